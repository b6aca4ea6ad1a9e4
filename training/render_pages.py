"""Render paragraphs as degraded scans and read them with Tesseract ``eng``.

Makes pairs of page text and its garbled reading; aligning them is ``align_pairs``' work.
"""

import argparse
import io
import json
import os
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

PAGE_INCHES = (8.27, 11.69)


@dataclass(frozen=True)
class Face:
    """Font files of one family and how often pages are set in it."""

    weight: float
    regular: str
    bold: str
    italic: str


def read_faces(path: Path, profile: str) -> list[Face]:
    """Read the faces of one profile (``train`` or ``held-out``) from a JSON file."""
    rows = json.loads(path.read_text())[profile]
    faces = [Face(**row) for row in rows]
    missing = [f.regular for f in faces if not Path(f.regular).exists()]
    if missing:
        raise SystemExit(f"fonts not found: {missing}")
    return faces


class Page:
    """One page being set: paragraphs are wrapped and drawn until it is full."""

    def __init__(self, face: Face, rng: random.Random, dpi: int) -> None:
        self.rng, self.face, self.dpi = rng, face, dpi
        self.size = round(rng.choice([12, 12.5, 13, 13, 13.5, 14, 14, 14]) * dpi / 72)
        self.width, self.height = (round(side * dpi) for side in PAGE_INCHES)
        self.margin = round(rng.uniform(0.7, 1.2) * dpi)
        self.leading = self.size * rng.uniform(1.15, 1.55)
        self.image = Image.new("L", (self.width, self.height), 255)
        self.pen = ImageDraw.Draw(self.image)
        self.top = self.margin
        self.lines: list[str] = []

    def add(self, paragraph: str, style: str) -> bool:
        """Set one paragraph; False when the page is full."""
        font = ImageFont.truetype(getattr(self.face, style), self.size)
        indent = self.size * 2 if self.rng.random() < 0.7 else 0
        room = self.width - 2 * self.margin
        for words, last in self._wrap(paragraph.split(), font, room, indent):
            if self.top + self.leading > self.height - self.margin:
                return False
            left = self.margin + (indent if not self.lines or self.fresh else 0)
            self._draw(words, font, left, self.width - self.margin, last)
            self.fresh = False
        self.top += self.leading * self.rng.choice([0, 0.2, 0.4])
        return True

    def _wrap(self, words, font, room, indent):
        line, used = [], indent
        space = font.getlength(" ")
        self.fresh = True
        for word in words:
            wide = font.getlength(word)
            if line and used + wide > room:
                yield line, False
                line, used = [], 0
            line.append(word)
            used += wide + space
        yield line, True

    def _draw(self, words, font, left, right, last) -> None:
        lengths = [font.getlength(word) for word in words]
        space = font.getlength(" ")
        if not last and len(words) > 1:
            space = max(space * 0.8, (right - left - sum(lengths)) / (len(words) - 1))
        for word, wide in zip(words, lengths, strict=True):
            self.pen.text((round(left), round(self.top)), word, fill=0, font=font)
            left += wide + space
        self.lines.append(" ".join(words))
        self.top += self.leading


def degrade(image: Image.Image, rng: random.Random, harsh: float) -> Image.Image:
    """Blur, turn, speckle, thin or thicken and squeeze a page as a scanner would."""
    if rng.random() < 0.7:
        image = image.rotate(rng.uniform(-0.8, 0.8), Image.BICUBIC, fillcolor=255)
    kind = rng.random()
    if kind < 0.2:
        image = image.filter(ImageFilter.MinFilter(3))
    elif kind < 0.3:
        image = image.filter(ImageFilter.MaxFilter(3))
    if rng.random() < 0.75:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.1) * harsh))
    pixels = np.asarray(image, dtype=np.float32)
    noise = np.random.default_rng(rng.randrange(2**32)).normal(0, 1, pixels.shape)
    pixels = pixels * rng.uniform(0.7, 1) + rng.uniform(0, 40) + noise * rng.uniform(0, 22) * harsh
    if rng.random() < 0.25:
        pixels = np.where(pixels > rng.uniform(110, 190), 255, 0)
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if rng.random() < 0.5:
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=rng.randrange(25, 90))
        image = Image.open(packed)
    return image


def recognise(image: Image.Image, dpi: int) -> str:
    """Read an image with Tesseract's English model, one thread."""
    packed = io.BytesIO()
    image.save(packed, "PNG", compress_level=1)
    done = subprocess.run(
        ["tesseract", "-", "-", "-l", "eng", "--dpi", str(dpi)],
        input=packed.getvalue(),
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout.decode()


def choose_style(paragraph: str, rng: random.Random) -> str:
    """Headings are mostly bold; a share of the rest is bold or italic."""
    if paragraph.isupper() or len(paragraph) < 60:
        return "bold" if rng.random() < 0.6 else "regular"
    return rng.choices(["regular", "bold", "italic"], [0.88, 0.06, 0.06])[0]


def make_page(paragraphs, faces: list[Face], rng: random.Random, harsh: float):
    """Set, degrade and read one page; give its lines, its reading and its settings."""
    face = rng.choices(faces, [f.weight for f in faces])[0]
    dpi = rng.choice([150, 200, 200, 200, 250, 300, 300])
    page = Page(face, rng, dpi)
    while True:
        paragraph = next(paragraphs)
        if not page.add(paragraph, choose_style(paragraph, rng)):
            break
    image = degrade(page.image, rng, harsh * dpi / 200)
    return {"font": Path(face.regular).name, "dpi": dpi, "lines": page.lines,
            "ocr": recognise(image, dpi)}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paragraphs", type=Path, help="one paragraph per line, in page order")
    parser.add_argument("faces", type=Path, help="JSON: profile -> faces")
    parser.add_argument("out", type=Path, help="JSON lines, one page each; appended to")
    parser.add_argument("--profile", default="train")
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--harsh", type=float, default=1.0)
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311
    faces = read_faces(options.faces, options.profile)
    text = options.paragraphs.read_text().split("\n")
    start = rng.randrange(len(text)) if options.pages > 5 else 0
    stream = (text[(start + k) % len(text)] for k in range(10**9))
    paragraphs = (p for p in stream if p.strip())
    with options.out.open("a") as sink:
        for number in range(options.pages):
            page = make_page(paragraphs, faces, rng, options.harsh)
            sink.write(json.dumps(page, ensure_ascii=False) + "\n")
            sink.flush()
            print(f"page {number + 1}/{options.pages}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
