"""Bulletins for stations: writing, clearance, sending, and who has not read one out yet."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.clearance import selectors as clearance
from phohien.kernel import clock, listing
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.kernel.posting import posted, sent_files
from phohien.newsroom import selectors as newsroom
from phohien.organisation.models import Agency
from phohien.organisation.policies import require_any
from phohien.security.policies import NOTHING, allowed, get_visible, may, require
from phohien.syndication import selectors, services
from phohien.syndication.bulletin_forms import BulletinForm
from phohien.syndication.bulletins import files, spoken
from phohien.syndication.bulletins.subject import TYPE, fingerprint_of
from phohien.syndication.enums import BulletinState, Slot
from phohien.syndication.forms import AiringForm, ReasonForm
from phohien.syndication.models import Airing, Bulletin
from phohien.syndication.rendering import article_of
from phohien.syndication.views.acting import act
from phohien.syndication.views.deliveries import download

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TONES = {
    BulletinState.DRAFT: "draft",
    BulletinState.IN_CLEARANCE: "waiting",
    BulletinState.CLEARED: "active",
    BulletinState.SENT: "sent",
    BulletinState.STOPPED: "late",
}


@login_required
@require_safe
def bulletin_list(request: HttpRequest) -> HttpResponse:
    """All bulletins one may see, with how many communes have read them out."""
    rows = selectors.bulletins(
        actor=request.user, state=request.GET.get("trang_thai", ""), text=request.GET.get("q", "")
    )
    page = listing.page_of(request.GET, rows)
    for row in page:
        row.tone, row.speech = TONES[row.state], spoken.speech(row.text)
    context = {
        "page": page,
        "states": BulletinState.choices,
        "may_write": allowed(request.user, "speak_in_bulletins", Agency) != NOTHING,
        "crumbs": [(_("Các kênh"), reverse("syndication:index")), (_("Bản tin truyền thanh"), "")],
    }
    return render(request, "syndication/bulletins.html", context)


@login_required
@require_safe
def bulletin(request: HttpRequest, pk: int) -> HttpResponse:
    """The text large enough to read from, what to do with it, and who has read it out."""
    return show(request, selectors.get_bulletin(actor=request.user, pk=pk))


def show(request: HttpRequest, found: Bulletin, status: int = 200, **forms) -> HttpResponse:
    user = request.user
    airings = list(selectors.airings_of(actor=user, bulletin=found))
    mine = [row for row in airings if may(user, "confirm", row)]
    context = {
        "bulletin": found,
        "tone": TONES[found.state],
        "speech": spoken.speech(found.text),
        "problems": spoken.problems(found.text),
        "advice": spoken.advice(found.text),
        "slots": [label for value, label in Slot.choices if value in found.slots],
        "writes": may(user, "write", found),
        "sends": may(user, "send", found),
        "case": clearance.case_of(TYPE, found.pk, found.locale),
        "stands": stands(found),
        "communes": found.communes.count(),
        "airings": airings,
        "silent": [row for row in airings if row.read_at is None],
        "mine": [(row, forms.get(f"airing_{row.pk}") or AiringForm()) for row in mine],
        "is_over": found.valid_to < clock.today(),
        "reason_form": forms.get("reason_form") or ReasonForm(),
        "crumbs": [
            (_("Các kênh"), reverse("syndication:index")),
            (_("Bản tin truyền thanh"), reverse("syndication:bulletins")),
            (found.title, ""),
        ],
    }
    return render(request, "syndication/bulletin.html", context, status=status)


def stands(found: Bulletin) -> bool:
    """Whether exactly these words are cleared now."""
    wanted = fingerprint_of(found)
    return clearance.standing_case(TYPE, found.pk, found.locale, wanted) is not None


@login_required
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """A new bulletin, perhaps from an item (``?bai=``)."""
    require_any(request.user, "speak_in_bulletins", Agency)
    return _edit(request, None)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Changed words are cleared anew."""
    found = selectors.get_bulletin(actor=request.user, pk=pk)
    require(request.user, "write", found)
    return _edit(request, found)


