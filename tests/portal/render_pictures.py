"""Draws the pictures of the demo: ``python tests/portal/render_pictures.py``; from SVG to JPEG.

1600 × 1000, at most 150 kB each. The SVG is the original; those newer than their JPEG are drawn.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parents[2] / "src/phohien/demo/data/pictures"
SIZE = {"width": 1600, "height": 1000}
LIMIT = 150_000  # bytes
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


def jpeg(png: bytes) -> bytes:
    """The best JPEG within ``LIMIT``."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for quality in range(86, 40, -4):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        if out.tell() <= LIMIT:
            return out.getvalue()
    raise ValueError(f"no quality fits {LIMIT} bytes")


def draw(page: Page, original: Path) -> None:
    page.goto(original.as_uri())
    original.with_suffix(".jpg").write_bytes(jpeg(page.screenshot()))


def is_old(original: Path) -> bool:
    drawn = original.with_suffix(".jpg")
    return not drawn.exists() or drawn.stat().st_mtime < original.stat().st_mtime


def main(names: list[str]) -> None:
    wanted = [path for path in sorted(PICTURES.glob("*.svg")) if path.stem in names or is_old(path)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE)
        for original in wanted:
            draw(page, original)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
