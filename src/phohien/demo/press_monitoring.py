"""The press of the demo: invented outlets on .example, read as the poller reads real ones.

Nothing is asked of the network: what a feed would have brought is handed to the service that
stores it, source by source in order of time. Reading of real sources stays switched off.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from newswatch import Health, Item
from newswatch.fetching import Outcome
from phohien.clearance.models import Topic
from phohien.kernel import clock
from phohien.organisation.models import User
from phohien.press_monitoring import services
from phohien.press_monitoring.enums import Mark
from phohien.press_monitoring.keeping import find_of
from phohien.press_monitoring.loading import load_sources
from phohien.press_monitoring.models import Article, PressSource, Story
from phohien.press_monitoring.placing import Placer
from phohien.press_monitoring.reading import Reading, source_of
from phohien.press_monitoring.services.capturing import keep_page
from phohien.press_monitoring.services.storing import store

DATA = Path(__file__).with_name("data") / "press_articles.txt"
OUTLETS = {  # code: name, language, region, publisher
    "phohienhomnay": ("Phố Hiến Hôm nay", "vi", "province", "Cơ quan báo chí giả định"),
    "songhong": ("Báo Sông Hồng", "vi", "central", "Cơ quan báo chí giả định"),
    "kinhtedongbang": ("Thời báo Kinh tế Đồng bằng", "vi", "central", "Cơ quan báo chí giả định"),
    "nongthonvenbien": ("Nông thôn Ven biển", "vi", "ministry", "Cơ quan báo chí giả định"),
    "tinnhanh24": ("Tin Nhanh 24", "vi", "central", "Cơ quan báo chí giả định"),
    "halongnhatbao": ("Vịnh Bắc Nhật báo", "vi", "other_province", "Cơ quan báo chí giả định"),
    "redriverdaily": ("Red River Daily", "en", "central", "Cơ quan báo chí giả định"),
    "asiatradewire": ("Asia Trade Wire", "en", "abroad", ""),
    "hanseong": ("Hanseong Commerce", "en", "abroad", ""),
}
_HEAD = re.compile(r"^@ (\w+) -(\d+) ([\w-]+)$")
_DAY = re.compile(r"\{h-(\d+)\}")
# Told so differently that the machine keeps them apart; a person knows that they are one.
_MERGES = (
    ("Cá chết trắng", ("1,2 tấn cá lồng", "nghi vấn xả thải")),
    ("đổi tên 12 xã", ("không có chủ trương đổi tên",)),
)
# Part of a title → what the analyst decided: mark, note, topics.
_DECISIONS = (
    ("Cá chết trắng", Mark.NEEDS_ANSWER, "Con số 12 tấn khác kiểm đếm của xã; hỏi Sở NN&MT.",
     ("giai-thich-lam-ro",)),
    ("đổi tên 12 xã", Mark.NEEDS_ANSWER, "Sở Nội vụ đã trả lời một báo, cần đăng trên cổng.",
     ("giai-thich-lam-ro", "chu-truong-chinh-sach")),
    ("nhãn lồng", Mark.GOOD_NEWS, "Đăng lại bản tiếng Anh và tiếng Nhật.",
     ("thanh-tuu-kinh-te-xa-hoi",)),
    ("Lê Quý Đôn tại Hưng Yên", Mark.GOOD_NEWS, "", ("manh-dat-con-nguoi", "van-hoa-du-lich")),
    ("khởi công tuyến đường", Mark.NOTHING, "", ("moi-truong-dau-tu",)),
    ("tàu cá trên 15 mét", Mark.NOTHING, "", ("chong-khai-thac-iuu", "bien-dao")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One article of the data file: ``hours`` before now."""

    outlet: str
    hours: int
    item: Item


def build(*, analyst: User) -> int:
    """Sources, articles, stories, an analyst's morning; how many articles are kept.

    ``analyst`` holds the role of press analyst. Done again, nothing is added.
    """
    load_sources()
    if _story("Lê Quý Đôn"):
        return 0
    now = clock.now()
    sources = {code: _source(code, analyst, now) for code in OUTLETS}
    kept, placer = 0, Placer()
    for told in sorted(read(now), key=lambda one: -one.hours):
        with clock.at(now - dt.timedelta(hours=told.hours) + dt.timedelta(minutes=9)):
            source = PressSource.objects.get(pk=sources[told.outlet].pk)
            kept += store(_reading(source, told.item), placer)
    _decide(analyst, now)
    _capture(analyst)
    return kept