def _edit(request: HttpRequest, found: Bulletin | None) -> HttpResponse:
    initial = None if found else _from_item(request.GET.get("bai", ""))
    form = BulletinForm(request.user, found, posted(request), sent_files(request), initial=initial)
    if form.is_bound and form.is_valid() and (saved := _try(request, found, form)):
        messages.success(request, _("Đã lưu bản tin “%(title)s”.") % {"title": saved.title})
        return redirect("syndication:bulletin", pk=saved.pk)
    context = {
        "bulletin": found,
        "form": form,
        "crumbs": [
            (_("Các kênh"), reverse("syndication:index")),
            (_("Bản tin truyền thanh"), reverse("syndication:bulletins")),
            (found.title if found else _("Soạn bản tin"), ""),
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "syndication/bulletin_form.html", context, status=status)


def _from_item(number: str) -> dict | None:
    """What a live Vietnamese item gives to begin with; the words are shortened by a person."""
    rows = newsroom.live_items("vi").filter(pk=int(number)) if number.isdecimal() else None
    publication = rows.first() if rows is not None else None
    if publication is None:
        return None
    article = article_of(publication.current)
    words = f"{article.lead}\n\n{article.text}".split(" ")
    return {
        "title": article.title[:200],
        "summary": article.lead[:300],
        "text": " ".join(words[: spoken.MOST]),
        "source": article.speaker,
        "topics": list(article.topics),
        "agency": publication.agency_id,
        "priority": "normal",
        "slots": [Slot.MORNING, Slot.AFTERNOON],
        "scope": "all",
    }


def _try(request: HttpRequest, found: Bulletin | None, form: BulletinForm) -> Bulletin | None:
    try:
        return services.write_bulletin(actor=request.user, bulletin=found, **form.values())
    except (InvalidInput, RuleBroken) as error:
        field = getattr(error, "field", None)
        form.add_error(field if field in form.fields else None, error.message)
        return None


@login_required
@require_POST
def request_clearance(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand exactly these words in."""
    found = selectors.get_bulletin(actor=request.user, pk=pk)
    require(request.user, "write", found)
    words = _("Đã trình duyệt; duyệt xong anh/chị sẽ được báo.")
    do = services.request_bulletin
    return act(
        request, lambda: do(actor=request.user, bulletin=found), words, "syndication:bulletin", pk
    )


@login_required
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """To every chosen commune."""
    found = selectors.get_bulletin(actor=request.user, pk=pk)
    require(request.user, "send", found)
    words = _("Đã gửi bản tin; xã, phường được báo và xác nhận khi đã phát.")
    do = services.send_bulletin
    return act(
        request, lambda: do(actor=request.user, bulletin=found), words, "syndication:bulletin", pk
    )


@login_required
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """No station reads it any more."""
    found = selectors.get_bulletin(actor=request.user, pk=pk)
    require(request.user, "send", found)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return show(request, found, 422, reason_form=form)
    do, words = services.stop_bulletin, _("Đã dừng; xã, phường được báo ngay.")
    return act(
        request,
        lambda: do(actor=request.user, bulletin=found, **form.cleaned_data),
        words,
        "syndication:bulletin",
        pk,
    )


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The commune: it has been read out."""
    airing = get_visible(request.user, Airing, pk=pk)
    require(request.user, "confirm", airing)
    form = AiringForm(request.POST)
    if not form.is_valid():
        found = selectors.get_bulletin(actor=request.user, pk=airing.bulletin_id)
        return show(request, found, 422, **{f"airing_{pk}": form})
    words = _("Cảm ơn anh/chị. Đã xác nhận %(commune)s phát bản tin.") % {"commune": airing.commune}
    do = services.confirm_airing
    return act(
        request,
        lambda: do(actor=request.user, airing=airing, **form.cleaned_data),
        words,
        "syndication:bulletin",
        airing.bulletin_id,
    )


@login_required
@require_safe
def file(request: HttpRequest, pk: int, form: str) -> HttpResponse | FileResponse:
    """DOCX, JSON or MP3 for the microphone; only words that are cleared now."""
    found = selectors.get_bulletin(actor=request.user, pk=pk)
    if form not in ("docx", "json", "mp3") or (form == "mp3" and not found.audio):
        raise NotVisible()
    if not stands(found) or found.state == BulletinState.STOPPED:
        raise RuleBroken("not-cleared", _("Bản tin này chưa được duyệt hoặc đã dừng phát."))
    name = f"ban-tin-{found.pk}"
    if form == "docx":
        return download(files.as_docx(found), DOCX, f"{name}.docx")
    if form == "json":
        body = files.as_json(found, list(found.communes.all()))
        return download(body, "application/json", f"{name}.json")
    response = FileResponse(found.audio.open("rb"), content_type="audio/mpeg")
    response["Content-Disposition"] = f'attachment; filename="{name}.mp3"'
    return response
