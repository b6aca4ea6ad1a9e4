"""Between what an officer types (plain text, photos) and the blocks of an item."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from phohien.media.models import Photo
from phohien.newsroom.models import PublicPage

PICTURES = {"picture", "gallery"}
SIMPLE = {"text", "heading"} | PICTURES
BLANK = re.compile(r"\n\s*\n")
HEADING = re.compile(r"^[ \t]*(## .{1,200}?)[ \t]*$", re.MULTILINE)
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo of an item with the words that stand beside it there."""

    photo: Photo
    alt: str
    caption: str


def blocks_of(text: str, photos: Sequence[Shown] = ()) -> list[tuple[str, object]]:
    """Paragraphs and headings as blocks; photos after the first as a picture or a gallery."""
    blocks: list[tuple[str, object]] = []
    for passage in BLANK.split(text.replace("\r\n", "\n").strip()):
        for part in filter(None, map(str.strip, HEADING.split(passage))):
            if HEADING.fullmatch(part):
                blocks.append(("heading", part[3:].strip()))
            else:
                blocks.append(("text", _paragraph(part)))
    return blocks + _pictures(photos)


def _paragraph(passage: str) -> str:
    lines = "<br/>".join(html.escape(line.strip(), quote=False) for line in passage.split("\n"))
    return f"<p>{lines}</p>"


def _pictures(photos: Sequence[Shown]) -> list[tuple[str, object]]:
    values = [{"photo": row.photo, "alt": row.alt, "caption": row.caption} for row in photos]
    if len(values) > 1:
        return [("gallery", values)]
    return [("picture", value) for value in values]


def text_of(page: PublicPage) -> str | None:
    """The words to edit as plain text; None when the body has more than such a form can hold."""
    passages = []
    pictured = [block.block_type in PICTURES for block in page.body]
    if pictured != sorted(pictured):
        return None  # words after a picture: the form would put the picture behind them
    for block in page.body:
        if block.block_type not in SIMPLE:
            return None
        if block.block_type == "heading":
            passages.append(f"## {block.value}")
        elif block.block_type == "text":
            found = _plain(block.value.source)
            if found is None:
                return None
            passages.append(found)
    return "\n\n".join(passages)


def _plain(source: str) -> str | None:
    if re.search(r"<(?!/?p\b|br\b)", source):
        return None  # bold, links, lists: the editor's page keeps them, this form would not
    parts = re.sub(r"<br\s*/?>", "\n", source)
    parts = re.sub(r"</p>\s*<p[^>]*>", "\n\n", parts)
    return html.unescape(TAG.sub("", parts)).strip()


def main_picture(page: PublicPage) -> list[Shown]:
    """The photo at the head of the item, if it has one."""
    photo = page.main_photo
    return [Shown(photo, page.main_alt, page.main_caption)] if photo else []


def pictures_below(page: PublicPage) -> list[Shown]:
    """The photos of the body in their order."""
    found = []
    for block in page.body:
        if block.block_type in PICTURES:
            values = block.value if block.block_type == "gallery" else [block.value]
            found += [Shown(one["photo"], one["alt"], one["caption"]) for one in values]
    return found


def as_main(shown: Shown | None) -> dict:
    """The fields of the page for its main photo, or for none."""
    return {
        "main_photo": shown.photo if shown else None,
        "main_alt": shown.alt if shown else "",
        "main_caption": shown.caption if shown else "",
    }


def body_and(page: PublicPage, pictures: list[Shown]) -> list[tuple[str, object]]:
    """The body as it is, with more pictures at its end."""
    return [(row.block_type, row.value) for row in page.body] + _pictures(pictures)


def body_with(page: PublicPage, text: str, pictures: list[Shown]) -> list[tuple[str, object]]:
    """New words with ``pictures`` below; blocks with exactly these stay as editors made them."""
    if pictures == pictures_below(page):
        old = [(row.block_type, row.value) for row in page.body if row.block_type in PICTURES]
        return blocks_of(text) + old
    return blocks_of(text, pictures)
