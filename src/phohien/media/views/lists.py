"""Lists of photos, clips and papers."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from phohien.kernel import listing
from phohien.media import selectors
from phohien.media.addresses import KINDS, WORDS
from phohien.media.enums import MediaKind
from phohien.media.forms import FilesFilter
from phohien.media.models import Clip, Paper, Photo
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
    for row in page:
        row.small = small_of(row)
    context = {
        "kind": kind,
        "tabs": tabs(kind),
        "form": form,
        "page": page,
        "may_upload": uploads_for(request.user) != [],
    }
    return render(request, "media/files.html", context)


def small_of(row: Photo | Clip | Paper) -> str:
    """The address of a small picture for the list, empty when there is none."""
    photo = row if isinstance(row, Photo) else getattr(row, "poster", None)
    if photo is None or not photo.file.storage.exists(photo.file.name):
        return ""
    return photo.get_rendition(SMALL).url
