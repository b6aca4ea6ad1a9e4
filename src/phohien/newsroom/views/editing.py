"""Changing a draft in the workspace, words and photos, as far as a plain form can hold them."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from phohien.kernel.posting import posted, sent_files
from phohien.media import selectors as media
from phohien.newsroom import services, writing
from phohien.newsroom.forms import KeptPhotoFormSet, PhotoFormSet, WriteForm
from phohien.newsroom.models import Publication, PublicPage
from phohien.newsroom.views.writing import WORDS, add_photos, attempt, onwards
from phohien.security.policies import require

FIXED = ("agency", "section", "source")  # chosen once, when the item is started


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The words as last written, the photos the item has, and room for more."""
    publication = services.get_item(actor=request.user, pk=pk)
    require(request.user, "edit", publication)
    page = publication.page.specific.get_latest_revision_as_object()
    text = writing.text_of(page)
    form = _form(request, publication, page, text)
    shown = _shown(page, is_rich=text is None)
    kept = KeptPhotoFormSet(posted(request), initial=[_words(one) for one in shown], prefix="co")
    photos = PhotoFormSet(posted(request), sent_files(request), prefix="anh")
    if request.method == "POST" and form.is_valid() and kept.is_valid() and photos.is_valid():
        done = attempt(form, lambda: _save(request, publication, page, (form, kept, photos)))
        if done is not None:
            return onwards(request, done)
    context = {"form": form, "item": publication, "is_rich": text is None, "photos": photos}
    context |= {
        "kept": kept,
        "pairs": _pairs(kept, shown),
        "heads": len(writing.main_picture(page)),
    }
    context["revision"] = page.latest_revision_id  # pressed again, it is meant
    status = 422 if request.method == "POST" else 200
    return render(request, "newsroom/write.html", context, status=status)


def _form(request: HttpRequest, publication: Publication, page, text: str | None) -> WriteForm:
    form = WriteForm(request.user, posted(request), initial=_initial(publication, page, text))
    for name in (*FIXED, *(["text"] if text is None else [])):
        del form.fields[name]
    return form


def _initial(publication: Publication, page: PublicPage, text: str | None) -> dict:
    return {
        "text": text,
        "topics": list(page.topics.all()),
        "communes": list(page.communes.all()),
        "kind": publication.kind,
        **{name: getattr(page, name) for name in WORDS if name != "kind"},
    }


def _shown(page: PublicPage, *, is_rich: bool) -> list[writing.Shown]:
    """The photos this form may change: of a rich body only the one at its head."""
    below = [] if is_rich else writing.pictures_below(page)
    return writing.main_picture(page) + below


def _pairs(kept: BaseFormSet, shown: list[writing.Shown]) -> list[tuple]:
    """(form, what is shown, address of its smallest size) of each photo."""
    smallest = [media.picture(one.photo)["sources"][0]["url"] for one in shown]
    return list(zip(kept, shown, smallest, strict=False))


def _words(shown: writing.Shown) -> dict:
    return {"alt": shown.alt, "caption": shown.caption}


@transaction.atomic
def _save(request: HttpRequest, publication: Publication, page: PublicPage, forms) -> Publication:
    form, kept, photos = forms
    data = form.cleaned_data
    fields = {name: data[name] for name in WORDS if hasattr(page, name)}
    main, below = _left(page, kept)
    added = add_photos(request, publication.agency, photos)
    if not main:
        main, added = added[:1], added[1:]
    if not main and page.main_photo:
        main, below = below[:1], below[1:]
    fields |= writing.as_main(main[0] if main else None)
    if "text" in data:
        fields["body"] = writing.body_with(page, data["text"], below + added)
    elif added:
        fields["body"] = writing.body_and(page, added)
    return services.save_draft(
        actor=request.user,
        publication=publication,
        topics=data["topics"],
        communes=data["communes"],
        seen=_seen(request),
        **fields,
    )


def _left(page: PublicPage, kept: BaseFormSet) -> tuple[list[writing.Shown], list[writing.Shown]]:
    """The photo at the head and those below, with their words as changed, without the removed."""
    heads = len(writing.main_picture(page))
    shown = [*writing.main_picture(page), *writing.pictures_below(page)]
    left: tuple[list, list] = ([], [])
    for place, (one, words) in enumerate(zip(shown, kept.cleaned_data, strict=False)):
        if not words["remove"]:
            changed = writing.Shown(one.photo, words["alt"], words["caption"])
            left[place >= heads].append(changed)
    return left


def _seen(request: HttpRequest) -> int | None:
    """The revision the writer had before them."""
    number = request.POST.get("revision", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None
