"""The steps of one item: hand in, publish, appoint, correct, withdraw, emergency."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phohien.kernel.errors import InvalidInput
from phohien.newsroom import services
from phohien.newsroom.forms import HandInForm, ReasonForm, ScheduleForm
from phohien.newsroom.models import Publication
from phohien.newsroom.views.items import show


@login_required
@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for clearance of exactly what is written now."""
    publication = services.get_item(actor=request.user, pk=pk)
    return _with_form(
        request, publication, HandInForm(request.POST), "hand_in_form",
        services.request_clearance, _("Đã trình duyệt. Người duyệt bước đầu đã được báo."),
    )  # fmt: skip


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the cleared words public, the first time or as a newer version."""
    publication = services.get_item(actor=request.user, pk=pk)
    services.publish(actor=request.user, publication=publication)
    return _done(request, publication, _("Đã đăng bài."))


@login_required
@require_POST
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    publication = services.get_item(actor=request.user, pk=pk)
    form = ScheduleForm(request.POST)
    return _with_form(
        request, publication, form, "schedule_form", services.schedule, _("Đã hẹn giờ đăng.")
    )


@login_required
@require_POST
def unschedule(request: HttpRequest, pk: int) -> HttpResponse:
    publication = services.get_item(actor=request.user, pk=pk)
    services.unschedule(actor=request.user, publication=publication)
    return _done(request, publication, _("Đã bỏ giờ hẹn. Bài vẫn được duyệt, chờ đăng."))


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it down; the reason is public."""
    publication = services.get_item(actor=request.user, pk=pk)
    form = ReasonForm(request.POST, auto_id="withdraw_%s")
    return _with_form(
        request, publication, form, "withdraw_form", services.withdraw,
        _("Đã gỡ bài. Địa chỉ của bài nay nói lý do gỡ."),
    )  # fmt: skip


@login_required
@require_POST
def emergency(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish before clearance, for a recorded reason."""
    publication = services.get_item(actor=request.user, pk=pk)
    form = ReasonForm(request.POST, auto_id="emergency_%s")
    return _with_form(
        request, publication, form, "emergency_form", services.publish_in_emergency,
        _("Đã đăng khẩn cấp. Lãnh đạo và người duyệt đã được báo; một người khác phải xem lại."),
    )  # fmt: skip


def _with_form(
    request: HttpRequest,
    publication: Publication,
    form,
    name: str,
    work: Callable,
    said: str,
) -> HttpResponse:
    """Run ``work`` with the form's values; what is wrong stands in the form on the same page."""
    if form.is_valid():
        try:
            work(actor=request.user, publication=publication, **form.cleaned_data)
            return _done(request, publication, said)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
    return show(request, publication, 422, **{name: form})


def _done(request: HttpRequest, publication: Publication, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("newsroom:item", pk=publication.pk)
