"""Taking a step, giving it back, signing, returning, asking for changes."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phohien.clearance import selectors, services
from phohien.clearance.enums import CaseState
from phohien.clearance.errors import MustConfirmFindings
from phohien.clearance.forms import ChecklistForm, ReasonForm
from phohien.clearance.models import Step
from phohien.clearance.views.pages import show
from phohien.kernel.errors import RuleBroken
from phohien.security.policies import get_visible, require


def _step(request: HttpRequest, pk: int, action: str) -> Step:
    found = get_visible(request.user, Step, pk=pk)
    require(request.user, action, found)
    return found


def _again(request: HttpRequest, step: Step, error: RuleBroken, **forms) -> HttpResponse:
    """The page as it stands now, with why it was not done."""
    messages.error(request, error.message)
    case = selectors.case_for(request.user, step.case_id)
    return show(request, case, status=409, **forms)


@login_required
@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the step."""
    step = _step(request, pk, "sign")
    try:
        services.claim_step(actor=request.user, step=step)
    except RuleBroken as error:
        return _again(request, step, error)
    messages.success(request, _("Anh/chị đã nhận bước này; người khác không làm trùng."))
    return redirect("clearance:case", pk=step.case_id)


@login_required
@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the step back."""
    step = _step(request, pk, "release")
    try:
        services.release_step(actor=request.user, step=step)
    except RuleBroken as error:
        return _again(request, step, error)
    messages.success(request, _("Đã để bước này cho người khác nhận."))
    return redirect("clearance:case", pk=step.case_id)


@login_required
@require_POST
def clear(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign with the checklist."""
    step = _step(request, pk, "sign")
    form = ChecklistForm(request.POST)
    if not form.is_valid():
        case = selectors.case_for(request.user, step.case_id)
        return show(request, case, checklist=form, status=422)
    try:
        services.clear_step(
            actor=request.user, step=step, checklist=form.answers, note=form.cleaned_data["note"]
        )
    except MustConfirmFindings as error:
        form.add_error(None, error.message)
        case = selectors.case_for(request.user, step.case_id)
        return show(request, case, checklist=form, status=409)
    except RuleBroken as error:
        return _again(request, step, error, checklist=form)
    case = selectors.case_for(request.user, step.case_id)
    done = case.state == CaseState.CLEARED
    messages.success(
        request,
        _("Đã ký. Nội dung này đã duyệt xong và được phép công bố.")
        if done
        else _("Đã ký. Hồ sơ chuyển sang bước sau; người duyệt tiếp theo đã được báo."),
    )
    return redirect("clearance:index" if done else "clearance:case", **_to(done, step))


def _to(done: bool, step: Step) -> dict:
    return {} if done else {"pk": step.case_id}


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the text with a reason."""
    words = _("Đã trả lại; người viết đọc được lý do.")
    return _refuse(request, pk, services.return_step, ("return", "tra-lai"), words)


@login_required
@require_POST
def ask_changes(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what must be changed."""
    words = _("Đã yêu cầu sửa; người viết đọc được lý do và trình lại bản đã sửa.")
    return _refuse(request, pk, services.request_changes, ("changes", "sua"), words)


def _refuse(
    request: HttpRequest, pk: int, service: Callable, names: tuple[str, str], words: str
) -> HttpResponse:
    step = _step(request, pk, "sign")
    which, prefix = names
    form = ReasonForm(request.POST, prefix=prefix)
    if not form.is_valid():
        case = selectors.case_for(request.user, step.case_id)
        return show(request, case, reason=(which, form), status=422)
    try:
        service(actor=request.user, step=step, **form.cleaned_data)
    except RuleBroken as error:
        return _again(request, step, error, reason=(which, form))
    messages.success(request, words)
    return redirect("clearance:case", pk=step.case_id)
