"""An agency's report: the page to write or read it, saving, preview, files, frozen versions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phohien.kernel.errors import NotVisible
from phohien.organisation.enums import AGENCY_ROLES
from phohien.organisation.models import Agency
from phohien.reports import selectors, services
from phohien.reports.documents import agency_document, version_document
from phohien.reports.figures import Figures
from phohien.reports.models import AgencyReport
from phohien.reports.reading import sections_of
from phohien.reports.views.files import docx_response
from phohien.reports.views.pages import crumbs, figure_rows, may_edit, save_or_show, show
from phohien.security.policies import require


@login_required
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the report of one's agency, or open the one begun."""
    round = selectors.get_round(actor=request.user, pk=pk)
    asked = request.POST.get("don_vi", "")
    mine = Agency.objects.filter(pk__in=request.user.agency_ids(*AGENCY_ROLES))
    agency = mine.filter(pk=int(asked)).first() if asked.isdecimal() else None
    if agency is None:
        raise NotVisible()
    made = services.start_report(actor=request.user, round=round, agency=agency)
    return redirect("reports:report", pk=made.pk)


@login_required
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """To write while it is open, to read afterwards."""
    found = selectors.get_report(actor=request.user, pk=pk)
    return show(request, found)


@login_required
@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was typed; on any error it stays on the page."""
    found = selectors.get_report(actor=request.user, pk=pk)
    return save_or_show(request, found, _saved)


def _saved(request: HttpRequest, found: AgencyReport) -> HttpResponse:
    messages.success(request, _("Đã lưu báo cáo. Báo cáo chưa gửi đi."))
    return redirect("reports:report", pk=found.pk)


@login_required
@require_POST
def refill(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Save the other sections, and write this one anew from evidence."""
    found = selectors.get_report(actor=request.user, pk=pk)

    def then(request: HttpRequest, found: AgencyReport) -> HttpResponse:
        services.refill_section(actor=request.user, report=found, key=key)
        messages.success(
            request, _("Đã điền lại mục này từ minh chứng; các mục khác cũng đã được lưu.")
        )
        return redirect(f"{found.get_absolute_url()}#muc-{key}")

    return save_or_show(request, found, then, without=key)


@login_required
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as it will read on paper."""
    found = selectors.get_report(actor=request.user, pk=pk)
    _require_readable(request, found)
    document = agency_document(found)
    context = {
        "report": found,
        "document": document,
        "sections": sections_of(found.round.outline, found.sections),
        "crumbs": crumbs(request, found, _("Xem trước")),
    }
    return render(request, "reports/preview.html", context)


@login_required
@require_safe
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as a Word file."""
    found = selectors.get_report(actor=request.user, pk=pk)
    _require_readable(request, found)
    return docx_response(agency_document(found), f"{found.round} {found.agency.short_name}")


def _require_readable(request: HttpRequest, found: AgencyReport) -> None:
    """A text still under work is for its writers and the co-ordinators; others read versions."""
    if found.is_in_hand or may_edit(request.user, found):
        return
    require(request.user, "read_draft", found)


@login_required
@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A frozen version as it was submitted."""
    found = selectors.get_report(actor=request.user, pk=pk)
    frozen = selectors.get_version(actor=request.user, report=found, number=number)
    context = {
        "report": found,
        "version": frozen,
        "sections": sections_of(found.round.outline, frozen.sections),
        "figures": figure_rows(found, Figures(**frozen.figures)),
        "crumbs": crumbs(request, found, _("Bản gửi lần %(number)s") % {"number": number}),
    }
    return render(request, "reports/version.html", context)


@login_required
@require_safe
def version_docx(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A frozen version as a Word file."""
    found = selectors.get_report(actor=request.user, pk=pk)
    frozen = selectors.get_version(actor=request.user, report=found, number=number)
    name = f"{found.round} {found.agency.short_name} ban {number}"
    return docx_response(version_document(frozen), name)
