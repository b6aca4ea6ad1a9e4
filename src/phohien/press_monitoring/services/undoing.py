"""Taking a decision back: what was before stands again. The latest decision first."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock, events
from phohien.kernel.errors import RuleBroken
from phohien.kernel.transitions import transition
from phohien.press_monitoring.enums import DecisionKind, Mark
from phohien.press_monitoring.events import StoryMarked
from phohien.press_monitoring.models import Article, Decision, Story
from phohien.press_monitoring.services.counting import recount
from phohien.press_monitoring.services.deciding import set_mark
from phohien.press_monitoring.services.records import lock_story, lock_watch, record
from phohien.press_monitoring.workflow import MARK, RELEVANCE


@transaction.atomic
def undo_decision(*, actor, decision: Decision) -> Story:
    """Make the story what it was before; returns it.

    Raises RuleBroken when it was undone already, when the story was decided about since, or
    when moved articles stand elsewhere by now.
    """
    lock_watch()
    story = lock_story(actor, decision.story)
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    latest = story.decisions.filter(undone_at=None).first()
    if decision.undone_at or latest is None:
        raise RuleBroken("undone", _("Quyết định này đã được bỏ rồi."))
    if latest.pk != decision.pk:
        raise RuleBroken("not-latest", _("Sau đó đã có quyết định khác. Hãy bỏ từ việc mới nhất."))
    _UNDO[DecisionKind(decision.kind)](actor, story, decision)
    story.revision += 1
    story.save()
    decision.undone_by, decision.undone_at = actor, clock.now()
    decision.save(update_fields=["undone_by", "undone_at"])
    record(actor, "undo_decision", story, {"decision": (str(decision.get_kind_display()), None)})
    return story


def _relevance(_actor, story: Story, decision: Decision) -> None:
    verb = f"back_to_{decision.before['relevance']}"
    transition(story, verb, RELEVANCE, field="relevance")


def _mark(actor, story: Story, decision: Decision) -> None:
    transition(story, decision.before["mark"], MARK, field="mark")
    set_mark(story, actor, decision.before["note"])
    events.publish(StoryMarked(story_id=story.pk, mark=story.mark))


def _topics(_actor, story: Story, decision: Decision) -> None:
    story.topics.set(decision.before["topics"])


def _split(_actor, story: Story, decision: Decision) -> None:
    """All of the new story comes back, also what joined it since; it stays as a signpost."""
    new = Story.objects.select_for_update(of=("self",)).get(pk=decision.after["story"])
    _require_still_there(decision, new)
    _put_back(decision, story)
    Article.objects.filter(story=new).update(story=story)
    new.merged_into, new.articles_count, new.outlets_count = story, 0, 0
    new.first_article = None
    new.save()
    recount(story)


def _merge(_actor, story: Story, decision: Decision) -> None:
    """What came goes back; what was written since stays where it was put."""
    other = Story.objects.select_for_update(of=("self",)).get(pk=decision.after["story"])
    _require_still_there(decision, story)
    other.merged_into = None
    other.save(update_fields=["merged_into"])
    _put_back(decision, other)
    if decision.after["mark"] != decision.before["mark"] and story.mark == decision.after["mark"]:
        transition(story, Mark.NONE, MARK, field="mark")
        set_mark(story, None, "")
    recount(other)
    recount(story)


def _require_still_there(decision: Decision, story: Story) -> None:
    moved = decision.after["articles"]
    if Article.objects.filter(pk__in=moved, story=story).count() != len(moved):
        raise RuleBroken(
            "moved-on", _("Các bài này đã được xếp sang tin khác, nên không trả lại như cũ được.")
        )


def _put_back(decision: Decision, story: Story) -> None:
    for row in Article.objects.filter(pk__in=decision.after["articles"]):
        row.relation, row.why = decision.before["articles"][str(row.pk)]
        row.story = story
        row.save(update_fields=["story", "relation", "why"])


_UNDO: dict[str, Callable] = {
    DecisionKind.RELEVANCE: _relevance,
    DecisionKind.MARK: _mark,
    DecisionKind.TOPICS: _topics,
    DecisionKind.SPLIT: _split,
    DecisionKind.MERGE: _merge,
}
