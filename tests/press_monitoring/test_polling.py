"""Feeds of a real server become articles and stories; nothing is lost, doubled or undone."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.press_monitoring import rounds, services
from phohien.press_monitoring.enums import Health, Relation, Relevance
from phohien.press_monitoring.models import Article, DayCount, PressSource, Story, Watch
from phohien.press_monitoring.placing import Placer
from tests.press_monitoring.factories import (
    BRIDGE,
    BRIDGE_AGAIN,
    ELSEWHERE,
    LONGAN,
    make_article,
    make_reader,
    make_source,
    switch_on,
)
from tests.press_monitoring.papers import HOSTS

pytestmark = pytest.mark.django_db


def item(told: dict, path: str, hours: float = 1.0) -> dict:
    return told | {"path": path, "at": clock.now() - dt.timedelta(hours=hours)}


def test_only_what_concerns_the_province_is_kept_and_the_rest_is_counted(papers, poll):
    feed = papers.feed("/rss", item(BRIDGE, "/cau"), item(ELSEWHERE, "/buyt"))
    source = make_source(address=feed)
    assert poll() == 1
    article = Article.objects.get()
    assert article.title == BRIDGE["title"] and article.judgement["concerns"]
    assert article.judgement["why"] and "Hưng Yên" in str(article.judgement["places"])
    assert not Article.objects.filter(title=ELSEWHERE["title"]).exists()
    count = DayCount.objects.get(source=source)
    assert (count.read, count.kept, count.day) == (2, 1, clock.today())


def test_two_papers_tell_one_story_and_say_why(papers, poll):
    make_source(address=papers.feed("/a", item(BRIDGE, "/a1", 3)), outlet="Báo Một")
    make_source(
        address=papers.feed("/b", item(BRIDGE_AGAIN, "/b1"), host=HOSTS[1]), outlet="Báo Hai"
    )
    make_source(address=papers.feed("/c", item(LONGAN, "/c1"), host=HOSTS[2]), outlet="Báo Ba")
    assert poll() == 3
    told = Story.objects.get(articles_count=2)
    assert told.outlets_count == 2 and told.first_article.title == BRIDGE["title"]
    assert told.title == BRIDGE["title"] and told.first_at < told.last_at
    second = told.articles.exclude(relation=Relation.FIRST).get()
    assert second.relation == Relation.SAME_EVENT and second.why and second.nearest_id
    assert Story.objects.count() == 2


def test_the_same_page_in_two_feeds_is_one_article(papers, poll):
    first = papers.feed("/moi", item(BRIDGE, "/cau.html"))
    second = papers.feed("/kinh-te", item(BRIDGE, "/cau.html?utm_source=rss"))
    make_source(address=first), make_source(address=second)
    poll(), poll()
    assert Article.objects.count() == 1


def test_health_says_what_is_wrong_and_since_when(papers, poll):
    good = make_source(address=papers.feed("/tot", item(BRIDGE, "/1")))
    empty = make_source(address=papers.feed("/rong", host=HOSTS[1]))
    bad = make_source(address=papers.address("/khong-co", HOSTS[2]))
    poll()
    first_failure = PressSource.objects.get(pk=bad.pk).failing_since
    poll()
    good, empty, bad = (PressSource.objects.get(pk=row.pk) for row in (good, empty, bad))
    assert good.health == Health.UNCHANGED and good.last_success and not good.error_what
    assert empty.health in (Health.EMPTY, Health.UNCHANGED) and empty.failing_since is None
    assert bad.health == Health.FAILED and bad.failures == 2
    assert bad.failing_since == first_failure and bad.error_what and bad.error_todo
    assert bad.last_success is None and bad.next_due > clock.now()


def test_nothing_is_asked_while_reading_is_off(papers, poll):
    make_source(address=papers.feed("/rss", item(BRIDGE, "/1")))
    Watch.objects.update(is_on=False)
    assert poll() == 0 and not papers.asked


def test_switched_off_sources_are_not_asked(papers, poll):
    make_source(address=papers.feed("/rss", item(BRIDGE, "/1")), is_active=False)
    assert poll() == 0 and not papers.asked


def test_after_a_restart_a_late_report_still_finds_its_story(papers, poll):
    make_source(address=papers.feed("/a", item(BRIDGE, "/a1", 20)))
    poll()
    make_source(address=papers.feed("/b", item(BRIDGE_AGAIN, "/b1"), host=HOSTS[1]))
    assert poll(restarted=True) == 1
    assert Story.objects.get().articles_count == 2


def test_an_item_of_last_month_is_counted_only(papers, poll):
    make_source(address=papers.feed("/a", item(BRIDGE, "/a1", 24 * 30)))
    assert poll() == 0 and DayCount.objects.get().read == 1


def test_a_person_s_decisions_outlive_the_next_poll(papers, poll, analyst):
    """Rejected stays rejected, split stays split, though the machine would say otherwise."""
    make_source(address=papers.feed("/a", item(BRIDGE, "/a1", 5)))
    poll()
    story = Story.objects.get()
    services.reject_story(actor=analyst, story=story)
    make_source(address=papers.feed("/b", item(BRIDGE_AGAIN, "/b1", 3), host=HOSTS[1]))
    poll()
    story.refresh_from_db()
    assert story.relevance == Relevance.REJECTED and story.articles_count == 2
    late = story.articles.latest("pk")
    alone = services.split_story(actor=analyst, story=story, articles=[late])
    services.confirm_story(actor=analyst, story=alone)
    again = BRIDGE_AGAIN | {"title": BRIDGE_AGAIN["title"] + ", dân phấn khởi"}
    make_source(address=papers.feed("/c", item(again, "/c1"), host=HOSTS[2]))
    poll(restarted=True)
    alone.refresh_from_db(), story.refresh_from_db()
    assert (story.articles_count, alone.articles_count) == (1, 2)
    assert alone.relevance == Relevance.CONFIRMED and story.relevance == Relevance.REJECTED


def test_a_merged_story_receives_what_is_written_later(papers, poll, analyst):
    bridge = make_article(BRIDGE, at=clock.now() - dt.timedelta(hours=9)).story
    longan = make_article(LONGAN, at=clock.now() - dt.timedelta(hours=8)).story
    services.merge_stories(actor=analyst, story=longan, other=bridge)
    make_source(address=papers.feed("/b", item(BRIDGE_AGAIN, "/b1")))
    poll(restarted=True)
    longan.refresh_from_db()
    assert longan.articles_count == 3


def test_an_overtaken_attempt_stores_nothing(papers, db):
    """The address was changed, or another worker was quicker, while the answer was on its way."""
    switch_on()
    source = make_source(address=papers.feed("/a", item(BRIDGE, "/a1")))
    reader, placer = make_reader(), Placer()
    reading = next(reader.read([source]))
    PressSource.objects.update(polls=source.polls + 1)
    assert rounds.store(reading, placer) == 0 and not Article.objects.exists()
    reader.close()


def test_two_rounds_never_run_at_once(db):
    switch_on()
    assert rounds.take_round("mot") and rounds.take_round("mot")
    assert not rounds.take_round("hai")
    with clock.at(clock.now() + rounds.HELD + dt.timedelta(seconds=1)):
        assert rounds.take_round("hai")
        assert not rounds.take_round("mot")
        rounds.end_round("hai")
        assert not rounds.take_round("mot"), "hosts get their pause between two processes"
