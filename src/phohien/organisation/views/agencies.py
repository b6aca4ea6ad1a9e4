"""Agencies and communes: the list and the page of one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from phohien.kernel import listing, spreadsheet
from phohien.organisation import selectors
from phohien.organisation.enums import AgencyKind, FocalPointKind
from phohien.organisation.forms import AgencyFilter
from phohien.organisation.models import Agency, AgencyGroup
from phohien.security.policies import get_visible, may, visible
from vanban.skeleton import fold

COLUMNS = (
    listing.Column("ma", _("Mã"), lambda row: row.code, ("code",), 20),
    listing.Column("ten", _("Tên"), lambda row: row.name, ("sort_name",), 48),
    listing.Column("ten_anh", _("Tên tiếng Anh"), lambda row: row.name_en, (), 40),
    listing.Column("loai", _("Loại"), lambda row: row.get_kind_display(), ("kind",), 18),
    listing.Column("ky_hieu", _("Ký hiệu văn bản"), lambda row: row.symbol, (), 14),
    listing.Column("ven_bien", _("Ven biển"), lambda row: _("có") if row.is_coastal else "", (), 9),
    listing.Column(
        "bao_cao", _("Phải báo cáo"), lambda row: _("có") if row.owes_reports else "", (), 12
    ),
    listing.Column("dan_so", _("Dân số (người)"), lambda row: row.population, ("population",), 14),
    listing.Column("dien_tich", _("Diện tích (km²)"), lambda row: _area(row), ("area_km2",), 14),
)


def _area(row: Agency) -> float | None:
    return float(row.area_km2) if row.area_km2 is not None else None


@login_required
@require_safe
def agency_list(request: HttpRequest) -> HttpResponse:
    """All agencies with filters by kind and name; the same rows as XLSX."""
    form = AgencyFilter(request.GET)
    rows = listing.ordered(request.GET, _narrowed(request, form), COLUMNS)
    if listing.wants_export(request.GET):
        return spreadsheet.respond("don-vi.xlsx", str(_("Đơn vị")), COLUMNS, rows)
    context = {
        "form": form,
        "page": listing.page_of(request.GET, rows),
        "kinds": AgencyKind.choices,
    }
    return render(request, "organisation/agency_list.html", context)


def _narrowed(request: HttpRequest, form: AgencyFilter):
    rows = selectors.agencies(actor=request.user)
    form.is_valid()
    if kind := form.cleaned_data.get("loai"):
        rows = rows.filter(kind=kind)
    if text := form.cleaned_data.get("q"):
        rows = rows.filter(name_folded__contains=fold(text).strip())
    return rows


@login_required
@require_safe
def agency_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One agency: what it is, its focal points now and before."""
    agency = get_visible(request.user, Agency, pk=pk)
    points = list(selectors.focal_points_of(actor=request.user, agency=agency))
    sees_roster = may(request.user, "view_roster", agency)
    context = {
        "agency": agency,
        "kinds": [(kind, _present(points, kind)) for kind in FocalPointKind] if sees_roster else [],
        "former": [point for point in points if point.valid_to],
        "may_name": may(request.user, "name_focal_points", agency),
        "groups": [group for group in visible(request.user, AgencyGroup) if _holds(group, agency)],
        "units": visible(request.user, Agency).filter(parent=agency, is_active=True),
        "crumbs": [(_("Đơn vị"), reverse("organisation:agencies")), (agency.short_name, "")],
    }
    return render(request, "organisation/agency.html", context)


def _present(points, kind: str):
    return next((point for point in points if point.kind == kind and not point.valid_to), None)


def _holds(group: AgencyGroup, agency: Agency) -> bool:
    return selectors.members(group=group).filter(pk=agency.pk).exists()
