"""What stands on a page: chosen by the machine, once a day, and put together with yesterday."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.kernel.jobs.worker import Worker
from phohien.kernel.models import Job, Schedule
from phohien.press_monitoring import services as room
from phohien.press_monitoring.digest import case_lines, services
from phohien.press_monitoring.digest.decisions import decided_on
from phohien.press_monitoring.digest.gathering import page_of
from phohien.press_monitoring.digest.page import CaseLine
from phohien.press_monitoring.models import Digest, PressSource
from tests.press_monitoring.digest_world import DAY, Morning, at, make_source, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def morning():
    return Morning()


def compose(moment: dt.datetime | None = None) -> Digest:
    with clock.at(moment or at(6, 20)):
        return services.compose_digest(day=DAY)


def page(digest: Digest):
    with clock.at(at(6, 50)):
        return page_of(Digest.objects.get(pk=digest.pk))


def headlines(digest: Digest) -> list[str]:
    return [row.headline for row in page(digest).stories]


def test_confirmed_first_then_by_outlets_and_nothing_that_is_set_aside(morning):
    make_story("Một báo", outlets=1)
    make_story("Ba báo", outlets=3)
    make_story("Xác nhận", outlets=1, relevance="confirmed")
    make_story("Bị loại", outlets=5, relevance="rejected")
    make_story("Chưa chắc", outlets=5, relevance="doubtful")
    make_story("Bỏ qua", mark="nothing", marked_by=morning.analyst)
    make_story("Hôm kia", outlets=4, when=at(5, day=22))
    make_story("Chưa tới", outlets=4, when=at(6, 40))
    assert headlines(compose()) == ["Xác nhận", "Ba báo", "Một báo"]


def test_the_span_begins_where_the_page_before_stopped(morning):
    make_story("Cũ", when=at(5, day=22))
    with clock.at(at(6, 20, day=22)):
        services.compose_digest(day=dt.date(2026, 11, 22))
    make_story("Trong lúc máy nghỉ", when=at(9, day=22))
    digest = compose()  # no page on the 23rd
    assert digest.covers_from == at(6, 20, day=22)
    assert headlines(digest) == ["Trong lúc máy nghỉ"]


def test_composing_again_changes_nothing(morning):
    make_story("Một")
    first = compose()
    make_story("Hai")
    assert compose(at(6, 40)).pk == first.pk
    assert headlines(first) == ["Một"]


def test_the_second_sentence_is_the_articles_own_unless_it_repeats_the_title(morning):
    told = "Dự án có vốn 1.200 tỷ đồng. Cầu dài 3 km. Câu này không lấy."
    make_story("Khởi công cầu mới", lead=told, outlets=2)
    make_story("Khai mạc lễ hội đền Mẫu", lead="Khai mạc lễ hội đền Mẫu sáng nay.")
    stories = page(compose()).stories
    assert stories[0].summary == "Dự án có vốn 1.200 tỷ đồng. Cầu dài 3 km."
    assert stories[1].summary == ""


def test_sources_that_failed_are_named_with_since_when_and_why(morning):
    make_story(sources=[make_source(outlet="Báo Tốt")])
    make_source(
        outlet="Báo Hỏng", name="Báo Hỏng", health="failed", failing_since=at(5),
        last_success=at(4), error_what="Máy chủ không trả lời.",
    )  # fmt: skip
    make_source(outlet="Báo Mới", name="Báo Mới", health="gone", last_success=None,
                error_what="Đã ngừng hẳn.")  # fmt: skip
    make_source(outlet="Báo Tắt", health="failed", is_active=False)
    found = page(compose())
    assert found.sources == 3
    assert [(row.name, row.since, row.why) for row in found.failures] == [
        ("Báo Hỏng", at(5), "Máy chủ không trả lời."),
        ("Báo Mới", None, "Đã ngừng hẳn."),
    ]


def test_a_source_nobody_asked_since_the_last_page_was_not_read(morning):
    make_source(outlet="Báo Im", name="Báo Im", last_attempt=at(6, 19, day=23))
    make_source(outlet="Báo Mới Thêm", last_attempt=None)
    found = page(compose())
    assert (found.sources, found.failures[0].name) == (1, "Báo Im")
    assert "không được hỏi lại" in found.failures[0].why


def test_needs_an_answer_stands_apart_until_its_case_is_settled(morning, monkeypatch):
    asked = make_story("Hỏi", when=at(8, day=20))
    with clock.at(at(9, day=20)):
        room.mark_story(actor=morning.analyst, story=asked, mark="needs_answer")
    make_story("Thường")
    digest = compose()
    assert headlines(digest) == ["Thường"]
    assert [row.headline for row in page(digest).answers] == ["Hỏi"]
    told = {asked.pk: [CaseLine(text="Đang chờ số liệu.", url="/lam-viec/lam-ro/1/")]}
    monkeypatch.setattr(case_lines, "_providers", [])
    case_lines.register_case_lines(lambda ids: {pk: told[pk] for pk in ids})
    assert page(digest).answers[0].cases[0].text == "Đang chờ số liệu."
    told[asked.pk] = [CaseLine(text="Đã trả lời.", is_settled=True)]
    assert page(digest).answers == []


def test_a_story_merged_or_rejected_since_leaves_or_is_replaced(morning):
    part, whole, wrong = (make_story(name) for name in ("Phần", "Toàn", "Nhầm"))
    digest = compose()
    with clock.at(at(6, 30)):
        room.merge_stories(actor=morning.analyst, story=whole, other=part)
        room.reject_story(actor=morning.analyst, story=wrong)
    found = page(digest)
    assert [row.story_id for row in found.stories] == [whole.pk]


def test_yesterdays_decisions_are_counted_by_the_last_word(morning):
    morning.decide(when=at(15, day=23))
    assert decided_on(dt.date(2026, 11, 23)) == [
        "Cần trả lời (1): “Chuyện hỏi”.",
        "Tin tốt nên đăng lại (1): “Chuyện tốt”.",
        "Xác nhận 1 tin là về tỉnh; loại 2 tin không liên quan.",
        "Gắn chủ đề cho 1 tin.",
    ]
    assert decided_on(DAY) == []


def test_a_decision_of_just_before_midnight_is_yesterdays(morning):
    morning.decide(when=at(23, 59, day=23))
    assert len(decided_on(dt.date(2026, 11, 23))) == 4
    assert decided_on(DAY) == []


def test_an_undone_decision_is_none(morning):
    story = make_story("Đổi ý")
    with clock.at(at(15, day=23)):
        room.mark_story(actor=morning.analyst, story=story, mark="good_news")
        room.undo_decision(actor=morning.analyst, decision=story.decisions.get())
    assert decided_on(dt.date(2026, 11, 23)) == []


def test_the_number_of_queries_does_not_depend_on_the_day(morning, django_assert_num_queries):
    for _number in range(2):
        make_story(outlets=2)
    small = compose()
    with django_assert_num_queries(7):
        page_of(small)
    Digest.objects.all().delete()
    for _number in range(40):
        make_story(outlets=3)
    large = compose()
    with django_assert_num_queries(7):
        assert len(page_of(large).stories) == 42


def test_no_page_before_its_time_and_none_without_sources(morning):
    make_source()
    with clock.at(at(6, 19)):
        assert services.compose_due() is None
    PressSource.objects.update(is_active=False)
    with clock.at(at(6, 20)):
        assert services.compose_due() is None


def test_the_clock_composes_and_sends_and_a_late_worker_catches_up(morning, mailoutbox):
    make_story("Tin của ngày", outlets=2)
    tick(at(6, 10))
    assert not Digest.objects.exists()
    tick(at(6, 20))
    assert Digest.objects.get().state == "draft" and mailoutbox == []
    tick(at(7))
    assert Digest.objects.get().state == "sent" and len(mailoutbox) == 3
    tick(at(7, 5))
    assert len(mailoutbox) == 3
    PressSource.objects.update(last_attempt=at(9, 30, day=25))
    tick(at(9, 40, day=25))  # the worker was away all night and morning
    assert [digest.day.day for digest in Digest.objects.all()] == [25, 24]
    assert len(mailoutbox) == 6


def tick(moment: dt.datetime) -> None:
    """Let the worker do what its clock asks of the morning page; other rooms' have just run."""
    name = "press_monitoring.morning_page"
    before = moment - dt.timedelta(minutes=5)
    Schedule.objects.update_or_create(name=name, defaults={"last_slot": before})
    Schedule.objects.exclude(name=name).update(last_slot=moment)
    with clock.at(moment):
        for _round in range(3):
            Job.objects.exclude(name__in=(name, "press_monitoring.send_letters")).delete()
            Worker().run_ready()
