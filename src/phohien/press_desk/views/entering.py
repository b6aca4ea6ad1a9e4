"""The desk enters a request that came on paper, by e-mail or in a note of the Ministry."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotVisible
from phohien.kernel.posting import posted
from phohien.organisation.policies import require_any
from phohien.press_desk import services
from phohien.press_desk.forms import EntryForm, kind_links
from phohien.press_desk.kinds import kinds
from phohien.press_desk.models import PressRequest
from phohien.press_desk.public_forms import MORE_ROWS
from phohien.press_desk.views.saying import blame, crumbs


@login_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Which kind?"""
    require_any(request.user, "handle", PressRequest)
    context = {"kinds": kind_links(), "crumbs": crumbs((_("Nhập đề nghị"), ""))}
    return render(request, "press_desk/choose.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, kind: str) -> HttpResponse:
    """The form of one kind."""
    require_any(request.user, "handle", PressRequest)
    about = kinds().get(kind)
    if about is None:
        raise NotVisible()
    data = posted(request)
    rows = int(data.get("rows") or 0) + MORE_ROWS if data is not None and _wants_more(data) else 0
    form = EntryForm(about, data, rows=rows, initial={"received_at": clock.now()})
    if form.is_bound and not rows and form.is_valid() and (made := _try(request, form)):
        return redirect("press_desk:request", pk=made.pk)
    if rows:
        form.errors.clear()
    context = {
        "form": form,
        "kind": about,
        "crumbs": crumbs((_("Nhập đề nghị"), reverse("press_desk:choose")), (str(about), "")),
    }
    status = 422 if form.is_bound and not rows else 200
    return render(request, "press_desk/enter.html", context, status=status)


def _wants_more(data) -> bool:
    return "more" in data and (data.get("rows") or "0").isdecimal()


def _try(request: HttpRequest, form: EntryForm) -> PressRequest | None:
    found = form.cleaned_data
    try:
        made = services.enter(
            actor=request.user,
            given=form.given("vi"),
            channel=found["channel"],
            received_at=found["received_at"],
            body=found.get("body"),
        )
    except InvalidInput as error:
        blame(form, error)
        return None
    messages.success(request, _("Đã nhập đề nghị %(code)s.") % {"code": made.code})
    return made
