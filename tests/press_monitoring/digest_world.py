"""Stories, decisions and people for tests of the morning page, at a known morning."""

import datetime as dt
import itertools

from phohien.clearance.models import Topic
from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.press_monitoring import services
from phohien.press_monitoring.models import Article, PressSource, Story
from phohien.press_monitoring.services.counting import recount
from tests.factories import make_user
from tests.press_monitoring import factories

ZONE = dt.timezone(dt.timedelta(hours=7))
DAY = dt.date(2026, 11, 24)
_numbers = itertools.count(1)


def at(hour: int, minute: int = 0, day: int = 24) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


def make_source(**fields) -> PressSource:
    """One that was asked this morning and answered, unless ``fields`` say otherwise."""
    known = {"health": "ok", "last_attempt": at(6, 10), "last_success": at(6, 10)}
    return factories.make_source(**(known | fields))


def make_story(
    title: str = "",
    *,
    outlets: int = 1,
    when: dt.datetime | None = None,
    lead: str = "",
    sources: list[PressSource] | None = None,
    **fields,
) -> Story:
    """A story as polling leaves it: one article of each of ``outlets`` newspapers."""
    number, when = next(_numbers), when or at(20, day=23)
    title = title or f"Tin thử số {number} về tỉnh Hưng Yên"
    story = Story.objects.create(title=title, first_at=when, last_at=when, **fields)
    for place, source in enumerate(sources or [make_source() for _n in range(outlets)]):
        moment = when + dt.timedelta(minutes=place)
        Article.objects.create(
            source=source,
            story=story,
            key=f"{next(_numbers):064d}",
            url=f"https://bao.example/{number}/{place}.html",
            title=title,
            lead=lead,
            language=source.language,
            published_at=moment,
            fetched_at=moment,
        )
    recount(story)
    return story


class Morning:
    """People and sources; the clock stands where a test puts it."""

    def __init__(self) -> None:
        factories.switch_on()
        since = {"email": "x@phohien.example"}
        self.analyst = make_user(Role.PRESS_ANALYST, full_name="Trần Thị Trực", **since)
        self.other = make_user(Role.PRESS_ANALYST, full_name="Đỗ Văn Trực", **since)
        self.leaders = [
            make_user(
                Role.PROVINCIAL_LEADER, full_name=f"Lãnh Đạo {n}", email=f"ld{n}@tinh.example"
            )
            for n in range(1, 4)
        ]

    def decide(self, *, when: dt.datetime) -> dict[str, Story]:
        """Yesterday's work: a mark of each kind, one confirmed, two rejected, one tagged."""
        made = {
            name: make_story(f"Chuyện {name}") for name in ("hỏi", "tốt", "thường", "xa", "lạc")
        }
        with clock.at(when):
            mark = services.mark_story
            mark(actor=self.analyst, story=made["hỏi"], mark="needs_answer")
            mark(actor=self.analyst, story=made["tốt"], mark="good_news")
            services.confirm_story(actor=self.analyst, story=made["thường"])
            services.reject_story(actor=self.analyst, story=made["xa"])
            services.reject_story(actor=self.analyst, story=made["lạc"])
            topic = Topic.objects.order_by("order").first()
            services.tag_story(actor=self.analyst, story=made["thường"], topics=[topic])
        return {name: Story.objects.get(pk=story.pk) for name, story in made.items()}
