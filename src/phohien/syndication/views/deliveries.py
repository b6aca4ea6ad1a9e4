"""One delivery: what happened to it, and what a person does about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.plans.views.files import send
from phohien.security.policies import may, require
from phohien.security.selectors import history
from phohien.syndication import packing, selectors, services, tables
from phohien.syndication.enums import DeliveryState as D
from phohien.syndication.enums import Way
from phohien.syndication.forms import GoneForm, ReasonForm, ReceiptForm
from phohien.syndication.models import Delivery
from phohien.syndication.parcels import stem_of
from phohien.syndication.rendering import article_of
from phohien.syndication.services.queueing import may_go
from phohien.syndication.views.acting import act
from phohien.syndication.workflow import LIVE_THERE

RECEIVABLE = (D.QUEUED, D.FAILED, D.SENT, D.ACKNOWLEDGED, D.CANCELLED)
AGAIN = (D.FAILED, D.CANCELLED, D.WITHDRAWN_THERE)


@login_required
@require_safe
def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """The story of one version at one place."""
    return show(request, selectors.get_delivery(actor=request.user, pk=pk))


def show(request: HttpRequest, found: Delivery, status: int = 200, **forms) -> HttpResponse:
    handles = may(request.user, "handle", found)
    live = may_go(found.publication, found.version)
    social = found.channel.way == Way.SOCIAL_BY_HAND
    context = {
        "delivery": found,
        "tone": tables.TONES[found.state],
        "there": tables.there(found),
        "tries": found.tries.select_related("actor"),
        "history": history(actor=request.user, on=found, limit=8),
        "handles": handles,
        "is_live": live,
        "is_social": social,
        "post": getattr(found, "post", None) if social else None,
        "receivable": handles
        and found.state in RECEIVABLE
        and (live or found.state == D.CANCELLED),
        "removable": handles and found.state in (*LIVE_THERE, D.QUEUED),
        "again": handles and live and found.state in AGAIN,
        "receipt_form": forms.get("receipt_form") or ReceiptForm(),
        "gone_form": forms.get("gone_form") or GoneForm(),
        "reason_form": forms.get("reason_form") or ReasonForm(),
        "crumbs": [
            (_("Các kênh"), reverse("syndication:index")),
            (found.publication.title, reverse("syndication:carriage", args=[found.publication_id])),
            (found.channel.name, ""),
        ],
    }
    return render(request, "syndication/delivery.html", context, status=status)


@login_required
@require_POST
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands now, with proof; what was typed stays when something is wrong."""
    found = selectors.get_delivery(actor=request.user, pk=pk)
    require(request.user, "handle", found)
    form = ReceiptForm(request.POST, request.FILES)
    return _with_form(
        request, found, form, "receipt_form", services.record_receipt, _("Đã ghi biên nhận.")
    )


@login_required
@require_POST
def gone(request: HttpRequest, pk: int) -> HttpResponse:
    """The place shows nothing of it any more."""
    found = selectors.get_delivery(actor=request.user, pk=pk)
    require(request.user, "handle", found)
    form = GoneForm(request.POST, request.FILES)
    return _with_form(
        request, found, form, "gone_form", services.confirm_gone, _("Đã ghi nhận nơi nhận đã gỡ.")
    )


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it removed from this place alone."""
    found = selectors.get_delivery(actor=request.user, pk=pk)
    require(request.user, "handle", found)
    form = ReasonForm(request.POST)
    return _with_form(
        request, found, form, "reason_form", services.take_back, _("Đã yêu cầu gỡ khỏi kênh này.")
    )


def _with_form(request, found: Delivery, form, name: str, service, words: str) -> HttpResponse:
    if not form.is_valid():
        return show(request, found, 422, **{name: form})
    try:
        service(actor=request.user, delivery=found, **form.cleaned_data)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return show(request, found, 422, **{name: form})
    except RuleBroken as error:
        form.add_error(None, error.message)
        fresh = selectors.get_delivery(actor=request.user, pk=found.pk)
        return show(request, fresh, 409, **{name: form})
    messages.success(request, words)
    return redirect("syndication:delivery", pk=found.pk)


@login_required
@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Into the queue once more."""
    found = selectors.get_delivery(actor=request.user, pk=pk)
    require(request.user, "handle", found)
    words = _("Đã đưa lại vào hàng chờ gửi.")
    return act(
        request,
        lambda: services.try_again(actor=request.user, delivery=found),
        words,
        "syndication:delivery",
        pk,
    )


@login_required
@require_safe
def package(request: HttpRequest, pk: int) -> HttpResponse:
    """The ZIP to put up by hand: only what is public at this moment."""
    found = selectors.get_delivery(actor=request.user, pk=pk)
    require(request.user, "handle", found)
    if not may_go(found.publication, found.version):
        raise RuleBroken("not-live", _("Bản này không còn đăng công khai nên không tải được nữa."))
    body = packing.package(article_of(found.version), found.publication)
    return download(body, packing.MEDIA_TYPE, f"{stem_of(found)}-v{found.version.number}.zip")


def download(body: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
@require_safe
def receipt_file(request: HttpRequest, pk: int) -> FileResponse:
    """The proof that was kept."""
    found = selectors.get_delivery(actor=request.user, pk=pk)
    if not found.receipt:
        raise NotVisible()
    return send(found.receipt, found.receipt_name, inline=request.GET.get("xem") == "1")
