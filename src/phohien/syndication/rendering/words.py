"""The blocks of a snapshot as HTML and as plain text. The HTML of text blocks is clean already."""

import html as marks
import re
from collections.abc import Callable, Iterable, Iterator

from django.template.defaultfilters import linebreaksbr
from django.utils.html import escape

TAG = re.compile(r"<[^>]+>")
BREAK = re.compile(r"</(?:p|li|h\d|tr|blockquote)>|<br\s*/?>")
ITEM = re.compile(r"<li>")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML may hold these
BLANKS = re.compile(r"\n{3,}")
AI_WORDS = {"machine-made": "Có hình, chữ do máy tạo"}


def printable(value):
    """The same JSON without letters that no XML form could carry."""
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [printable(item) for item in value]
    return CONTROL.sub("", value) if isinstance(value, str) else value


def html_of(blocks: Iterable[dict]) -> str:
    """All blocks as HTML paragraphs, figures and tables, without classes or scripts."""
    return "\n".join(HTML[block["type"]](block) for block in blocks if block["type"] in HTML)


def text_of(blocks: Iterable[dict]) -> str:
    """All words in reading order, one passage a line, an empty line between blocks."""
    passages = (TEXT.get(block["type"], lambda _block: "")(block) for block in blocks)
    return BLANKS.sub("\n\n", "\n\n".join(filter(None, passages)))


def plain(html: str) -> str:
    """HTML as text: paragraphs and list entries become lines."""
    broken = BREAK.sub("\n", ITEM.sub("– ", html))
    lines = (line.strip() for line in marks.unescape(TAG.sub("", broken)).split("\n"))
    return "\n".join(line for line in lines if line)


def labels_of(content: dict) -> Iterator[str]:
    """What readers have to be told: made or translated by machine, and who answers for it."""
    for label in content.get("ai", ()):
        yield AI_WORDS.get(label, label)
    translation = content.get("translation") or {}
    if translation.get("machine"):
        reviewer = translation.get("reviewer", "")
        yield f"Bản dịch có máy hỗ trợ, người hiệu đính: {reviewer}"


def _figure(block: dict) -> str:
    words = " ".join(filter(None, (block.get("caption", ""), _credit(block))))
    return (
        f'<figure><img src="{escape(block.get("src", ""))}" alt="{escape(block.get("alt", ""))}">'
        f"<figcaption>{escape(words)}</figcaption></figure>"
    )


def _credit(block: dict) -> str:
    credit = block.get("credit") or block.get("source") or ""
    return f"({credit})" if credit else ""


def _table(block: dict) -> str:
    rows = "".join(
        f"<tr><th>{escape(row['label'])}</th><td>{escape(_value(row))}</td></tr>"
        for row in block["rows"]
    )
    source = f"<p>{escape(block['source'])}</p>" if block.get("source") else ""
    return f"<table><caption>{escape(block.get('caption', ''))}</caption>{rows}</table>{source}"


def _value(row: dict) -> str:
    return " ".join(filter(None, (str(row.get("value", "")), row.get("unit", ""))))


def _quote(block: dict) -> str:
    who = f"<p>— {escape(block['who'])}</p>" if block.get("who") else ""
    lang = f' lang="{escape(block["lang"])}"' if block.get("lang") else ""
    return f"<blockquote><p{lang}>{linebreaksbr(block['text'])}</p>{who}</blockquote>"


def _link(block: dict) -> str:
    address = block.get("src") or block.get("url") or ""
    return f'<p><a href="{escape(address)}">{escape(block.get("label", ""))}</a></p>'


def _video(block: dict) -> str:
    return f'<p><a href="{escape(block.get("src", ""))}">{escape(block.get("title", ""))}</a></p>'


HTML: dict[str, Callable[[dict], str]] = {
    "heading": lambda block: f"<h2>{escape(block['text'])}</h2>",
    "text": lambda block: block["html"],
    "note": lambda block: f"<aside>{block['html']}</aside>",
    "picture": _figure,
    "gallery": lambda block: "\n".join(_figure(one) for one in block["pictures"]),
    "quote": _quote,
    "figures": _table,
    "video": _video,
    "document": _link,
}
TEXT: dict[str, Callable[[dict], str]] = {
    "heading": lambda block: block["text"],
    "text": lambda block: plain(block["html"]),
    "note": lambda block: plain(block["html"]),
    "quote": lambda block: (
        f"“{block['text']}”" + (f" — {block['who']}" if block.get("who") else "")
    ),
    "figures": lambda block: "\n".join(
        [block.get("caption", ""), *(f"{row['label']}: {_value(row)}" for row in block["rows"])]
    ).strip(),
    "video": lambda block: block.get("transcript", ""),
}
