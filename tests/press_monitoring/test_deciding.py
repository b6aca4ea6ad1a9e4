"""What a person decides: allowed to whom, audited, undone, and never lost between two people."""

import datetime as dt

import pytest

from phohien.clearance.models import Topic
from phohien.kernel import clock, events
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.organisation.enums import Role
from phohien.press_monitoring import selectors, services
from phohien.press_monitoring.enums import Mark, Relation, Relevance
from phohien.press_monitoring.events import StoryMarked
from phohien.press_monitoring.models import Article, Decision, Story
from phohien.security.models import AuditEntry
from tests.factories import make_user
from tests.press_monitoring.factories import BRIDGE, BRIDGE_AGAIN, LONGAN, make_article

pytestmark = pytest.mark.django_db


def hours_ago(hours: float) -> dt.datetime:
    return clock.now() - dt.timedelta(hours=hours)


@pytest.fixture
def story(db) -> Story:
    """Two articles of two outlets."""
    first = make_article(BRIDGE, at=hours_ago(5))
    second = make_article(BRIDGE_AGAIN, at=hours_ago(2))
    assert first.story == second.story
    return Story.objects.get()


def last_action() -> str:
    return AuditEntry.objects.order_by("-pk").values_list("action", flat=True).first()


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def undo_last(actor, story: Story) -> Story:
    last = selectors.decisions(actor=actor).filter(story=story).first()
    return services.undo_decision(actor=actor, decision=last)


@pytest.mark.parametrize(
    ("do", "becomes", "action"),
    [
        (services.confirm_story, Relevance.CONFIRMED, "press_monitoring.confirm_story"),
        (services.reject_story, Relevance.REJECTED, "press_monitoring.reject_story"),
    ],
)
def test_relevance_is_decided_audited_and_undone(do, becomes, action, story, analyst):
    do(actor=analyst, story=story)
    assert fresh(story).relevance == becomes and last_action() == action
    undo_last(analyst, story)
    assert fresh(story).relevance == Relevance.SUGGESTED
    assert last_action() == "press_monitoring.undo_decision"
    assert not selectors.decisions(actor=analyst).exists(), "an undone decision does not count"


def test_a_mark_tells_the_rooms_above_who_and_why(story, analyst, monkeypatch):
    heard = []
    monkeypatch.setitem(events._subscribers, StoryMarked, [heard.append])
    services.mark_story(
        actor=analyst, story=story, mark=Mark.NEEDS_ANSWER, note="Số hộ dân bị nói sai."
    )
    row = fresh(story)
    assert (row.mark, row.marked_by, row.mark_note) == (
        Mark.NEEDS_ANSWER, analyst, "Số hộ dân bị nói sai.",
    )  # fmt: skip
    undo_last(analyst, story)
    row = fresh(story)
    assert (row.mark, row.marked_by, row.marked_at, row.mark_note) == (Mark.NONE, None, None, "")
    assert [event.mark for event in heard] == [Mark.NEEDS_ANSWER, Mark.NONE]


def test_topics_are_set_and_taken_back(story, analyst):
    topics = Topic.objects.filter(code__in=["moi-truong-dau-tu", "bien-dao"])
    services.tag_story(actor=analyst, story=story, topics=topics)
    assert story.topics.count() == 2
    undo_last(analyst, story)
    assert story.topics.count() == 0


def test_split_makes_a_story_and_undo_brings_it_back(story, analyst):
    late = story.articles.latest("published_at")
    why, relation = late.why, late.relation
    new = services.split_story(actor=analyst, story=story, articles=[late])
    moved = fresh(late)
    assert (
        moved.story == new and moved.relation == Relation.BY_HAND and str(analyst) in moved.why[0]
    )
    assert (fresh(story).articles_count, fresh(new).articles_count) == (1, 1)
    undo_last(analyst, story)
    back = fresh(late)
    assert (back.story, back.why, back.relation) == (story, why, relation)
    assert fresh(new).merged_into == story and fresh(story).articles_count == 2


@pytest.mark.parametrize("how_many", [0, 2])
def test_a_split_leaves_something_on_both_sides(how_many, story, analyst):
    with pytest.raises(InvalidInput):
        services.split_story(actor=analyst, story=story, articles=story.articles.all()[:how_many])
    assert Story.objects.count() == 1


