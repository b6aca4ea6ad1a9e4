"""A person says what a story is: of concern or not, what is to be done, what it is about."""

from collections.abc import Iterable

from django.db import transaction

from phohien.clearance.models import Topic
from phohien.kernel import clock, events
from phohien.kernel.transitions import transition
from phohien.press_monitoring.enums import DecisionKind, Mark
from phohien.press_monitoring.events import StoryMarked
from phohien.press_monitoring.models import Story
from phohien.press_monitoring.services.records import decided, lock_story, record
from phohien.press_monitoring.workflow import MARK, RELEVANCE


def confirm_story(*, actor, story: Story, note: str = "", revision: int | None = None) -> Story:
    """The story concerns the province. Raises RuleBroken when that is decided already."""
    return _judge(actor, story, "confirm", note, revision)


def reject_story(*, actor, story: Story, note: str = "", revision: int | None = None) -> Story:
    """It does not: it leaves the river, and what is written about it later does not come back."""
    return _judge(actor, story, "reject", note, revision)


@transaction.atomic
def _judge(actor, story: Story, verb: str, note: str, revision: int | None) -> Story:
    story = lock_story(actor, story, revision)
    old, new = transition(story, verb, RELEVANCE, field="relevance")
    before, after = {"relevance": old}, {"relevance": new}
    decided(actor, story, DecisionKind.RELEVANCE, before, after, note=note)
    changes = {"relevance": (old, new)} | ({"note": (None, note)} if note else {})
    record(actor, f"{verb}_story", story, changes)
    return story


@transaction.atomic
def mark_story(
    *, actor, story: Story, mark: str, note: str = "", revision: int | None = None
) -> Story:
    """Say what is to be done (enums.Mark; NONE takes the mark off). Publishes StoryMarked.

    Raises RuleBroken when it bears this mark already.
    """
    story = lock_story(actor, story, revision)
    old_note = story.mark_note
    old, new = transition(story, Mark(mark).value, MARK, field="mark")
    set_mark(story, actor, note)
    before, after = {"mark": old, "note": old_note}, {"mark": new, "note": story.mark_note}
    decided(actor, story, DecisionKind.MARK, before, after, note=note)
    changes = {"mark": (old, new)} | ({"note": (old_note, note)} if note else {})
    record(actor, "mark_story", story, changes)
    events.publish(StoryMarked(story_id=story.pk, mark=new))
    return story


def set_mark(story: Story, actor, note: str) -> None:
    """Who marked and when, on a story whose mark was just changed; not saved here."""
    is_marked = story.mark != Mark.NONE
    story.mark_note = note.strip()[:500] if is_marked else ""
    story.marked_by, story.marked_at = (actor, clock.now()) if is_marked else (None, None)


@transaction.atomic
def tag_story(
    *, actor, story: Story, topics: Iterable[Topic], revision: int | None = None
) -> Story:
    """Set the topics of a story; the same ones again change nothing."""
    story = lock_story(actor, story, revision)
    old = list(story.topics.order_by("pk"))
    new = sorted(set(topics), key=lambda topic: topic.pk)
    if old == new:
        return story
    story.topics.set(new)
    before, after = ({"topics": [topic.pk for topic in some]} for some in (old, new))
    decided(actor, story, DecisionKind.TOPICS, before, after)
    changes = {"topics": ([topic.name for topic in old], [topic.name for topic in new])}
    record(actor, "tag_story", story, changes)
    return story
