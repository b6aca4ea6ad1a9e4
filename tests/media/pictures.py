"""Pictures for tests, drawn on the spot. Not: rows of the database."""

import io
import random

from PIL import Image, ImageDraw

GPS, LATITUDE_REF, LATITUDE = 0x8825, 1, 2
ORIENTATION, MAKE, DESCRIPTION = 0x0112, 0x010F, 0x010E


def drawn(width: int = 1400, height: int = 900, *, seed: int = 7, mode: str = "RGB") -> Image.Image:
    """A landscape that is different for every ``seed``."""
    chance = random.Random(seed)
    image = Image.new(mode, (width, height), (70, 130, 180, 255)[: len(mode)])
    pen = ImageDraw.Draw(image)
    for _hill in range(12):
        x, y, r = chance.randrange(width), chance.randrange(height), chance.randrange(40, 240)
        colour = tuple(chance.randrange(256) for _c in "RGB")
        pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)
    return image


def jpeg(width: int = 1400, height: int = 900, *, seed: int = 7, exif: Image.Exif | None = None,
         **saving) -> bytes:  # fmt: skip
    out = io.BytesIO()
    if exif is not None:
        saving["exif"] = exif
    drawn(width, height, seed=seed).save(out, "JPEG", quality=88, **saving)
    return out.getvalue()


def exif_with_place(orientation: int = 1) -> Image.Exif:
    """What a phone writes: maker, orientation, and where the picture was taken."""
    exif = Image.Exif()
    exif[MAKE] = "Maker"
    exif[ORIENTATION] = orientation
    place = exif.get_ifd(GPS)
    place[LATITUDE_REF], place[LATITUDE] = "N", (20.0, 26.0, 46.0)
    return exif
