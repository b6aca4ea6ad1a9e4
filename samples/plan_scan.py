"""Makes a paper scan of a .docx: printed by LibreOffice, photographed a little badly.

Also reads the scan with an engine without Vietnamese, to get the damaged text a user has.
"""

import os
import subprocess
import tempfile
import time
from pathlib import Path

import numpy
import pypdfium2
from PIL import Image, ImageFilter

_DPI = 200
_EPOCH = time.gmtime(1767225600)  # 2026-01-01


def _printed(document: Path, folder: Path) -> Path:
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder), str(document),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / f"{document.stem}.pdf"


def _worn(page: Image.Image, random: numpy.random.Generator) -> Image.Image:
    """Slightly turned, blurred, greyed and speckled, as an office scanner does."""
    page = page.rotate(random.uniform(-0.35, 0.35), Image.Resampling.BICUBIC, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(random.uniform(0.4, 0.7)))
    grey = numpy.asarray(page, dtype=numpy.float32)
    grey = 28 + grey * (222 / 255) + random.normal(0, 2.5, grey.shape)
    return Image.fromarray(grey.clip(0, 255).astype(numpy.uint8), "L")


def scan(document: Path, target: Path, seed: int = 2026) -> list[Image.Image]:
    """Write ``target`` as an image-only PDF (grey JPEG, 200 dpi); gives the pages too."""
    random = numpy.random.default_rng(seed)
    with tempfile.TemporaryDirectory() as folder:
        pdf = pypdfium2.PdfDocument(_printed(document, Path(folder)))
        pages = [
            _worn(page.render(scale=_DPI / 72, grayscale=True).to_pil(), random) for page in pdf
        ]
        pdf.close()
    pages[0].save(
        target, "PDF", resolution=_DPI, save_all=True, append_images=pages[1:], quality=48,
        creationDate=_EPOCH, modDate=_EPOCH, title="Kế hoạch mẫu", producer="Phố Hiến",
    )  # fmt: skip
    return pages


def read_wrongly(pages: list[Image.Image]) -> str:
    """The text an engine without Vietnamese reads from the pages."""
    texts = []
    for page in pages:
        with tempfile.NamedTemporaryFile(suffix=".png") as picture:
            page.save(picture.name)
            texts.append(
                subprocess.run(
                    ["tesseract", picture.name, "stdout", "-l", "eng", "--dpi", str(_DPI)],
                    check=True, capture_output=True, text=True, timeout=120,
                    env=os.environ | {"OMP_THREAD_LIMIT": "1"},
                ).stdout
            )  # fmt: skip
    return "".join(texts).replace("\f", "\n")
