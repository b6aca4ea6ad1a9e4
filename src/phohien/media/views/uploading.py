"""Uploading: the form, and reading a chosen photo before it is sent for good."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phohien.kernel.errors import DomainError, InvalidInput, NotAllowed
from phohien.media import selectors, services
from phohien.media.addresses import KINDS
from phohien.media.enums import MediaKind
from phohien.media.forms import WORDS, upload_form
from phohien.media.models import Photo
from phohien.media.policies import NOT_YOURS, uploads_for
from phohien.media.receiving.photo import Glance, glance
from phohien.media.views.lists import model_of, tabs
from phohien.security.policies import visible

ADD = {
    MediaKind.PHOTO: services.add_photo,
    MediaKind.CLIP: services.add_clip,
    MediaKind.PAPER: services.add_paper,
}
OFFERED = ("title", "caption", "credit", "source")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """A new file with its words and rights."""
    model_of(kind)
    _require_uploader(request)
    posted = [request.POST, request.FILES] if request.method == "POST" else []
    form = upload_form(KINDS[kind], request.user, *posted)
    if posted and form.is_valid():
        try:
            row = ADD[KINDS[kind]](actor=request.user, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        except DomainError as error:
            form.add_error("file", error.message)
        else:
            messages.success(request, _("Đã tải lên tệp “%(title)s”.") % {"title": row.title})
            return redirect(selectors.page_of_file(row))
    label = next(label for _word, label, chosen in tabs(kind) if chosen)
    context = {
        "kind": kind,
        "form": form,
        "reads": kind == "anh",
        "crumbs": [(label, reverse("media:files", args=[kind])), (_("Tải lên"), "")],
    }
    return render(request, "media/upload.html", context, status=422 if posted else 200)


def _require_uploader(request: HttpRequest) -> None:
    if uploads_for(request.user) == []:
        raise NotAllowed("add", NOT_YOURS)


@login_required
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """What a chosen photo says about itself, offered for fields still empty; nothing is kept."""
    _require_uploader(request)
    context: dict = {"fields": [], "sentences": []}
    try:
        told = glance(request.FILES["file"])
    except (KeyError, InvalidInput) as error:
        context["wrong"] = getattr(error, "message", _("Hãy chọn tệp."))
    else:
        context |= {"fields": _offered(request, told), "sentences": _sentences(request.user, told)}
    return render(request, "media/parts/read.html", context)


def _offered(request: HttpRequest, told: Glance) -> list:
    """Bound fields that are empty in the form and that the file has words for."""
    words, given = told.embedded, request.POST.copy()
    offers = {name: getattr(words, name) for name in OFFERED}
    offers["credit"] = words.credit or words.creator
    offers["taken_on"] = words.date.isoformat() if words.date else ""
    empty = [name for name, text in offers.items() if text and not given.get(name, "").strip()]
    for name in empty:
        given[name] = offers[name]
    form = WORDS[MediaKind.PHOTO](given)
    for name in empty:
        form.fields[name].widget.attrs["hx-swap-oob"] = "true"
    return [form[name] for name in empty]


def _sentences(user, told: Glance) -> list[str]:
    same = visible(user, Photo).filter(file_hash=told.file_hash).first()
    found = []
    if same is not None:
        found.append(_("Ảnh này đã có trong kho với tên “%(title)s”.") % {"title": same.title})
    if told.has_place:
        found.append(_("Ảnh ghi nơi chụp (GPS). Thông tin này được bỏ khỏi các cỡ ảnh công khai."))
    return found
