"""The demo's morning pages: the last days composed, looked through and sent, by services alone.

No letter leaves: they go to a mail backend that throws them away. Called after the demo's press.
"""

import datetime as dt

from newswatch import Health
from newswatch.fetching import Outcome
from phohien.kernel import clock
from phohien.organisation.models import User
from phohien.press_monitoring import services
from phohien.press_monitoring.digest import recipients, sending
from phohien.press_monitoring.digest import services as pages
from phohien.press_monitoring.digest.composing import COMPOSE_AT, SEND_AT, moment_of
from phohien.press_monitoring.enums import Mark, Relevance
from phohien.press_monitoring.models import Digest, PressSource, Story
from phohien.press_monitoring.placing import Placer
from phohien.press_monitoring.reading import Reading, source_of
from phohien.press_monitoring.services.storing import store

DAYS = 3
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"
BROKEN = "https://nongthonvenbien.example/rss"
WHAT = "Máy chủ của báo trả lời mã 503 (tạm ngừng phục vụ)."
TODO = "Chờ lần đọc sau; nếu còn lỗi đến chiều, hỏi tòa soạn."
OPENINGS = (
    "",
    "Hôm nay báo chí viết nhiều về đầu tư và nông sản.",
    "Một tin sai số liệu đang lan; đề nghị xem mục “Cần trả lời” trước.",
)
NOTE = "Đã đề nghị đơn vị phụ trách gửi số liệu trong buổi sáng."


def build(*, analyst: User, leader: User | None = None) -> int:
    """The pages of the last days up to this morning; returns how many were sent.

    ``analyst`` looks the pages through; ``leader`` of an agency is put on the list of readers.
    Done again, nothing is added.
    """
    if Digest.objects.exists():
        return 0
    if leader is not None:
        recipients.add_reader(actor=analyst, user=leader)
    now, sent = clock.now(), 0
    for back in reversed(range(DAYS)):
        day = clock.today() - dt.timedelta(days=back)
        if moment_of(day, COMPOSE_AT) <= now:
            sent += _morning(analyst, day, DAYS - 1 - back, now)
    return sent


def _morning(analyst: User, day: dt.date, number: int, now: dt.datetime) -> int:
    with clock.at(moment_of(day, dt.time(6, 5))):
        _read(is_broken=number == DAYS - 1)
    with clock.at(moment_of(day, COMPOSE_AT)):
        digest = pages.compose_digest(day=day)
    look = moment_of(day, dt.time(6, 45))
    if OPENINGS[number] and look <= now:
        with clock.at(look):
            _look_through(analyst, digest, OPENINGS[number])
    sent = _send(digest, now)
    work = moment_of(day, dt.time(15, 20))
    if work <= now:
        with clock.at(work):
            _decide(analyst, day)
    return sent


def _read(*, is_broken: bool) -> None:
    """What asking every source of the demo brought this morning: nothing new, or a failure."""
    placer = Placer()
    for row in PressSource.objects.filter(address__endswith=".example/rss", polls__gt=0):
        at = clock.now().timestamp()
        last = row.last_success.timestamp() if row.last_success else at
        health = Health("unchanged", at, at, last)
        if is_broken and row.address == BROKEN:
            health = Health("failed", at, last, last, 3, "http-503", WHAT, TODO)
        known = source_of(row)
        outcome = Outcome(
            known, health, address=known.address, etag=known.etag, modified=known.modified,
            digest=known.digest, interval=known.interval, next_due=at + 1800,
        )  # fmt: skip
        store(Reading(row.pk, row.polls, outcome, ()), placer)


def _look_through(analyst: User, digest: Digest, opening: str) -> None:
    first = digest.entries.first()
    texts = {"opening": opening} | ({f"{first.pk}-note": NOTE} if first else {})
    blank = pages.editing.fingerprint("")
    pages.edit_digest(actor=analyst, digest=digest, texts=texts, seen=dict.fromkeys(texts, blank))


def _send(digest: Digest, now: dt.datetime) -> int:
    at = moment_of(digest.day, SEND_AT)
    if at > now:
        return 0
    with clock.at(at):
        digest = pages.release_digest(digest=digest)
        sending.send_letters(digest, lambda done, total: None, NOWHERE)
    return 1


def _decide(analyst: User, day: dt.date) -> None:
    """A day's work on what the page held: two confirmed, the widest carried as good news."""
    rows = Story.objects.filter(
        pk__in=Digest.objects.get(day=day).entries.values("story_id"),
        relevance=Relevance.SUGGESTED, mark=Mark.NONE, merged_into=None,
    ).order_by("-outlets_count", "pk")  # fmt: skip
    for place, story in enumerate(rows[:3]):
        services.confirm_story(actor=analyst, story=story)
        if place == 0:
            services.mark_story(actor=analyst, story=story, mark=Mark.GOOD_NEWS)
