"""The sizes in which a photo is public, made without what the camera wrote into the file."""

import hashlib
from typing import BinaryIO

from django.core.files import File
from PIL import Image
from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import Filter

WEBP, JPEG = "format-webp|webpquality-76", "format-jpeg|jpegquality-78"
TYPES = {WEBP: "image/webp", JPEG: "image/jpeg"}
ENDINGS = {WEBP: "webp", JPEG: "jpg"}
SHARE = f"fill-1200x630|{JPEG}"  # what networks show beside a link
GPS = 0x8825
KEPT = {"icc_profile", "transparency", "duration", "loop", "background"}


class _Forget(FilterOperation):
    """Drops EXIF (place, camera, time), XMP and comments; colour profile and animation stay."""

    def construct(self, *args) -> None:
        """No arguments."""

    def run(self, willow, image, env):
        held = getattr(willow, "image", None)
        for name in set(getattr(held, "info", {})) - KEPT:
            del held.info[name]
        return willow


class BareFilter(Filter):
    """A filter whose result tells nothing but the picture."""

    @property
    def filter_operations(self):
        return [*super().filter_operations, _Forget("forget")]


def spec(width: int, form: str) -> str:
    return f"width-{width}|{form}"


def bare_rendition(make, filter: Filter, stem: str, source: File | None) -> File:
    """What ``make`` draws for ``filter``, stripped and named ``<stem>-<width>.<ending>``."""
    made = make(BareFilter(filter.spec), source=source)
    operation, _bar, form = filter.spec.partition("|")
    if form in ENDINGS and operation.startswith("width-"):
        made.name = f"{stem}-{operation[6:]}.{ENDINGS[form]}"
    return made


def file_hash(file: BinaryIO) -> str:
    """The first 160 bits of SHA-256 as 40 hex digits; the position in ``file`` is kept."""
    place = file.tell()
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()[:40]
    file.seek(place)
    return digest


def tells_place(file: BinaryIO) -> bool:
    """Whether a picture carries GPS data."""
    with Image.open(file) as image:
        return bool(image.getexif().get_ifd(GPS))
