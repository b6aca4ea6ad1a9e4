"""The first page of an officer or a leader of an agency: what we owe, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from phohien.plans.models import Plan
from phohien.web.links import room
from phohien.web.selectors.own import agencies_of, own_board

AGENCY = "don_vi"


def page(request: HttpRequest, plan: Plan | None, context: dict) -> HttpResponse:
    """Of the agency asked for by the address among one's own, or of the first."""
    agencies = agencies_of(actor=request.user)
    asked = request.GET.get(AGENCY, "")
    agency = next((row for row in agencies if str(row.pk) == asked), agencies[0])
    context |= {"agency": agency, "agencies": agencies if len(agencies) > 1 else []}
    if plan is not None:
        board = own_board(actor=request.user, agency=agency, plan=plan)
        context |= {"board": board, "links": _links(agency)}
    return render(request, "web/home_agency.html", context)


def _links(agency) -> dict[str, str]:
    """Where each figure leads."""
    return {
        "all": room("plans:assignments", don_vi=agency.pk),
        "late": room("plans:assignments", don_vi=agency.pk, qua_han="on"),
        "no_update": room("plans:assignments", don_vi=agency.pk, trang_thai="no_update"),
        "done": room("plans:assignments", don_vi=agency.pk, trang_thai="done"),
        "evidence": room("plans:evidence_list", don_vi=agency.pk),
        "agency": room("organisation:agency", agency.pk),
    }
