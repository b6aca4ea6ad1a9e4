"""A photo at the door: a real picture of a known form, not a bomb, upright words read out."""

import io
import warnings
from dataclasses import dataclass

from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from phohien.media.iptc import Embedded, read
from phohien.media.receiving.received import (
    MEGABYTE,
    Received,
    bytes_of,
    named,
    require_no_secret,
    wrong,
)
from phohien.media.sizes import file_hash

register_heif_opener()

LARGEST, MOST_PIXELS, SMALLEST_SIDE = 30 * MEGABYTE, 80_000_000, 40
ENDINGS = {
    "JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif", "AVIF": ".avif",
    "HEIF": ".heic",
}  # fmt: skip
OPENED = sorted(set(ENDINGS) - {"MPO"})  # which opens as JPEG
REWRITTEN = {"HEIF", "MPO"}  # forms that only some browsers or programs understand
GPS = 0x8825
READ_SIDE = 1600  # pixels: an A4 page at about 140 dots per inch
WHAT = gettext_lazy("ảnh tải lên")


def received_photo(*, actor, file: File, scan: bool = True) -> Received:
    """Check, convert and scan a photo; ``actor`` is who the audit log names when it is refused."""
    body = bytes_of(file, LARGEST)
    with _opened(body) as image:
        form, has_place, embedded = image.format, _tells_place(image), read(image)
        if form in REWRITTEN:
            body, form = _as_jpeg(image), "JPEG"
        reading = _for_reading(image)
    ending = ENDINGS[form]
    if scan:
        require_no_secret(actor=actor, what=str(WHAT), body=reading, ending=".png")
    return Received(named(body, file.name, ending), embedded=embedded, has_place=has_place)


def _opened(body: bytes) -> Image.Image:
    """The picture, wholly decoded once: a file that breaks later is no use to anybody."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(body), formats=OPENED)
            _require_measure(image)
            image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_many() from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise wrong(
            _("Tệp này không phải ảnh đọc được. Dùng được ảnh JPEG, PNG, WebP, AVIF, GIF, HEIC.")
        ) from error
    return image


def _require_measure(image: Image.Image) -> None:
    frames = getattr(image, "n_frames", 1) if image.format in {"GIF", "WEBP"} else 1
    if image.width * image.height * frames > MOST_PIXELS:
        raise _too_many()
    if min(image.size) < SMALLEST_SIDE:
        text = _("Ảnh nhỏ quá (%(width)s × %(height)s điểm ảnh). Hãy chọn ảnh gốc, lớn hơn.")
        raise wrong(text % {"width": image.width, "height": image.height})


def _too_many():
    text = _("Ảnh có quá nhiều điểm ảnh (tối đa %(most)s triệu). Hãy thu nhỏ ảnh rồi tải lên lại.")
    return wrong(text % {"most": MOST_PIXELS // 1_000_000})


def _tells_place(image: Image.Image) -> bool:
    return bool(image.getexif().get_ifd(GPS))


def _for_reading(image: Image.Image) -> bytes:
    """Grey, upright and no larger than recognition needs: a stamp fills much of a page."""
    out = io.BytesIO()
    copy = ImageOps.exif_transpose(image).convert("L")
    copy.thumbnail((READ_SIDE, READ_SIDE))
    copy.save(out, "PNG")
    return out.getvalue()


def _as_jpeg(image: Image.Image) -> bytes:
    """Upright, with the colour profile; what the phone wrote about place and camera stays out."""
    out = io.BytesIO()
    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.save(out, "JPEG", quality=92, icc_profile=image.info.get("icc_profile"), exif=b"")
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Glance:
    """What a photo says about itself, before it is taken in."""

    embedded: Embedded
    has_place: bool
    file_hash: str


def glance(file: File) -> Glance:
    """Read a photo without keeping, converting or scanning it. Raises InvalidInput."""
    body = bytes_of(file, LARGEST)
    with _opened(body) as image:
        return Glance(read(image), _tells_place(image), file_hash(io.BytesIO(body)))