def _source(code: str, analyst: User, now: dt.datetime) -> PressSource:
    name, language, region, publisher = OUTLETS[code]
    address = f"https://{code}.example/rss"
    if found := PressSource.objects.filter(address=address).first():
        return found
    with clock.at(now - dt.timedelta(days=30)):
        return services.add_source(
            actor=analyst, address=address, name=f"{name} - Trang chủ", outlet=name,
            homepage=f"https://{code}.example", language=language, region=region,
            publisher=publisher, note="Báo giả định của bản dùng thử.",
        )  # fmt: skip


def read(now: dt.datetime) -> Iterator[Told]:
    """The articles of the data file, with days counted back from ``now``."""
    blocks = DATA.read_text(encoding="utf-8").split("\n\n")
    for block in blocks:
        lines = [line for line in block.strip().splitlines() if not line.startswith("#")]
        if lines:
            yield _told(lines, now)


def _told(lines: list[str], now: dt.datetime) -> Told:
    outlet, hours, path = _HEAD.match(lines[0]).groups()
    title, text = lines[1].removeprefix("= "), _dated(" ".join(lines[2:]), now)
    at = (now - dt.timedelta(hours=int(hours))).isoformat()
    address = f"https://{outlet}.example/{path}.html"
    return Told(outlet, int(hours), Item(address, address, title, text, "", at, "", outlet))


def _dated(text: str, now: dt.datetime) -> str:
    def day(found: re.Match) -> str:
        moment = timezone.localtime(now - dt.timedelta(hours=int(found[1])))
        return f"{moment.day}/{moment.month}"

    return _DAY.sub(day, text)


def _reading(row: PressSource, item: Item) -> Reading:
    """What a poll of the feed would have given at this moment."""
    moment, source = clock.now().timestamp(), source_of(row)
    health = Health("ok", moment, moment, moment)
    outcome = Outcome(
        source, health, (item,), (item,), address=row.address, interval=1800.0,
        next_due=moment + 1800,
    )  # fmt: skip
    found = find_of(item)
    return Reading(row.pk, row.polls, outcome, (found,) if found else ())


def _decide(analyst: User, now: dt.datetime) -> None:
    """Between an hour and ten minutes ago."""
    with clock.at(now - dt.timedelta(minutes=65)):
        _merge(analyst)
    for number, (words, mark, note, topics) in enumerate(_DECISIONS):
        story = _story(words)
        if story is None or story.mark != Mark.NONE:
            continue
        with clock.at(now - dt.timedelta(minutes=60 - 8 * number)):
            _decide_one(analyst, story, mark, note, topics)


def _story(words: str) -> Story | None:
    rows = Article.objects.filter(title__contains=words, source__address__endswith=".example/rss")
    found = rows.select_related("story").first()
    return found.story if found else None


def _merge(analyst: User) -> None:
    for words, others in _MERGES:
        for other in filter(None, map(_story, others)):
            story = _story(words)
            if story and story.pk != other.pk:
                services.merge_stories(actor=analyst, story=story, other=other)


def _decide_one(analyst: User, story: Story, mark: str, note: str, topics: tuple) -> None:
    story = services.confirm_story(actor=analyst, story=story)
    story = services.mark_story(actor=analyst, story=story, mark=mark, note=note)
    rows = Topic.objects.filter(code__in=topics)
    services.tag_story(actor=analyst, story=story, topics=rows)


def _capture(analyst: User) -> None:
    """The misleading article is kept as evidence, with a page as its outlet would have sent it."""
    article = Article.objects.filter(title__contains="Cá chết trắng").first()
    if article is None or article.captures.exists():
        return
    copy = services.capture_article(actor=analyst, article=article)
    page = (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{article.title}</title>'
        f"</head><body><article><h1>{article.title}</h1><p>{article.text}</p></article></body></html>"
    )
    keep_page(capture=copy, page=page.encode(), url=article.url, printed=False)
