"""The first page of those who watch the press and those who receive it."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from phohien.clarifications import selectors as clarifications
from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.plans.models import Plan
from phohien.press_desk import selectors as press_desk
from phohien.press_monitoring import selectors as press_monitoring
from phohien.press_monitoring.digest.selectors import brief
from phohien.press_monitoring.enums import Mark, Relevance
from phohien.spokespersons.selectors import work as speaking
from phohien.web.links import room

WEEK = dt.timedelta(days=7)
SHOWN = 6  # rows of each list; the rest is behind its heading


def page(request: HttpRequest, _plan: Plan | None, context: dict) -> HttpResponse:
    """The morning page, and what waits: stories to judge, cases, requests, inquiries."""
    actor = request.user
    watches, receives = actor.has_role(Role.PRESS_ANALYST), actor.has_role(Role.PRESS_DESK)
    context |= {
        "morning": brief(actor=actor),
        "watches": watches,
        "figures": [*(_watching(actor) if watches else []), *_answering(actor)],
        "cases": clarifications.cases(actor=actor, state="dang-lam")[:SHOWN],
        "requests": press_desk.requests(actor=actor, group="cho")[:SHOWN] if receives else [],
        "inquiries": speaking.owed_by(actor=actor)["inquiries"][:SHOWN] if receives else [],
        "receives": receives,
    }
    return render(request, "web/home_press.html", context)


def _watching(actor) -> list[dict]:
    since = clock.now() - WEEK  # what the river shows when it is opened
    rows = press_monitoring.stories(actor=actor, since=since, relevance=Relevance.SUGGESTED)
    marked = press_monitoring.stories(actor=actor, since=since, mark=Mark.NEEDS_ANSWER)
    river = "press_monitoring:river"
    return [
        _figure(
            rows.count(), _("tin máy đề xuất, chờ xác nhận"), room(river, lien_quan="suggested")
        ),
        _figure(marked.count(), _("tin cần trả lời"), room(river, dau=Mark.NEEDS_ANSWER)),
    ]


def _answering(actor) -> list[dict]:
    going = clarifications.cases(actor=actor, state="dang-lam").count()
    late = clarifications.cases(actor=actor, state="qua-han").count()
    index = "clarifications:index"
    return [
        _figure(going, _("vụ việc làm rõ đang xử lý"), room(index, trang_thai="dang-lam")),
        _figure(late, _("vụ việc quá hạn phát ngôn đầu"), room(index, trang_thai="qua-han")),
    ]


def _figure(number: int, label: str, url: str) -> dict:
    return {"number": number, "label": label, "url": url}
