"""The co-ordinator's first page: the province's figures, map, late agencies, missing people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from phohien.organisation.enums import COMMUNE_KINDS
from phohien.plans.models import Plan
from phohien.plans.selectors import plans
from phohien.web import drawing
from phohien.web.links import room
from phohien.web.selectors import province
from phohien.web.selectors.groups import task_groups
from phohien.web.selectors.reporting import received
from phohien.web.selectors.standing import LEGEND

SHOWN = 8


def page(request: HttpRequest, plan: Plan | None, context: dict) -> HttpResponse:
    """Figures first, then the map, what is late, who is missing, the matrix of the departments."""
    actor = request.user
    context["waiting"] = plans(actor=actor).filter(state="prepared")[:3]
    if plan is not None:
        rows = province.agency_rows(actor=actor, plan=plan)
        context |= figures(actor, plan, rows) | _map(rows) | _matrix(actor, plan, rows)
    return render(request, "web/home_province.html", context)


def figures(actor, plan: Plan, rows: list[province.AgencyRow]) -> dict:
    """What the province's first pages share: totals, late agencies, missing people, reports."""
    late = province.latest(rows)
    missing = province.without_focal_points(actor=actor)
    return {
        "total": province.total(rows),
        "late_agencies": late[:SHOWN],
        "late_count": len(late),
        "missing": missing[:SHOWN],
        "missing_count": len(missing),
        "reports": received(actor=actor, plan=plan),
        "links": links(),
        "legend": LEGEND,
    }


def links() -> dict[str, str]:
    """Where each figure leads."""
    return {
        "all": room("plans:assignments"),
        "late": room("plans:assignments", qua_han="on"),
        "done": room("plans:assignments", trang_thai="done"),
        "no_update": room("plans:assignments", trang_thai="no_update"),
        "quiet": room("plans:assignments", im_lang="on"),
        "missing": room("organisation:roster", thieu="thieu"),
        "reports": room("reports:index"),
        "intake": room("intake:index"),
    }


def _map(rows: list[province.AgencyRow]) -> dict:
    found = province.communes(rows)
    return {
        "map": drawing.tile_map(found),
        "census": province.census(found),
        "commune_rows": sorted(found, key=lambda row: row.standing.rank),
    }


def _matrix(actor, plan: Plan, rows: list[province.AgencyRow]) -> dict:
    groups = task_groups(actor=actor, plan=plan)
    agencies = [row.agency for row in rows if row.agency.kind not in COMMUNE_KINDS]
    matrix = province.matrix(actor=actor, plan=plan, groups=groups, agencies=agencies)
    busy = [row for row in matrix if any(cell.counts for cell in row.cells)]
    return {"groups": groups, "matrix": busy}
