"""The case page, the word on a finding, the verdict over an emergency."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phohien.clearance import selectors, services
from phohien.clearance.enums import CaseState
from phohien.clearance.forms import ConfirmForm, ReviewForm
from phohien.clearance.services.confirming import require_signer
from phohien.clearance.views.pages import show
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.security.policies import require


@login_required
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as it will be read, what changed, the ladder, what to sign."""
    return show(request, selectors.case_for(request.user, pk))


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A signer says why a number that looks like personal data may be public."""
    found = selectors.case_for(request.user, pk)
    require_signer(request.user, found)
    form = ConfirmForm(request.POST, prefix=f"cho-{number}")
    try:
        if form.is_valid():
            services.confirm_finding(
                actor=request.user, case=found, number=number, reason=form.cleaned_data["reason"]
            )
            messages.success(request, _("Đã ghi căn cứ; tên anh/chị được giữ cùng lời này."))
            return redirect(f"{request.path.rsplit('xac-nhan', 1)[0]}#can-chu-y")
    except InvalidInput as error:
        form.add_error("reason", error.message)
    except RuleBroken as error:
        form.add_error(None, error.message)
        return show(
            request, selectors.case_for(request.user, pk), confirm=(number, form), status=409
        )
    return show(request, found, confirm=(number, form), status=422)


@login_required
@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep or strike down an emergency publication."""
    found = selectors.case_for(request.user, pk)
    require(request.user, "review_emergency", found)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return show(request, found, review=form, status=422)
    try:
        done = services.review_emergency(actor=request.user, case=found, **form.cleaned_data)
    except RuleBroken as error:
        messages.error(request, error.message)
        return show(request, selectors.case_for(request.user, pk), status=409)
    upheld = done.state == CaseState.UPHELD
    messages.success(
        request,
        _("Đã kết luận: giữ bài.") if upheld else _("Đã kết luận: bác; bài được gỡ ngay."),
    )
    return redirect("clearance:case", pk=pk)
