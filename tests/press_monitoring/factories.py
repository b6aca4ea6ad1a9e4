"""Sources, articles and stories for tests; what is told is invented."""

import datetime as dt
import itertools

from newswatch import Item
from newswatch.fetching import Fetcher
from newswatch.fetching.hosts import Hosts
from phohien.kernel import clock
from phohien.press_monitoring.keeping import find_of
from phohien.press_monitoring.models import Article, PressSource, Watch
from phohien.press_monitoring.placing import Placer
from phohien.press_monitoring.reading import Reader
from phohien.press_monitoring.services.storing import keep
from tests.press_monitoring.papers import HOSTS

_numbers = itertools.count(1)

# Told by two papers, in other words; and what is none of the province's business.
BRIDGE = {
    "title": "Hưng Yên khởi công cầu vượt sông Luộc trị giá 2.300 tỷ đồng",
    "text": "Sáng 12/11, UBND tỉnh Hưng Yên khởi công cầu vượt sông Luộc nối xã Hưng Hà với bờ "
    "nam. Cầu dài 3,2 km, tổng mức đầu tư 2.300 tỷ đồng, dự kiến hoàn thành năm 2029. Lãnh đạo "
    "tỉnh cho biết công trình rút ngắn 40 phút đường đi cảng. Hơn 180 hộ dân đã bàn giao đất.",
}
BRIDGE_AGAIN = {
    "title": "Cầu sông Luộc 2.300 tỷ đồng ở Hưng Yên chính thức động thổ",
    "text": "Công trình cầu vượt sông Luộc dài 3,2 km tại tỉnh Hưng Yên được khởi công ngày 12/11 "
    "với vốn 2.300 tỷ đồng. Theo ban quản lý dự án của tỉnh, cầu bắt đầu từ xã Hưng Hà và sẽ "
    "thông xe năm 2029, giảm 40 phút đi lại. Mặt bằng của 180 hộ đã xong.",
}
LONGAN = {
    "title": "Nhãn lồng Hưng Yên lên kệ siêu thị ở Tokyo",
    "text": "Lô 18 tấn nhãn lồng của hợp tác xã ở phường Phố Hiến, tỉnh Hưng Yên vừa được bày bán "
    "tại 42 siêu thị ở Tokyo. Đây là năm thứ ba nhãn Hưng Yên sang Nhật Bản.",
}
ELSEWHERE = {
    "title": "Cần Thơ mở thêm ba tuyến buýt điện",
    "text": "Thành phố Cần Thơ đưa ba tuyến buýt điện vào hoạt động, phục vụ khu vực Ninh Kiều và "
    "Cái Răng với 36 xe mới, giá vé 7.000 đồng mỗi lượt.",
}


def make_source(**fields) -> PressSource:
    number = next(_numbers)
    known = {
        "name": f"Báo Thử {number} - Tin mới",
        "outlet": f"Báo Thử {number}",
        "address": f"https://bao-{number}.example/rss",
        "added_at": clock.now(),
    }
    return PressSource.objects.create(**(known | fields))


def switch_on() -> Watch:
    return Watch.objects.update_or_create(pk=1, defaults={"is_on": True})[0]


def make_item(told: dict, path: str = "", at: dt.datetime | None = None) -> Item:
    """An item as a feed gives it, with a new address unless given."""
    address = path or f"https://bao.example/tin-{next(_numbers)}.html"
    moment = (at or clock.now()).isoformat()
    return Item(address, address, told["title"], told["text"], "", moment, "", "")


def make_article(
    told: dict = BRIDGE,
    *,
    source: PressSource | None = None,
    placer: Placer | None = None,
    at: dt.datetime | None = None,
) -> Article:
    """Judged and placed as polling does it, without network."""
    found = find_of(make_item(told, at=at))
    assert found, "the machine does not keep this"
    placer = placer or Placer()
    placer.catch_up()
    return keep(source or make_source(), found, placer)


def make_reader() -> Reader:
    """The real fetcher, allowed to ask loopback; hosts are asked without a pause."""
    known = dict.fromkeys(HOSTS, "127.0.0.1")
    return Reader(Fetcher(local=True, known=known), Hosts(apart=0.0))
