"""The body: blocks in order with their labels, footnotes, and "./." at the end."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from vanban.writing.blocks import (
    Article,
    Block,
    Bullet,
    Heading,
    Note,
    Numbered,
    Paragraph,
    Quote,
    Run,
    Table,
    Text,
)
from vanban.writing.labels import letter, roman
from vanban.writing.markup import clean, indent, paragraph, text_run
from vanban.writing.page import INDENT
from vanban.writing.tables import table

END = "./."
_OPEN = (Paragraph, Numbered, Bullet, Article)  # blocks whose text can take the end mark
_LABELS: tuple[Callable[[int], str], ...] = (
    roman,
    lambda count: f"{roman(count)}.",
    lambda count: f"{count}.",
    lambda count: f"{letter(count)})",
)
_TRAILING = " \n\t.;,:/"


@dataclass
class Counters:
    """Where the numbering stands, by level 0-3; articles run through the whole document."""

    levels: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    articles: int = 0

    def label(self, level: int) -> str:
        """The next label on ``level``; the levels below begin again."""
        self.levels[level] += 1
        self.levels[level + 1 :] = [0] * (3 - level)
        count = self.levels[level]
        return _LABELS[level](count)

    def article(self) -> str:
        """The next "Điều N."; points and clauses inside begin again."""
        self.articles += 1
        self.levels[2:] = [0, 0]
        return f"Điều {self.articles}."


@dataclass
class Notes:
    """Footnotes met so far, in order, as marked-up text."""

    texts: list[str] = field(default_factory=list)

    def mark(self, note: Note) -> str:
        """Keep ``note`` and return the run that refers to it."""
        self.texts.append(clean(note.text).replace("\n", " "))
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.texts)}"/></w:r>'
        )


def body(blocks: Iterable[Block], width: int, notes: Notes, *, keep_end: bool) -> str:
    """Mark up ``blocks`` for a text area ``width`` twips wide.

    ``keep_end`` binds the end to what follows, so that no signature stands alone on a page.
    """
    blocks = list(blocks)
    last = blocks[-1] if blocks else None
    if ends_in_text := isinstance(last, _OPEN):
        blocks[-1] = replace(last, text=_ended(last.text))
    counters = Counters()
    parts = [
        part
        for place, block in enumerate(blocks, 1)
        for part in _render(block, counters, width, notes, keep=place == len(blocks) and keep_end)
    ]
    if not ends_in_text:
        parts.append(paragraph("EndMark", text_run(END), "<w:keepNext/>" if keep_end else ""))
    return "".join(parts)


def _ended(text: Text) -> Text:
    """``text`` closed with "./." in place of whatever mark it ended with."""
    if isinstance(text, str):
        return clean(text).rstrip(_TRAILING) + END
    *before, last = text or ("",)
    if isinstance(last, Note):
        return (*text, END)
    if isinstance(last, Run):
        return (*before, replace(last, text=clean(last.text).rstrip(_TRAILING)), END)
    return (*before, clean(last).rstrip(_TRAILING) + END)


def _render(
    block: Block, counters: Counters, width: int, notes: Notes, keep: bool
) -> Iterator[str]:
    bind = "<w:keepNext/>" if keep else ""
    if isinstance(block, Table):
        yield table(block, width, keep_end=keep)
    elif isinstance(block, Heading):
        yield from _heading(block, counters.label(block.level))
    elif isinstance(block, Article):
        yield _article(block, counters.article(), notes, bind)
    elif isinstance(block, Quote):
        source = f" ({clean(block.source)})" if block.source else ""
        for line in _lines(f"“{block.text.strip(' “”')}”{source}"):
            yield paragraph("Quote", text_run(line), bind + indent(INDENT))
    else:
        yield from _text(_lead(block, counters), block.text, notes, bind)


def _lead(block: Numbered | Bullet | Paragraph, counters: Counters) -> str:
    if isinstance(block, Numbered):
        return counters.label(block.level) + " "
    if isinstance(block, Bullet):
        return "- " if block.level == 1 else "+ "
    return ""


def _heading(block: Heading, label: str) -> Iterator[str]:
    text = " ".join(clean(block.text).split())
    if block.level == 0:
        yield paragraph("Heading1", text_run(f"Phần {label}"))
        yield paragraph("PartTitle", text_run(text.upper()))
    else:
        title = text.upper() if block.level == 1 else text
        yield paragraph(f"Heading{block.level + 1}", text_run(f"{label} {title}"))


def _article(block: Article, label: str, notes: Notes, bind: str) -> str:
    title = f" {clean(block.title).strip()}" if block.title else ""
    lead = text_run(label + title + (" " if block.text else ""), "<w:b/><w:bCs/>")
    return paragraph("Article", lead + _runs(block.text, notes), bind)


def _text(lead: str, text: Text, notes: Notes, bind: str) -> Iterator[str]:
    if isinstance(text, str):
        for place, line in enumerate(_lines(text)):
            yield paragraph("BodyText", text_run((lead if place == 0 else "") + line), bind)
    else:
        yield paragraph("BodyText", (text_run(lead) if lead else "") + _runs(text, notes), bind)


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in clean(text).split("\n")]
    return [line for line in lines if line] or [""]


def _runs(text: Text, notes: Notes) -> str:
    items = (text,) if isinstance(text, str) else text
    return "".join(
        notes.mark(item)
        if isinstance(item, Note)
        else text_run(clean(item), "")
        if isinstance(item, str)
        else text_run(clean(item.text), _emphasis(item))
        for item in items
        if item
    )


def _emphasis(run: Run) -> str:
    return ("<w:b/><w:bCs/>" if run.bold else "") + ("<w:i/><w:iCs/>" if run.italic else "")
