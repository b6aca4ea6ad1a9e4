"""One page in the morning for a provincial leader; the same, read-only, for those who audit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from phohien.plans.enums import AssignmentState
from phohien.plans.models import Plan
from phohien.plans.selectors import count_evidence, evidence
from phohien.press_monitoring.digest.selectors import brief
from phohien.web import drawing
from phohien.web.links import room
from phohien.web.selectors import province
from phohien.web.selectors.groups import task_groups
from phohien.web.tones import tone_of
from phohien.web.views.home_province import figures

STATES = [(tone_of(value), label) for value, label in AssignmentState.choices]


def page(request: HttpRequest, plan: Plan | None, context: dict) -> HttpResponse:
    """Five figures that open what they count, late agencies, next deadlines, one chart."""
    actor = request.user
    context["morning"] = brief(actor=actor)
    if plan is not None:
        rows = province.agency_rows(actor=actor, plan=plan)
        groups = task_groups(actor=actor, plan=plan)
        by_group = province.group_progress(actor=actor, plan=plan, groups=groups)
        proofs = evidence(actor=actor, year=plan.year)
        context |= figures(actor, plan, rows) | {
            "legend": STATES,
            "bars": drawing.bars(by_group),
            "bar_width": drawing.BAR_WIDTH,
            "deadlines": _deadlines(actor, plan),
            "evidence": count_evidence(proofs),
            "evidence_link": room("plans:evidence_list"),
        }
    return render(request, "web/home_leader.html", context)


def _deadlines(actor, plan: Plan) -> list[dict]:
    """The coming days, each with the list it opens."""
    return [
        row | {"url": room("plans:assignments", tu=row["deadline"], den=row["deadline"])}
        for row in province.next_deadlines(actor=actor, plan=plan)
    ]
