"""Joins the pieces of a node into paragraphs and parts a title from the words under it."""

import re
from dataclasses import dataclass

from vanban.parsing.attributes import is_attribute
from vanban.parsing.nodes import Node, Page, Piece

_MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LONGEST_TITLE = 260
TITLED = frozenset({"phan", "chuong", "muc", "tieu muc", "upper", "roman", "dieu", "phu luc"})


@dataclass(frozen=True, slots=True)
class Words:
    """The title of a node ("" if none) and its paragraphs, each one line."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    @property
    def whole(self) -> str:
        """Title and paragraphs."""
        return "\n".join(filter(None, (self.title, *self.paragraphs)))


def join(pieces: list[Piece]) -> str:
    """One line of text; a symbol broken after its hyphen is whole again."""
    text = " ".join(piece.text for piece in pieces)
    text = re.sub(r"(?<=\d-) (?=[A-ZĐ])", "", text)
    return " ".join(_MARKS.sub("", text).split())


def split(pieces: list[Piece], page: Page, numbered: bool) -> list[list[Piece]]:
    """Group pieces into paragraphs. ``numbered``: the first piece may be a title."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and not _breaks(groups[-1][-1], piece, page, numbered and len(groups) == 1):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _breaks(before: Piece, piece: Piece, page: Page, after_label: bool) -> bool:
    if is_attribute(piece.text) and before.line is not piece.line:
        return True
    starts = piece.text[:1].isupper() or piece.text[:1] in '"“(*'
    if not page.wrapped:
        return starts or before.line.ends
    if not starts:
        return False
    if before.line.ends:
        return piece.line.blank_before or not page.fills(before.line)
    if piece.line.blank_before:
        return not page.fills(before.line, 0.95)
    return not page.fills(before.line, 0.86 if after_label else 0.75, piece.text)


def words_of_node(node: Node, page: Page) -> Words:
    """Part the title from the paragraphs of ``node``."""
    groups = split(node.pieces, page, numbered=not node.style.startswith("bullet"))
    if not groups:
        return Words("", ())
    if node.style in TITLED:
        groups = _shouted(groups)
    first, rest = join(groups[0]), tuple(join(g) for g in groups[1:])
    if _is_title(first, node, bool(rest)):
        return Words(first.rstrip(":. ") if first.endswith(":") else first.rstrip(" "), rest)
    return Words("", (first, *rest))


def _shouted(groups: list[list[Piece]]) -> list[list[Piece]]:
    """The capital lines at the head of a part are its title, whatever follows them."""
    pieces = [piece for group in groups for piece in group]
    count = 0
    while count < len(pieces) and _is_upper(pieces[count].text):
        count += 1
    if not count or count == len(groups[0]):
        return groups
    tail, left = [], count
    for group in groups:
        tail.append(group[left:])
        left = max(0, left - len(group))
    return [pieces[:count], *filter(None, tail)]


def _is_upper(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _is_title(first: str, node: Node, followed: bool) -> bool:
    if len(first) > _LONGEST_TITLE:
        return False
    if node.style in TITLED and (_is_upper(first) or first[-1:] not in ".;"):
        return True
    below = followed or bool(node.children) or bool(node.rows)
    return below and first[-1:] not in ".;…!?"
