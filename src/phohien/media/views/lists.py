"""Lists of photos, clips and papers."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from wagtail.images.models import Filter

from phohien.kernel import listing
from phohien.media import selectors
from phohien.media.addresses import KINDS, WORDS
from phohien.media.enums import MediaKind
from phohien.media.forms import FilesFilter
from phohien.media.models import Clip, Paper, Photo, PhotoRendition
from phohien.media.policies import uploads_for
from phohien.organisation.policies import require_any

MODELS = {MediaKind.PHOTO: Photo, MediaKind.CLIP: Clip, MediaKind.PAPER: Paper}
SMALL = "max-330x330"
PAGE = 24


def model_of(word: str) -> type[Photo] | type[Clip] | type[Paper]:
    """The model that ``anh``, ``video`` or ``tailieu`` names, or 404."""
    if word not in KINDS:
        raise Http404
    return MODELS[KINDS[word]]


def tabs(word: str) -> list[tuple[str, str, bool]]:
    """``(word, label, is this one)`` of the three kinds."""
    return [(WORDS[kind], label, WORDS[kind] == word) for kind, label in MediaKind.choices]


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Photos are what people come for."""
    return redirect("media:files", kind=WORDS[MediaKind.PHOTO])


@login_required
@require_safe
def files(request: HttpRequest, kind: str) -> HttpResponse:
    """Files the person may see, the newest first, with filters."""
    model = model_of(kind)
    require_any(request.user, "view", model)
    form = FilesFilter(request.GET)
    rows = selectors.files(actor=request.user, model=model, **form.criteria())
    page = listing.page_of(request.GET, rows, PAGE)
    small = small_pictures(page)
    for row in page:
        row.small = small.get(row.pk, "")
    context = {
        "kind": kind,
        "tabs": tabs(kind),
        "form": form,
        "page": page,
        "may_upload": uploads_for(request.user) != [],
    }
    return render(request, "media/files.html", context)


def small_pictures(rows: Iterable[Photo | Clip | Paper]) -> dict[int, str]:
    """Key of a row → address of its small picture, where there is one; one query for all."""
    photos = {row.pk: photo for row in rows if (photo := _photo_of(row)) is not None}
    keys = [photo.pk for photo in photos.values()]
    drawn = {
        size.image_id: size
        for size in PhotoRendition.objects.filter(image__in=keys, filter_spec=SMALL)
    }
    return {key: _small(photo, drawn.get(photo.pk)) for key, photo in photos.items()}


def _photo_of(row: Photo | Clip | Paper) -> Photo | None:
    return row if isinstance(row, Photo) else getattr(row, "poster", None)


def _small(photo: Photo, drawn: PhotoRendition | None) -> str:
    """Not through Wagtail's cache, which asks the database for each picture."""
    if drawn is None:
        if not photo.file.storage.exists(photo.file.name):
            return ""
        drawn = photo.create_rendition(Filter(SMALL))
    drawn.image = photo
    return drawn.url
