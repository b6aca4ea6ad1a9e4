"""Between what an officer types (plain text, photos) and the blocks of an item."""

import html
import re

from phohien.newsroom.models import PublicPage

PICTURES = {"picture", "gallery"}
SIMPLE = {"text", "heading"} | PICTURES
BLANK = re.compile(r"\n\s*\n")
HEADING = re.compile(r"^[ \t]*(## .{1,200}?)[ \t]*$", re.MULTILINE)
TAG = re.compile(r"<[^>]+>")


def blocks_of(text: str, photos: list | None = None) -> list[tuple[str, object]]:
    """Paragraphs and headings as blocks; photos after the first as a picture or a gallery."""
    blocks: list[tuple[str, object]] = []
    for passage in BLANK.split(text.replace("\r\n", "\n").strip()):
        for part in filter(None, map(str.strip, HEADING.split(passage))):
            if HEADING.fullmatch(part):
                blocks.append(("heading", part[3:].strip()))
            else:
                blocks.append(("text", _paragraph(part)))
    return blocks + _pictures(photos or [])


def _paragraph(passage: str) -> str:
    lines = "<br/>".join(html.escape(line.strip(), quote=False) for line in passage.split("\n"))
    return f"<p>{lines}</p>"


def _pictures(photos: list) -> list[tuple[str, object]]:
    values = [{"photo": row, "alt": row.alt, "caption": row.caption} for row in photos]
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


def pictures_of(page: PublicPage) -> list[tuple[str, object]]:
    """The picture blocks as they are, to be kept when the words change."""
    return [(block.block_type, block.value) for block in page.body if block.block_type in PICTURES]
