"""Numbers footnotes and endnotes in the order their marks stand in the text."""

from lxml.etree import _Element as Element

from vanban.reading.marks import superscript
from vanban.reading.word.xml import attribute, children


class Notes:
    """The notes of one document; ``cited`` fills while the text is read."""

    def __init__(self, footnotes: Element | None, endnotes: Element | None) -> None:
        self._notes = {
            (kind, attribute(note, "id")): note
            for kind, root in (("footnote", footnotes), ("endnote", endnotes))
            for note in children(root, kind)
        }
        self.cited: list[tuple[str, Element]] = []

    def cite(self, kind: str, identity: str | None, own_mark: bool) -> str:
        """The mark of a note in the text; empty where the author typed one or it is lost."""
        note = self._notes.get((kind, identity))
        if note is None:
            return ""
        mark = "" if own_mark else superscript(str(sum(bool(m) for m, _ in self.cited) + 1))
        self.cited.append((mark, note))
        return mark
