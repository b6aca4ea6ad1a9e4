"""The one door to files, at /tep/: public while a public content uses them, else for staff.

Everything else is a 404 that does not say whether the file exists.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from phohien.media.addresses import KINDS, MARK
from phohien.media.enums import MediaKind
from phohien.media.models import Clip, Paper, Photo
from phohien.media.ranges import Unsatisfiable, asked_range
from phohien.media.selectors import is_public
from phohien.security.policies import may

MODELS = {MediaKind.PHOTO: Photo, MediaKind.CLIP: Clip, MediaKind.PAPER: Paper}
# Withdrawal must win: a cache asks again soon, and the mark in the address makes that a cheap 304.
PUBLIC, PRIVATE = "public, max-age=600, must-revalidate", "private, no-cache"
INLINE = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif",
    ".webp": "image/webp", ".avif": "image/avif", ".mp4": "video/mp4", ".webm": "video/webm",
    ".vtt": "text/vtt; charset=utf-8", ".pdf": "application/pdf",
}  # fmt: skip
ATTACHED = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
PIECE = 64 * 1024


@require_safe
def file(request: HttpRequest, kind: str, pk: int, mark: str, name: str) -> HttpResponseBase:
    """One stored file by its address."""
    row = _row(kind, pk, mark)
    stored, only_staff = _stored(row, name)
    public = not only_staff and is_public(KINDS[kind], pk)
    if not public and not (request.user.is_authenticated and may(request.user, "view", row)):
        raise Http404
    etag = quote_etag(f"{row.file_hash}-{name}")
    response = get_conditional_response(request, etag=etag) or _answer(request, stored, etag)
    response["ETag"] = etag
    response["Cache-Control"] = PUBLIC if public else PRIVATE
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "cross-origin" if public else "same-origin"
    return response


def _row(kind: str, pk: int, mark: str) -> Photo | Clip | Paper:
    model = MODELS.get(KINDS.get(kind, ""))
    row = model.objects.filter(pk=pk).first() if model else None
    if row is None or not row.file_hash or row.file_hash[:MARK] != mark:
        raise Http404
    return row


def _stored(row: Photo | Clip | Paper, name: str) -> tuple[File, bool]:
    """The file that ``name`` means, and whether it is never public.

    A photo as it was uploaded is not: it may say where and with what it was taken.
    """
    if isinstance(row, Photo):
        files = [(size.file, False) for size in row.renditions.all()] + [(row.file, True)]
    else:
        files = [(row.file, False)]
        if isinstance(row, Clip) and row.captions:
            files.append((row.captions, False))
    for held, only_staff in files:
        if PurePosixPath(held.name).name == name and held.storage.exists(held.name):
            return held, only_staff
    raise Http404


def _answer(request: HttpRequest, stored: File, etag: str) -> HttpResponseBase:
    ending = PurePosixPath(stored.name).suffix.lower()
    kind = INLINE.get(ending) or ATTACHED.get(ending, "application/octet-stream")
    response = _body(request, stored, etag, kind)
    if ending not in INLINE:
        name = PurePosixPath(stored.name).name
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _body(request: HttpRequest, stored: File, etag: str, kind: str) -> HttpResponseBase:
    prefix = settings.MEDIA_ACCEL_PREFIX
    if prefix:  # nginx sends the bytes, ranges and all
        return HttpResponse(headers={"X-Accel-Redirect": f"{prefix}{stored.name}"},
                            content_type=kind)  # fmt: skip
    size = stored.size
    try:
        asked = asked_range(_range_header(request, etag), size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = _part(stored, *asked, size) if asked else FileResponse(stored.open("rb"))
    response["Content-Type"] = kind
    response["Accept-Ranges"] = "bytes"
    if not asked:
        response["Content-Length"] = size
        del response["Content-Disposition"]
    return response


def _range_header(request: HttpRequest, etag: str) -> str:
    """Empty when ``If-Range`` names another version of the file."""
    condition = request.headers.get("If-Range", etag)
    return request.headers.get("Range", "") if condition == etag else ""


def _part(stored: File, first: int, last: int, size: int) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_pieces(stored, first, last + 1 - first), status=206)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = last + 1 - first
    return response


def _pieces(stored: File, first: int, left: int) -> Iterator[bytes]:
    with stored.open("rb") as opened:
        opened.seek(first)
        while left and (piece := opened.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