def test_merge_carries_articles_and_mark_and_is_undone(story, analyst):
    other = make_article(LONGAN, at=hours_ago(1)).story
    services.mark_story(actor=analyst, story=other, mark=Mark.GOOD_NEWS)
    services.merge_stories(actor=analyst, story=story, other=other)
    merged = fresh(story)
    assert (merged.articles_count, merged.mark) == (3, Mark.GOOD_NEWS)
    assert fresh(other).merged_into == story
    assert list(selectors.stories(actor=analyst)) == [merged]
    with pytest.raises(RuleBroken):
        services.confirm_story(actor=analyst, story=other)
    undo_last(analyst, story)
    assert (fresh(story).articles_count, fresh(story).mark) == (2, Mark.NONE)
    assert fresh(other).articles_count == 1 and fresh(other).merged_into is None


def test_a_story_does_not_merge_with_itself(story, analyst):
    with pytest.raises(RuleBroken):
        services.merge_stories(actor=analyst, story=story, other=story)


def test_only_the_latest_decision_is_undone_and_only_once(story, analyst):
    services.confirm_story(actor=analyst, story=story)
    first = Decision.objects.get()
    services.mark_story(actor=analyst, story=story, mark=Mark.NOTHING)
    with pytest.raises(RuleBroken, match="mới nhất"):
        services.undo_decision(actor=analyst, decision=first)
    second = Decision.objects.exclude(pk=first.pk).get()
    services.undo_decision(actor=analyst, decision=second)
    with pytest.raises(RuleBroken):
        services.undo_decision(actor=analyst, decision=second)
    services.undo_decision(actor=analyst, decision=first)


def test_a_form_older_than_another_s_decision_is_refused_and_names_them(
    story, analyst, coordinator
):
    seen = story.revision
    services.confirm_story(actor=coordinator, story=story)
    with pytest.raises(RuleBroken, match="Phạm Điều Phối"):
        services.reject_story(actor=analyst, story=story, revision=seen)
    assert fresh(story).relevance == Relevance.CONFIRMED


def test_readers_may_look_and_not_decide(story):
    for role in (Role.PROVINCIAL_LEADER, Role.AUDITOR):
        reader = make_user(role)
        assert selectors.story_for(reader, story.pk) == story
        with pytest.raises(NotAllowed):
            services.mark_story(actor=reader, story=story, mark=Mark.NOTHING)


def test_a_commune_sees_what_names_it_and_nothing_else(story):
    """The bridge is told of no commune that is known by code; the longan of phường Phố Hiến."""
    longan = make_article(LONGAN, at=hours_ago(1))
    commune = longan.places.get()
    officer = make_user(Role.AGENCY_OFFICER, commune)
    assert [row.pk for row in selectors.stories(actor=officer)] == [longan.story_id]
    with pytest.raises(NotVisible):
        selectors.story_for(officer, story.pk)
    assert not selectors.broken_sources(actor=officer).exists()


def test_search_needs_no_accents(story, analyst):
    make_article(LONGAN, at=hours_ago(1))
    found = selectors.search_articles(actor=analyst, text="nhan long tokyo")
    assert [row.title for row in found] == [LONGAN["title"]]
    assert selectors.search_articles(actor=analyst, text="NHÃN LỒNG").count() == 1
    assert selectors.stories(actor=analyst, text="song luoc 2.300").count() == 1


def test_filters_narrow_by_region_language_outlet_topic_and_time(story, analyst):
    source = story.articles.latest("pk").source
    source.region = "abroad"
    source.save()
    assert selectors.stories(actor=analyst, region="abroad").count() == 1
    assert not selectors.stories(actor=analyst, region="province").exists()
    assert selectors.stories(actor=analyst, outlet=source.outlet, language="vi").count() == 1
    assert not selectors.stories(actor=analyst, language="en").exists()
    assert not selectors.stories(actor=analyst, topic="bien-dao").exists()
    assert not selectors.stories(actor=analyst, since=hours_ago(1)).exists()
    assert not selectors.stories(actor=analyst, relevance="doubtful").exists()


def test_nobody_s_name_is_stored_about_who_wrote():
    """What it is not (PRODUCT.md): no author, no reader, no account, no score of a tone."""
    from django.apps import apps

    forbidden = ("author", "byline", "writer", "sentiment", "tone", "reader", "profile")
    fields = {
        (model.__name__, field.name)
        for model in apps.get_app_config("press_monitoring").get_models()
        for field in model._meta.get_fields()
    }
    assert ("Article", "title") in fields
    assert not [pair for pair in fields if any(word in pair[1].lower() for word in forbidden)]
    to_people = {
        field.name
        for model in (Article, Story)
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model and field.related_model.__name__ == "User"
    }
    assert to_people == {"marked_by"}, "the only person in a story is the officer who marked it"
