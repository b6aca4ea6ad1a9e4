"""The sharing pool: what press organs may take, taking it, and the book of who took what."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phohien.kernel import clock, listing, spreadsheet
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.media.models import Clip, Photo
from phohien.newsroom.models import Publication
from phohien.security.policies import NOTHING, allowed, get_visible, may, refusal, visible
from phohien.syndication import packing, selectors, services, tables
from phohien.syndication.enums import OfferKind
from phohien.syndication.forms import ReasonForm, ShareForm
from phohien.syndication.models import Offer, Take
from phohien.syndication.rendering import article_of
from phohien.syndication.services.pool import is_press
from phohien.syndication.views.deliveries import download

THINGS = {"item": Publication, "photo": Photo, "clip": Clip}


def _require_entry(user) -> None:
    if allowed(user, "view", Offer) == NOTHING:
        raise NotAllowed("view", refusal(Offer, "take"))


@login_required
@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """What is offered now."""
    _require_entry(request.user)
    rows = selectors.offers(
        actor=request.user, kind=request.GET.get("loai", ""), text=request.GET.get("q", "")
    )
    page, now = listing.page_of(request.GET, rows), clock.now()
    takes = is_press(request.user)
    for row in page:
        row.is_held = bool(row.embargo_until and row.embargo_until > now)
        row.may_close = may(request.user, "close", row)
    context = {
        "page": page,
        "kinds": OfferKind.choices,
        "takes": takes,
        "crumbs": [(_("Các kênh"), reverse("syndication:index")), (_("Kho dùng chung"), "")],
    }
    return render(request, "syndication/pool.html", context)


@login_required
@require_safe
def takes(request: HttpRequest) -> HttpResponse:
    """Who took what."""
    _require_entry(request.user)
    rows = selectors.takes(actor=request.user)
    rows = listing.ordered(request.GET, rows, tables.TAKES)
    if listing.wants_export(request.GET):
        return spreadsheet.respond(
            "so-kho-dung-chung.xlsx", _("Sổ kho dùng chung"), tables.TAKES, rows
        )
    context = {
        "page": listing.page_of(request.GET, rows),
        "crumbs": [
            (_("Các kênh"), reverse("syndication:index")),
            (_("Kho dùng chung"), reverse("syndication:pool")),
            (_("Ai đã lấy gì"), ""),
        ],
    }
    return render(request, "syndication/takes.html", context)


@login_required
@require_POST
def share(request: HttpRequest) -> HttpResponse:
    """Offer an item or one of its files."""
    form = ShareForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy kiểm tra lại thời điểm được dùng."))
        return redirect(_back(request))
    thing = _thing(request.user, form.cleaned_data["thing"])
    try:
        services.open_offer(
            actor=request.user,
            thing=thing,
            terms=form.cleaned_data["terms"],
            embargo_until=form.cleaned_data["embargo_until"],
        )
        messages.success(request, _("Đã chia sẻ vào kho dùng chung."))
    except (InvalidInput, RuleBroken) as error:
        messages.error(request, error.message)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("ve", "")
    here = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if here else reverse("syndication:pool")


def _thing(user, key: str):
    kind, _colon, number = key.partition(":")
    model = THINGS.get(kind)
    if model is None or not number.isdecimal():
        raise NotVisible()
    found = visible(user, model).filter(pk=int(number)).first()
    if found is None:
        raise NotVisible()
    return found


@login_required
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """Hand the file out, with a line in the book."""
    offer = get_visible(request.user, Offer, pk=pk)
    try:
        taken = services.take(
            actor=request.user, offer=offer, purpose=request.POST.get("purpose", "")
        )
    except RuleBroken as error:
        messages.error(request, error.message)
        return redirect("syndication:pool")
    return _file_of(taken)


def _file_of(taken: Take) -> HttpResponse | FileResponse:
    offer = taken.offer
    if offer.kind == OfferKind.ITEM:
        body = packing.package(article_of(taken.version), offer.publication)
        return download(body, packing.MEDIA_TYPE, f"bai-{offer.publication_id}.zip")
    if offer.kind == OfferKind.PHOTO:
        return download(packing.photo_alone(offer.photo), "image/jpeg", f"anh-{offer.photo_id}.jpg")
    return FileResponse(
        offer.clip.file.open("rb"), as_attachment=True, filename=f"video-{offer.clip_id}.mp4"
    )


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """No longer offered."""
    offer = get_object_or_404(visible(request.user, Offer), pk=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy ghi lý do thôi chia sẻ."))
        return redirect("syndication:pool")
    try:
        services.close_offer(actor=request.user, offer=offer, reason=form.cleaned_data["reason"])
        messages.success(request, _("Đã thôi chia sẻ; bên đã lấy được báo."))
    except (InvalidInput, RuleBroken) as error:
        messages.error(request, error.message)
    return redirect("syndication:pool")
