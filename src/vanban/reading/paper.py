"""Pages as pictures: of a PDF or of an image file. Does not read what is on them."""

import io
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from vanban.reading import faults
from vanban.reading.content import sniff
from vanban.reading.limits import Limits

DPI = 300
_POINTS_PER_INCH = 72
_A4_SHORT_SIDE = 2480  # pixels at 300 dpi
_END_OF_PDF = 65536
PDFIUM = threading.RLock()  # PDFium is not safe for threads; every call goes through this lock


class PdfPaper:
    """The pages of a PDF; use as a context manager. Page numbers count from 1."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path, self._limits = path, limits
        _refuse_cut_pdf(path)
        try:
            with PDFIUM:
                self.document = pypdfium2.PdfDocument(path)
                self.count = len(self.document)
        except pypdfium2.PdfiumError as error:
            locked = "password" in str(error).lower() or "security" in str(error).lower()
            raise faults.encrypted(path) if locked else faults.damaged(path) from None
        if not self.count:
            self.__exit__()
            raise faults.damaged(path)
        if self.count > limits.pages:
            self.__exit__()
            raise faults.too_many_pages(path, limits.pages)

    def __enter__(self) -> "PdfPaper":
        return self

    def __exit__(self, *_: object) -> None:
        with PDFIUM:
            self.document.close()

    @contextmanager
    def page(self, number: int) -> Iterator[pypdfium2.PdfPage]:
        """One loaded page, with the lock held; raises ``UnreadableInput`` if it is broken."""
        with PDFIUM:
            try:
                page = self.document[number - 1]
            except pypdfium2.PdfiumError:
                raise faults.damaged(self._path) from None
            try:
                yield page
            finally:
                page.close()

    def image(self, number: int, width: int | None = None) -> Image.Image:
        """A grey picture of the page, 300 dpi or ``width`` pixels wide."""
        with self.page(number) as page:
            self._refuse_big_pictures(page)
            across, down = page.get_size()
            scale = width / across if width else DPI / _POINTS_PER_INCH
            largest = (self._limits.pixels / (across * down)) ** 0.5
            grey = page.render(scale=min(scale, largest), grayscale=width is None)
            return grey.to_pil().copy()

    def _refuse_big_pictures(self, page: pypdfium2.PdfPage) -> None:
        kinds = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
        for picture in page.get_objects(filter=kinds, max_depth=3):
            across, down = picture.get_px_size()
            if across * down > self._limits.pixels:
                raise faults.too_many_pixels(self._path, self._limits.pixels)


def _refuse_cut_pdf(path: Path) -> None:
    """A PDF without its end mark was cut on its way; PDFium would show what is left."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _END_OF_PDF))
        tail = file.read()
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise faults.damaged(path)


class ImagePaper:
    """The frames of a PNG, JPEG or TIFF; use as a context manager."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path, self._limits = path, limits
        try:
            self._image = Image.open(path)
            self.count = self._count_frames()
        except Image.DecompressionBombError:
            raise faults.too_many_pixels(path, limits.pixels) from None
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
            raise faults.damaged(path) from None

    def _count_frames(self) -> int:
        count = getattr(self._image, "n_frames", 1)
        if count > self._limits.pages:
            raise faults.too_many_pages(self._path, self._limits.pages)
        return count

    def __enter__(self) -> "ImagePaper":
        return self

    def __exit__(self, *_: object) -> None:
        self._image.close()

    def image(self, number: int, width: int | None = None) -> Image.Image:
        """A grey picture of the frame about as large as A4 at 300 dpi, or ``width`` wide."""
        try:
            self._image.seek(number - 1)
            if self._image.width * self._image.height > self._limits.pixels:
                raise faults.too_many_pixels(self._path, self._limits.pixels)
            self._image.load()
            upright = ImageOps.exif_transpose(self._image)
        except (OSError, SyntaxError, ValueError, EOFError):
            raise faults.damaged(self._path) from None
        flat = _on_white(upright)
        return _to_width(flat, width) if width else _to_reading_size(flat.convert("L"))


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency, 8 bits: grey stays grey, everything else becomes RGB."""
    if image.mode.startswith(("I", "F")):
        return image.convert("I").point(lambda level: level / 256).convert("L")
    if image.mode in ("1", "L"):
        return image.convert("L")
    layered = image.convert("RGBA")
    white = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(white, layered).convert("RGB")


def _to_width(image: Image.Image, width: int) -> Image.Image:
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _to_reading_size(image: Image.Image) -> Image.Image:
    """Letters recognise best at 300 dpi: thin scans grow, thick ones shrink, snippets stay."""
    short = min(image.size)
    if short < _A4_SHORT_SIDE * 0.35 or _A4_SHORT_SIDE * 0.75 < short < _A4_SHORT_SIDE * 1.4:
        return image
    return _to_width(image, round(image.width * _A4_SHORT_SIDE / short))


def open_paper(path: Path, limits: Limits) -> PdfPaper | ImagePaper | None:
    """The pages of a PDF or image file; None for formats without paper."""
    kind = sniff(path)
    if kind == "pdf":
        return PdfPaper(path, limits)
    return ImagePaper(path, limits) if kind == "image" else None


def render_page(path: str | os.PathLike[str], page: int, width: int) -> bytes:
    """PNG bytes of a page ``width`` pixels wide (at most 4000); see the package's face."""
    path = Path(path)
    if not path.is_file():
        raise faults.missing_file(path)
    paper = open_paper(path, Limits())
    if paper is None:
        raise faults.no_page_image(path, page)
    with paper:
        if not 1 <= page <= paper.count:
            raise faults.no_page_image(path, page)
        png = io.BytesIO()
        paper.image(page, max(16, min(width, 4000))).save(png, "PNG", compress_level=3)
        return png.getvalue()
