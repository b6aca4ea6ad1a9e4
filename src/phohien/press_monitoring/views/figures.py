"""Figures of what the press wrote, and the stories behind each number."""

import datetime as dt
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phohien.kernel import listing, spreadsheet
from phohien.kernel.errors import NotVisible
from phohien.press_monitoring.enums import Mark
from phohien.press_monitoring.figures import counting, drawing, files
from phohien.press_monitoring.figures.counting import DIMENSIONS, MARKS, SPANS, Asked, Found, Row
from phohien.press_monitoring.policies import READERS
from phohien.press_monitoring.views.digest_pages import story_url

BY, SPAN, CONFIRMED, MARK, VALUE, START = "theo", "ky", "xac-nhan", "dau", "gia-tri", "tu"
SHOWN_ROWS = 30


@login_required
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """A chart with its table; every number opens the stories it counts."""
    asked = _asked(request)
    found = counting.count(request.user, asked)
    labels = [_label(asked, start) for start in found.starts]
    kind = request.GET.get(listing.EXPORT)
    if kind in ("xlsx", "csv"):
        title = _("Tin báo chí về tỉnh theo %(by)s") % {"by": str(asked.dimension.label).lower()}
        return files.respond(kind, title, found, str(asked.dimension.label), labels, _("Cả kỳ"))
    context = {
        "asked": asked,
        "dimensions": [(row, row.key == asked.dimension.key) for row in DIMENSIONS.values()],
        "spans": SPANS.values(),
        "marks": MARKS.items(),
        "labels": labels,
        "columns": drawing.columns(found, labels, *_told(asked, found)),
        "rows": [_line(asked, found, row) for row in found.rows[:SHOWN_ROWS]],
        "totals": _line(asked, found, found.totals, whole=True),
        "hidden": max(0, len(found.rows) - SHOWN_ROWS),
        "size": {"width": drawing.WIDTH, "height": drawing.HEIGHT,
                 "base": drawing.HEIGHT - drawing.FOOT},
        "default_by": next(iter(DIMENSIONS)),
        "default_span": next(iter(SPANS)),
    }  # fmt: skip
    return render(request, "press_monitoring/figures.html", context)


def _asked(request: HttpRequest) -> Asked:
    """Unknown words in the address mean the first choice. People outside find nothing (404)."""
    if not request.user.has_role(*READERS):
        raise NotVisible()
    given = request.GET
    mark = given.get(MARK, "")
    return Asked(
        dimension=DIMENSIONS.get(given.get(BY, ""), next(iter(DIMENSIONS.values()))),
        span=SPANS.get(given.get(SPAN, ""), next(iter(SPANS.values()))),
        confirmed=given.get(CONFIRMED) == "1",
        mark=mark if mark in Mark.values and mark != Mark.NONE else "",
    )


def _label(asked: Asked, start: dt.date) -> str:
    return f"{start:%d/%m}" if asked.span.unit == "week" else f"{start:%m/%Y}"


def _step_name(asked: Asked, start: dt.date) -> str:
    if asked.span.unit == "month":
        return _("tháng %(month)s") % {"month": f"{start:%m/%Y}"}
    last = counting.after(asked.span, start) - dt.timedelta(days=1)
    return _("tuần %(first)s–%(last)s") % {"first": f"{start:%d/%m}", "last": f"{last:%d/%m/%Y}"}


def _told(asked: Asked, found: Found) -> tuple[list[str], list[str]]:
    """Of each column, what a screen reader says and where it leads."""
    told = [
        _("%(step)s: %(count)s tin") % {"step": _step_name(asked, start), "count": number}
        for start, number in zip(found.starts, found.totals.counts, strict=True)
    ]
    return told, [_behind(asked, None, start) for start in found.starts]


def _behind(asked: Asked, value: str | None, start: dt.date | None) -> str:
    """The address of exactly the stories that one number counts."""
    query = {BY: asked.dimension.key, SPAN: asked.span.key}
    query |= {CONFIRMED: "1"} if asked.confirmed else {}
    query |= {MARK: asked.mark} if asked.mark else {}
    query |= {VALUE: value} if value is not None else {}
    query |= {START: start.isoformat()} if start else {}
    return f"{reverse('press_monitoring:figure_stories')}?{urlencode(query)}"


def _line(asked: Asked, found: Found, row: Row, whole: bool = False) -> dict:
    value = None if whole else row.value
    cells = [
        {"number": number, "url": _behind(asked, value, start), "step": _label(asked, start)}
        for number, start in zip(row.counts, found.starts, strict=True)
    ]
    return {
        "label": row.label,
        "total": row.total,
        "url": _behind(asked, value, None),
        "cells": cells,
        "shape": drawing.little(row.counts),
    }


def _columns() -> list[listing.Column]:
    column = listing.Column
    return [
        column("tin", _("Tin"), lambda row: row.title, ("title",), 60),
        column("dau-tien", _("Bài đầu tiên"), lambda row: _first(row), width=30),
        column("ngay", _("Ngày"), lambda row: _day(row.first_at), ("first_at",), 12),
        column("bao", _("Số báo"), lambda row: row.outlets_count, ("outlets_count",), 10),
        column("bai", _("Số bài"), lambda row: row.articles_count, ("articles_count",), 10),
        column("dau", _("Đánh dấu"), lambda row: row.get_mark_display(), width=18),
    ]


def _day(at: dt.datetime) -> dt.date:
    return timezone.localtime(at, timezone.get_default_timezone()).date()


def _first(row) -> str:
    return row.first_article.source.outlet if row.first_article else ""


@login_required
@require_safe
def counted(request: HttpRequest) -> HttpResponse:
    """The stories one number counts, and the same list as XLSX."""
    asked, value, start = _asked(request), request.GET.get(VALUE), _start(request)
    rows = counting.counted(request.user, asked, value=value, start=start)
    rows = rows.select_related("first_article__source").order_by("-first_at", "-pk")
    rows = listing.ordered(request.GET, rows, _columns())
    heading = _heading(asked, value)
    if listing.wants_export(request.GET):
        return spreadsheet.respond("tin-bao-chi.xlsx", heading, _columns(), rows)
    page = listing.page_of(request.GET, rows)
    for row in page:
        row.url = story_url(row.pk)
    context = {
        "asked": asked,
        "heading": heading,
        "period": _step_name(asked, start) if start else asked.span.label,
        "page": page,
        "crumbs": [(_("Số liệu báo chí"), reverse("press_monitoring:figures")), (heading, "")],
    }
    return render(request, "press_monitoring/figure_stories.html", context)


def _heading(asked: Asked, value: str | None) -> str:
    if value is None:
        return _("Tất cả tin về tỉnh")
    words = {"by": asked.dimension.label, "value": counting.label_of(asked, value)}
    return _("%(by)s: %(value)s") % words


def _start(request: HttpRequest) -> dt.date | None:
    try:
        return dt.date.fromisoformat(request.GET.get(START, ""))
    except ValueError:
        return None
