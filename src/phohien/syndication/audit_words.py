"""What the actions of carrying items mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.security import sentences
from phohien.syndication.enums import BulletinState, DeliveryState, PostState

sentences.declare(
    {
        "syndication.queue": _("đã đưa vào hàng chờ gửi"),
        "syndication.retry": _("đã đưa lại vào hàng chờ gửi"),
        "syndication.send": _("đã gửi đến kênh"),
        "syndication.acknowledge": _("đã ghi nhận nơi nhận đăng"),
        "syndication.fail": _("đã ghi nhận không gửi được"),
        "syndication.cancel": _("đã thôi gửi"),
        "syndication.outdate": _("đã yêu cầu thay bản mới ở nơi nhận"),
        "syndication.correct": _("đã thay bản mới ở nơi nhận"),
        "syndication.recall": _("đã yêu cầu gỡ ở nơi nhận"),
        "syndication.withdraw": _("đã gỡ ở nơi nhận"),
        "syndication.arrive_late": _("đã ghi nhận nơi nhận đăng bản không còn được đưa đi"),
        "syndication.receipt": _("đã ghi biên nhận"),
        "syndication.create_channel": _("đã lập kênh"),
        "syndication.change_channel": _("đã sửa kênh"),
        "syndication.write_post": _("đã soạn bài mạng xã hội"),
        "syndication.propose_post": _("đã trình duyệt bài mạng xã hội"),
        "syndication.approve_post": _("đã duyệt bài mạng xã hội"),
        "syndication.return_post": _("đã trả lại bài mạng xã hội"),
        "syndication.write_bulletin": _("đã soạn bản tin truyền thanh"),
        "syndication.request_bulletin": _("đã trình duyệt bản tin truyền thanh"),
        "syndication.clear_bulletin": _("đã ghi nhận bản tin truyền thanh được duyệt"),
        "syndication.send_bulletin": _("đã gửi bản tin truyền thanh"),
        "syndication.stop_bulletin": _("đã dừng bản tin truyền thanh"),
        "syndication.rewrite_bulletin": _("đã đưa bản tin truyền thanh về soạn lại"),
        "syndication.confirm_airing": _("đã xác nhận phát bản tin truyền thanh"),
        "syndication.open_offer": _("đã chia sẻ vào kho dùng chung"),
        "syndication.close_offer": _("đã thôi chia sẻ trong kho dùng chung"),
        "syndication.take_offer": _("đã lấy từ kho dùng chung"),
    }
)
sentences.declare_fields(
    {
        "remote_url": _("địa chỉ ở nơi nhận"),
        "receipt_note": _("ghi chú biên nhận"),
        "version": _("bản số"),
        "way": _("cách đưa tin"),
        "form": _("dạng tệp"),
        "network": _("mạng xã hội"),
        "languages": _("ngôn ngữ"),
        "topics": _("chủ đề"),
        "agencies": _("đơn vị"),
        "is_automatic": _("tự đưa mỗi bài mới"),
        "responsible": _("người phụ trách"),
        "settings": _("thông số kết nối"),
        "note": _("ghi chú"),
        "times": _("số lần phát"),
        "embargo_until": _("không dùng trước lúc"),
        "licence": _("giấy phép"),
        "purpose": _("dùng vào việc"),
    }
)
sentences.declare_values("state", {str(key): label for key, label in DeliveryState.choices})
# Words that other rooms use for the same value stay theirs.
sentences.declare_values(
    "state",
    {
        "proposed": PostState.PROPOSED.label,
        "approved": PostState.APPROVED.label,
        "stopped": BulletinState.STOPPED.label,
    },
)
