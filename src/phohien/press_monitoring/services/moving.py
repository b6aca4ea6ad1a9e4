"""A person sorts articles: a story is split, two are merged.

Both hold the row of ``Watch``, as polling does: nothing is put into a story while it moves.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.press_monitoring.enums import DecisionKind, Mark, Relation
from phohien.press_monitoring.models import Article, Story
from phohien.press_monitoring.services.counting import recount
from phohien.press_monitoring.services.records import decided, lock_story, lock_watch, record


@transaction.atomic
def split_story(
    *, actor, story: Story, articles: Iterable[Article], revision: int | None = None
) -> Story:
    """Make a story of its own of some articles; returns the new one.

    What is written later near one of them joins the new story. Raises InvalidInput when
    nothing, or everything, was chosen.
    """
    lock_watch()
    story = lock_story(actor, story, revision)
    chosen = list(Article.objects.filter(story=story, pk__in=[row.pk for row in articles]))
    if not chosen:
        raise InvalidInput("articles", _("Hãy chọn ít nhất một bài để tách ra."))
    if len(chosen) == story.articles_count:
        raise InvalidInput("articles", _("Hãy để lại ít nhất một bài trong tin này."))
    new = _new_story(story, chosen)
    before = {"articles": _standing(chosen)}
    move(chosen, new, _("%(name)s tách ra từ tin “%(title)s”.") % _told(actor, story))
    recount(new)
    recount(story)
    after = {"story": new.pk, "articles": [row.pk for row in chosen]}
    decided(actor, story, DecisionKind.SPLIT, before, after)
    record(actor, "split_story", story, {"articles": (None, len(chosen)), "into": (None, new.pk)})
    return new


def _new_story(story: Story, chosen: list[Article]) -> Story:
    first = min(chosen, key=lambda row: (row.published_at, row.pk))
    new = Story.objects.create(
        title=first.title,
        first_at=first.published_at,
        last_at=first.published_at,
        relevance=story.relevance,
    )
    new.topics.set(story.topics.all())
    return new


def _told(actor, story: Story) -> dict[str, str]:
    return {"name": str(actor), "title": story.title}


def _standing(articles: list[Article]) -> dict[str, list]:
    """What to go back to: relation and reasons by article."""
    return {str(row.pk): [row.relation, row.why] for row in articles}


def move(articles: list[Article], story: Story, why: str) -> None:
    """Put articles into ``story`` by hand, with the reason."""
    for row in articles:
        row.story, row.relation, row.why = story, Relation.BY_HAND, [why]
        row.save(update_fields=["story", "relation", "why"])


@transaction.atomic
def merge_stories(*, actor, story: Story, other: Story, revision: int | None = None) -> Story:
    """Bring all articles of ``other`` into ``story``; ``other`` stays as a signpost.

    A mark of ``other`` comes along where ``story`` has none. Raises RuleBroken for one story
    twice or when one of them was merged meanwhile.
    """
    if story.pk == other.pk:
        raise RuleBroken("same", _("Hãy chọn một tin khác để gộp."))
    lock_watch()
    story, other = lock_story(actor, story, revision), lock_story(actor, other)
    came = list(Article.objects.filter(story=other))
    before = {"articles": _standing(came), "mark": story.mark, "note": story.mark_note}
    move(came, story, _("%(name)s gộp từ tin “%(title)s”.") % _told(actor, other))
    _take_mark(story, other)
    other.merged_into, other.articles_count, other.outlets_count = story, 0, 0
    other.first_article = None
    other.save()
    recount(story)
    after = {"story": other.pk, "articles": [row.pk for row in came], "mark": story.mark}
    decided(actor, story, DecisionKind.MERGE, before, after)
    record(actor, "merge_stories", story, {"articles": (None, len(came)), "from": (None, other.pk)})
    return story


def _take_mark(story: Story, other: Story) -> None:
    if story.mark == Mark.NONE and other.mark != Mark.NONE:
        for name in ("mark", "mark_note", "marked_by", "marked_at"):
            setattr(story, name, getattr(other, name))
