"""Counts stories by a dimension and a span of time; the same number of queries at any size."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth, TruncWeek
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phohien.clearance.models import Topic
from phohien.kernel import clock
from phohien.press_monitoring.enums import SHOWN, Language, Mark, Region, Relevance
from phohien.press_monitoring.models import Article, Story
from phohien.security.policies import visible

NONE = "-"  # the value of stories without a topic, as it stands in an address


@dataclass(frozen=True, slots=True)
class Dimension:
    """What stories are counted by: its field on Story or on Article."""

    key: str
    label: str | Promise
    field: str
    of_article: bool = True


DIMENSIONS = {
    row.key: row
    for row in (
        Dimension("chu-de", gettext_lazy("Chủ đề"), "topics__code", of_article=False),
        Dimension("bao", gettext_lazy("Cơ quan báo chí"), "source__outlet"),
        Dimension("khu-vuc", gettext_lazy("Khu vực"), "source__region"),
        Dimension("tieng", gettext_lazy("Ngôn ngữ"), "language"),
    )
}


@dataclass(frozen=True, slots=True)
class Span:
    """How far back and in which steps; ``unit`` is week or month."""

    key: str
    label: str | Promise
    unit: str
    steps: int


SPANS = {
    row.key: row
    for row in (
        Span("8-tuan", gettext_lazy("8 tuần"), "week", 8),
        Span("13-tuan", gettext_lazy("13 tuần"), "week", 13),
        Span("12-thang", gettext_lazy("12 tháng"), "month", 12),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the address asks for; ``mark`` narrows, ``confirmed`` leaves the machine's out."""

    dimension: Dimension
    span: Span
    confirmed: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One category: its value in addresses, its name, its counts step by step, all of them."""

    value: str
    label: str
    counts: list[int]
    total: int


@dataclass(frozen=True, slots=True)
class Found:
    """A whole table: first days of the steps, rows, and the totals, which count a story once."""

    asked: Asked
    starts: list[dt.date]
    rows: list[Row]
    totals: Row


def starts_of(span: Span) -> list[dt.date]:
    """The first days of the steps, oldest first; the last step is the one that is running."""
    today = clock.today()
    if span.unit == "week":
        monday = today - dt.timedelta(days=today.weekday())
        return [monday - dt.timedelta(weeks=back) for back in reversed(range(span.steps))]
    months = [today.year * 12 + today.month - 1 - back for back in reversed(range(span.steps))]
    return [dt.date(number // 12, number % 12 + 1, 1) for number in months]


def after(span: Span, start: dt.date) -> dt.date:
    """The first day behind the step that begins at ``start``."""
    if span.unit == "week":
        return start + dt.timedelta(weeks=1)
    return dt.date(start.year + start.month // 12, start.month % 12 + 1, 1)


def counted(
    actor, asked: Asked, *, value: str | None = None, start: dt.date | None = None
) -> QuerySet[Story]:
    """Exactly the stories one number counts: a category, a step, both, or all."""
    starts = [start] if start else starts_of(asked.span)
    first, last = _moment(starts[0]), _moment(after(asked.span, starts[-1]))
    rows = visible(actor, Story).filter(merged_into=None, first_at__gte=first, first_at__lt=last)
    kept = (Relevance.CONFIRMED,) if asked.confirmed else SHOWN
    rows = rows.filter(relevance__in=kept)
    rows = rows.filter(mark=asked.mark) if asked.mark else rows
    return rows.filter(_has(asked.dimension, value)) if value is not None else rows


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), timezone.get_default_timezone())


def _has(dimension: Dimension, value: str) -> Q:
    """Stories of one category; by subquery, so that each stands once."""
    if not dimension.of_article:
        if value == NONE:
            return Q(topics=None)
        held = Story.topics.through.objects.filter(topic__code=value)
        return Q(pk__in=held.values("story_id"))
    told = Article.objects.filter(**{dimension.field: value})
    return Q(pk__in=told.values("story_id"))


def count(actor, asked: Asked) -> Found:
    """The table; three queries, one more for the names of topics."""
    starts = starts_of(asked.span)
    stories = counted(actor, asked)
    step = TruncWeek if asked.span.unit == "week" else TruncMonth
    stepped = stories.annotate(step=step("first_at")).order_by()
    totals = dict(stepped.values_list("step").annotate(n=Count("pk")))
    by_step = _row("", _("Tất cả"), {at.date(): n for at, n in totals.items()}, starts)
    rows = _rows(asked, stepped, starts)
    return Found(asked, starts, rows, by_step)


def _rows(asked: Asked, stepped, starts: list[dt.date]) -> list[Row]:
    field = asked.dimension.field
    field = f"articles__{field}" if asked.dimension.of_article else field
    found: dict[str, dict[dt.date, int]] = defaultdict(dict)
    for at, value, n in stepped.values_list("step", field).annotate(n=Count("pk", distinct=True)):
        found[NONE if value is None else value][at.date()] = n
    names = _names(asked.dimension)
    rows = [
        _row(value, str(names.get(value, value)), counts, starts) for value, counts in found.items()
    ]
    return sorted(rows, key=lambda row: (row.value == NONE, -row.total, row.label))


def _row(value: str, label: str, counts: dict[dt.date, int], starts: list[dt.date]) -> Row:
    """A story is counted at its first article, so the steps add up to the whole."""
    each = [counts.get(start, 0) for start in starts]
    return Row(value, label, each, sum(each))


def _names(dimension: Dimension) -> dict[str, str]:
    if dimension.key == "khu-vuc":
        return dict(Region.choices)
    if dimension.key == "tieng":
        return dict(Language.choices)
    if dimension.key == "chu-de":
        known = dict(Topic.objects.values_list("code", "name"))
        return known | {NONE: _("Chưa gắn chủ đề")}
    return {}


def label_of(asked: Asked, value: str) -> str:
    """The name of a category, for the head of a page."""
    return str(_names(asked.dimension).get(value, value))


MARKS = {str(mark): mark.label for mark in (Mark.NEEDS_ANSWER, Mark.GOOD_NEWS, Mark.NOTHING)}
