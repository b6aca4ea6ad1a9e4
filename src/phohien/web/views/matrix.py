"""The whole matrix agencies × task groups, provincial bodies or communes, in pages."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from phohien.kernel.errors import NotVisible
from phohien.organisation import selectors as organisation
from phohien.organisation.enums import COMMUNE_KINDS, PROVINCE_READERS
from phohien.plans.selectors import current_plan
from phohien.web.selectors import province
from phohien.web.selectors.groups import task_groups
from phohien.web.selectors.standing import LEGEND

ROWS = 52


@login_required
def matrix(request: HttpRequest) -> HttpResponse:
    """For those who read the whole province; an agency has its own first page."""
    if not request.user.has_role(*PROVINCE_READERS):
        raise NotVisible()
    plan = current_plan(actor=request.user)
    crumbs = [(_("Trang của tôi"), "/lam-viec/"), (_("Ma trận đơn vị"), "")]
    context = {"plan": plan, "crumbs": crumbs, "legend": LEGEND}
    if plan is not None:
        context |= _rows(request, plan)
    return render(request, "web/matrix.html", context)


def _rows(request: HttpRequest, plan) -> dict:
    is_commune = request.GET.get("khoi") == "xa"
    agencies = organisation.agencies(actor=request.user)
    chosen = (
        agencies.filter(kind__in=COMMUNE_KINDS)
        if is_commune
        else agencies.exclude(kind__in=COMMUNE_KINDS)
    )
    page = Paginator(chosen, ROWS).get_page(request.GET.get("trang"))
    groups = task_groups(actor=request.user, plan=plan)
    rows = province.matrix(actor=request.user, plan=plan, groups=groups, agencies=page.object_list)
    return {"page": page, "groups": groups, "matrix": rows}
