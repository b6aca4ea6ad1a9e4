"""Handing a report in, taking it in, sending it back, opening it again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phohien.kernel.errors import RuleBroken
from phohien.reports import selectors, services
from phohien.reports.forms import ReasonForm
from phohien.reports.models import AgencyReport
from phohien.reports.views.pages import save_or_show, show
from phohien.security.policies import require


@login_required
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what stands on the page and hand the report in."""
    found = selectors.get_report(actor=request.user, pk=pk)
    require(request.user, "submit", found)
    return save_or_show(request, found, _submitted)


def _submitted(request: HttpRequest, found: AgencyReport) -> HttpResponse:
    sent = services.submit_report(actor=request.user, report=found)
    messages.success(
        request,
        _("Đã gửi báo cáo lần %(number)s. Bản này được giữ nguyên; điều phối viên đã được báo.")
        % {"number": sent.versions.count()},
    )
    return redirect("reports:report", pk=found.pk)


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the report in."""
    found = selectors.get_report(actor=request.user, pk=pk)
    require(request.user, "decide", found)
    try:
        services.accept_report(actor=request.user, report=found)
    except RuleBroken as error:
        messages.error(request, error.message)
        return show(request, selectors.get_report(actor=request.user, pk=pk), status=409)
    messages.success(request, _("Đã tiếp nhận báo cáo của %(agency)s.") % {"agency": found.agency})
    return redirect("reports:report", pk=pk)


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the report with a reason."""
    words = _("Đã trả lại báo cáo; đơn vị đọc được lý do và sửa tiếp được.")
    return _with_reason(request, pk, services.return_report, words)


@login_required
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an accepted report again, with a reason."""
    words = _("Đã mở lại báo cáo; đơn vị đọc được lý do và sửa tiếp được.")
    return _with_reason(request, pk, services.reopen_report, words)


def _with_reason(request: HttpRequest, pk: int, service, words: str) -> HttpResponse:
    found = selectors.get_report(actor=request.user, pk=pk)
    require(request.user, "decide", found)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return show(request, found, reason_form=form, status=422)
    try:
        service(actor=request.user, report=found, **form.cleaned_data)
    except RuleBroken as error:
        form.add_error(None, error.message)
        fresh = selectors.get_report(actor=request.user, pk=pk)
        return show(request, fresh, reason_form=form, status=409)
    messages.success(request, words)
    return redirect("reports:report", pk=pk)
