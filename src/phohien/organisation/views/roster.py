"""The roster of focal points: who is missing, naming and ending, the workbook out and in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel import listing, spreadsheet
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.kernel.posting import posted, sent_files
from phohien.organisation import roster_import, roster_xlsx, selectors, services
from phohien.organisation.enums import FocalPointKind
from phohien.organisation.forms import AgencyFilter, EndForm, FocalPointForm, RosterFile
from phohien.organisation.models import Agency, FocalPoint
from phohien.organisation.policies import require_any
from phohien.security.policies import get_visible, require, visible
from vanban.skeleton import fold

SALT = "roster-import"
KEPT_SECONDS = 3600


@login_required
@require_safe
def roster(request: HttpRequest) -> HttpResponse:
    """Who is named and who is missing; the same rows as the workbook that can be read back."""
    form = AgencyFilter(request.GET)
    everyone = list(selectors.roster_with_people(actor=request.user))
    rows = [row for row in everyone if _wanted(form, row)]
    if request.GET.get("xuat") == "xlsx":
        return _download(rows)
    page = listing.page_of(request.GET, rows)
    context = {
        "form": form,
        "page": page,
        "rows": [(row, _people(row)) for row in page],
        "count": len(everyone),
        "full": sum(row.has_leader and row.has_officer for row in everyone),
        "no_leader": sum(not row.has_leader for row in everyone),
        "no_officer": sum(not row.has_officer for row in everyone),
        "may_write": visible(request.user, Agency, "name_focal_points").exists(),
    }
    return render(request, "organisation/roster.html", context)


def _wanted(form: AgencyFilter, row: Agency) -> bool:
    form.is_valid()
    asked = form.cleaned_data
    if asked.get("loai") and row.kind != asked["loai"]:
        return False
    if asked.get("q") and fold(asked["q"]).strip() not in row.name_folded:
        return False
    return _misses(asked.get("thieu") or "", row)


def _misses(asked: str, row: Agency) -> bool:
    full = row.has_leader and row.has_officer
    return {
        "thieu": not full,
        "lanh_dao": not row.has_leader,
        "can_bo": not row.has_officer,
        "du": full,
    }.get(asked, True)


def _people(row: Agency) -> list[tuple[FocalPointKind, FocalPoint | None]]:
    by_kind = {point.kind: point for point in row.points}
    return [(kind, by_kind.get(kind)) for kind in FocalPointKind]


def _download(rows: list[Agency]) -> HttpResponse:
    response = HttpResponse(roster_xlsx.write_roster(rows), content_type=spreadsheet.XLSX)
    response["Content-Disposition"] = 'attachment; filename="dau-moi.xlsx"'
    return response


@login_required
@require_http_methods(["GET", "POST"])
def name(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Name the leader or the officer of an agency."""
    agency = get_visible(request.user, Agency, pk=pk)
    require(request.user, "name_focal_points", agency)
    if kind not in FocalPointKind.values:
        raise NotVisible()
    form = FocalPointForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            point = services.name_focal_point(
                actor=request.user, agency=agency, kind=kind, **form.cleaned_data
            )
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        except RuleBroken as error:
            form.add_error("valid_from", error.message)
        else:
            messages.success(request, _("Đã cử %(person)s.") % {"person": point})
            return redirect("organisation:agency", pk=pk)
    here = visible(request.user, FocalPoint)
    context = {
        "agency": agency,
        "kind": FocalPointKind(kind),
        "present": here.filter(agency=agency, kind=kind, valid_to=None).first(),
        "form": form,
        "crumbs": [
            (agency.short_name, reverse("organisation:agency", args=[pk])),
            (FocalPointKind(kind).label, ""),
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "organisation/focal_point_form.html", context, status=status)


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a focal point without a successor."""
    point = get_visible(request.user, FocalPoint, pk=pk)
    require(request.user, "change", point)
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ngày kết thúc chưa đúng; đầu mối vẫn giữ nguyên."))
        return redirect("organisation:agency", pk=point.agency_id)
    try:
        services.end_focal_point(actor=request.user, point=point, on=form.cleaned_data["on"])
    except InvalidInput as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Đã kết thúc đầu mối %(name)s.") % {"name": point.full_name})
    return redirect("organisation:agency", pk=point.agency_id)


@login_required
@require_http_methods(["GET", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """Read a workbook and show what would change, or what is wrong by cell. Saves nothing."""
    require_any(request.user, "name_focal_points", Agency)
    own = visible(request.user, Agency, "name_focal_points").filter(is_active=True)
    form = RosterFile(posted(request), sent_files(request))
    context = {"form": form, "crumbs": _trail()}
    if request.method == "POST" and form.is_valid():
        known = {agency.code: agency for agency in own}
        try:
            reading = roster_xlsx.read_roster(form.cleaned_data["file"], known=known)
        except InvalidInput as error:
            form.add_error("file", error.message)
        else:
            return _preview(request, form, reading)
    status = 422 if form.is_bound else 200
    return render(request, "organisation/roster_import.html", context, status=status)


def _preview(request: HttpRequest, form: RosterFile, reading) -> HttpResponse:
    changes = roster_import.roster_changes(reading.lines)
    errors = reading.errors + roster_import.impossible(changes)
    context = {
        "form": form,
        "errors": errors,
        "changes": [(change, roster_import.start_of(change)) for change in changes],
        "is_read": True,
        "packed": "" if errors else _pack(request, changes),
        "crumbs": _trail(),
    }
    return render(
        request, "organisation/roster_import.html", context, status=422 if errors else 200
    )


def _pack(request: HttpRequest, changes) -> str:
    """The read lines, signed for this person, so that confirming needs no second upload."""
    lines = [roster_import.packed(change.line) for change in changes]
    return signing.dumps({"who": request.user.pk, "lines": lines}, salt=SALT, compress=True)


@login_required
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save what the preview showed: all of it or nothing."""
    require_any(request.user, "name_focal_points", Agency)
    try:
        given = signing.loads(request.POST.get("packed", ""), salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature as error:
        raise RuleBroken(
            "stale", _("Bản xem trước đã quá một giờ hoặc không còn nguyên. Hãy nhập lại tệp.")
        ) from error
    if given["who"] != request.user.pk:
        raise NotVisible()
    lines = [roster_import.unpacked(line) for line in given["lines"]]
    count = roster_import.import_roster(actor=request.user, lines=lines)
    messages.success(request, _("Đã lưu %(count)s thay đổi của đầu mối.") % {"count": count})
    return redirect("organisation:roster")


def _trail() -> list[tuple[str, str]]:
    return [(_("Đầu mối"), reverse("organisation:roster")), (_("Nhập từ XLSX"), "")]
