"""Stops of a programme: the desk plans them, each host agency sees and answers its own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel import listing
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.kernel.posting import posted
from phohien.organisation.enums import AGENCY_ROLES
from phohien.press_desk import selectors, services
from phohien.press_desk.forms import StopAnswerForm, StopForm
from phohien.press_desk.models import PressRequest, ProgrammeItem
from phohien.press_desk.services import Stop
from phohien.press_desk.services.records import record
from phohien.press_desk.views.saying import STOP_TONES, blame, crumbs
from phohien.security.policies import may, require


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """One more stop."""
    found = selectors.get_request(actor=request.user, pk=pk)
    require(request.user, "handle", found)
    return _edit(request, found, None)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another time, place or host; who had confirmed is asked again."""
    item = selectors.get_stop(actor=request.user, pk=pk)
    require(request.user, "handle", item)
    return _edit(request, item.request, item)


def _edit(request: HttpRequest, found: PressRequest, item: ProgrammeItem | None) -> HttpResponse:
    form = StopForm(item, posted(request))
    if form.is_bound and form.is_valid():
        try:
            stop = Stop(**form.cleaned_data)
            services.plan_stop(actor=request.user, request=found, stop=stop, item=item)
            messages.success(request, _("Đã lưu mục chương trình."))
            return redirect("press_desk:request", pk=found.pk)
        except (InvalidInput, RuleBroken) as error:
            blame(form, error)
    context = {
        "form": form,
        "item": item,
        "request_": found,
        "crumbs": crumbs(
            (found.code, reverse("press_desk:request", args=[found.pk])),
            (_("Mục chương trình"), ""),
        ),
    }
    status = 422 if form.is_bound else 200
    return render(request, "press_desk/stop_form.html", context, status=status)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """A host that was asked is told."""
    item = selectors.get_stop(actor=request.user, pk=pk)
    require(request.user, "handle", item)
    number = item.request_id
    services.remove_stop(actor=request.user, item=item)
    messages.success(request, _("Đã bỏ mục chương trình."))
    return redirect("press_desk:request", pk=number)


@login_required
@require_safe
def stops(request: HttpRequest) -> HttpResponse:
    """What one's own agency was asked to receive."""
    if not request.user.agency_ids(*AGENCY_ROLES):
        raise NotVisible()
    page = listing.page_of(request.GET, selectors.hosted(actor=request.user))
    for row in page:
        row.tone = STOP_TONES[row.state]
    return render(request, "press_desk/stops.html", {"page": page})


@login_required
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """The host's page of one stop: outlet, how many, when, what; names only if the desk shares."""
    item = selectors.get_stop(actor=request.user, pk=pk)
    answers = may(request.user, "answer", item)
    form = StopAnswerForm(posted(request))
    if form.is_bound:
        require(request.user, "answer", item)
        if form.is_valid() and _answered(request, item, form):
            return redirect("press_desk:stop", pk=pk)
    context = {
        "item": item,
        "tone": STOP_TONES[item.state],
        "form": form,
        "answers": answers,
        "names": _names(request, item) if answers else [],
        "crumbs": [(_("Tiếp phóng viên"), reverse("press_desk:stops")), (item.place, "")],
    }
    response = render(
        request, "press_desk/stop.html", context, status=422 if form.is_bound else 200
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _answered(request: HttpRequest, item: ProgrammeItem, form: StopAnswerForm) -> bool:
    accepts = request.POST.get("tra_loi") != "khong"
    try:
        services.answer_stop(actor=request.user, item=item, accepts=accepts, **form.cleaned_data)
    except (InvalidInput, RuleBroken) as error:
        blame(form, error)
        return False
    messages.success(request, _("Cảm ơn anh/chị, đầu mối đã nhận được trả lời."))
    return True


def _names(request: HttpRequest, item: ProgrammeItem) -> list[str]:
    """Names alone, only where the desk said the host needs them; the look is written down."""
    if not item.shares_names or item.request.erased_at:
        return []
    with transaction.atomic():
        record(request.user, "open_names", item.request)
    people = selectors.opened(item.request)["people"]
    return [row.get("full_name", "") for row in people]
