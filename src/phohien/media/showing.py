"""A photo, clip or paper as the JSON that snapshots keep; drawing the sizes that are missing.

The same file gives the same JSON in every language and on every call.
"""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from PIL import Image

from phohien.media import sizes
from phohien.media.models import Clip, Paper, Photo, PhotoRendition
from phohien.media.sizes import JPEG, SHARE, TYPES, WEBP

WIDTHS = (480, 800, 1200, 1600)
SRC_WIDTH = 1200  # the fallback picture is the widest that is not wider
TURNED = {5, 6, 7, 8}  # EXIF orientations that lie on their side
ORIENTATION = 0x0112
PAPER_TYPES = {".pdf": "PDF", ".docx": "DOCX", ".xlsx": "XLSX", ".pptx": "PPTX", ".odt": "ODT"}
CLIP_TYPES = {".mp4": "video/mp4", ".webm": "video/webm"}


def picture(photo: Photo, *, widths: tuple[int, ...] = WIDTHS) -> dict:
    """``{"id", "hash", "width", "height", "src", "sources", "share", "colour"}``.

    ``sources`` is ``[{"url", "width", "type"}]``, WebP first, then JPEG, each from narrow to wide
    and never wider than the photo; ``width`` and ``height`` are of the widest, upright;
    ``share`` is ``{"url", "width", "height"}`` for networks; ``colour`` ``#rrggbb``, the mean.
    """
    made = _sizes_of(photo, widths)
    webp, jpeg = ([made[spec] for spec in made if spec.endswith(form)] for form in (WEBP, JPEG))
    share = made[SHARE]
    jpeg.remove(share)
    widest = jpeg[-1]
    return {
        "id": photo.pk,
        "hash": photo.file_hash,
        "width": widest.width,
        "height": widest.height,
        "src": ([size for size in jpeg if size.width <= SRC_WIDTH] or jpeg)[-1].url,
        "sources": [_source(size, WEBP) for size in webp] + [_source(size, JPEG) for size in jpeg],
        "share": {"url": share.url, "width": share.width, "height": share.height},
        "colour": _mean_colour(jpeg[0]),
    }


def _source(size: PhotoRendition, form: str) -> dict:
    return {"url": size.url, "width": size.width, "type": TYPES[form]}


def _sizes_of(photo: Photo, widths: tuple[int, ...]) -> dict[str, PhotoRendition]:
    """Spec → size, in the order of ``widths``, read from the database and drawn where missing."""
    upright = _upright_width(photo)
    fitting = sorted({min(width, upright) for width in widths})
    specs = [sizes.spec(width, form) for form in (WEBP, JPEG) for width in fitting] + [SHARE]
    wanted = {spec: sizes.BareFilter(spec) for spec in specs}
    drawn = _drawn(photo, wanted)
    return {
        spec: drawn.get(spec) or photo.create_rendition(filter) for spec, filter in wanted.items()
    }


def _drawn(photo: Photo, wanted: dict[str, sizes.BareFilter]) -> dict[str, PhotoRendition]:
    """Not through Wagtail's cache: it also remembers what a transaction took back."""
    points = {spec: filter.get_cache_key(photo) for spec, filter in wanted.items()}
    rows = photo.renditions.filter(filter_spec__in=wanted)
    found = {row.filter_spec: row for row in rows if row.focal_point_key == points[row.filter_spec]}
    for row in found.values():
        row.image = photo
    return found


def _upright_width(photo: Photo) -> int:
    def measure() -> int:
        with photo.open_file() as file, Image.open(file) as image:
            width, height = image.size
            return height if image.getexif().get(ORIENTATION) in TURNED else width

    return _remembered(("width", photo.file_hash), measure)


_seen: dict[tuple[str, str], Any] = {}  # facts about the content of files, by its hash
MOST_SEEN = 2000


def _remembered(key: tuple[str, str], work: Callable[[], Any]) -> Any:
    """``work()`` once for each content: a picture that many items show is opened once."""
    if not key[1]:
        return work()
    if key not in _seen:
        if len(_seen) >= MOST_SEEN:
            _seen.clear()
        _seen[key] = work()
    return _seen[key]


def _mean_colour(size: PhotoRendition) -> str:
    return _remembered(("colour", size.image.file_hash), lambda: _mean(size))


def _mean(size: PhotoRendition) -> str:
    with size.open_file() as file, Image.open(file) as image:
        red, green, blue = (
            image.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
        )
    return f"#{red:02x}{green:02x}{blue:02x}"


def clip(clip: Clip) -> dict:
    """``{"id", "hash", "src", "type", "seconds", "duration", "poster", "captions", "transcript"}``.

    ``poster`` is a picture or None; ``captions`` is ``[{"url", "lang", "label"}]``.
    """
    return {
        "id": clip.pk,
        "hash": clip.file_hash,
        "src": clip.url,
        "type": CLIP_TYPES.get(_ending(clip), "video/mp4"),
        "seconds": clip.seconds,
        "duration": f"{clip.seconds // 60}:{clip.seconds % 60:02}" if clip.seconds else "",
        "poster": picture(clip.poster) if clip.poster else None,
        "captions": [_captions(clip)] if clip.captions else [],
        "transcript": clip.transcript,
    }


def _ending(row: Clip | Paper) -> str:
    return PurePosixPath(row.file.name).suffix.lower()


def _captions(clip: Clip) -> dict:
    return {"url": clip.captions_url, "lang": "vi", "label": "Tiếng Việt"}


def paper(paper: Paper) -> dict:
    """``{"id", "hash", "url", "title", "type": "PDF", "size": "1,2 MB", "bytes"}``."""
    ending = _ending(paper)
    size = paper.get_file_size() or 0
    return {
        "id": paper.pk,
        "hash": paper.file_hash,
        "url": paper.url,
        "title": paper.title,
        "type": PAPER_TYPES.get(ending, ending.lstrip(".").upper()),
        "size": _told_size(size),
        "bytes": size,
    }


def _told_size(size: int) -> str:
    """In the Vietnamese way, whatever the language of the moment."""
    for unit, bytes_of in (("MB", 1 << 20), ("kB", 1 << 10)):
        if size >= bytes_of:
            return f"{size / bytes_of:.1f} {unit}".replace(".0 ", " ").replace(".", ",")
    return f"{size} B"
