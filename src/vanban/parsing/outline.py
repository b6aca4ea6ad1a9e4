"""Builds the tree of parts, sections, points and dashes out of labelled lines.

Decides which label a line really carries; does not know what a task is.
"""

from collections.abc import Callable, Iterable

from vanban.parsing.attributes import is_attribute
from vanban.parsing.labels import ALPHABET, Label, labels_of, to_roman
from vanban.parsing.lines import Line
from vanban.parsing.nodes import RANK, Node, Page, Piece, rank_of

_RARE = "fjwz"
_TITLED_BELOW = frozenset({"phan", "chuong", "muc", "tieu muc", "phu luc"})
_LONGEST_PART = 90  # letters of a part's title
_GAP = 3  # so many lost labels in a row are believed


class Builder:
    """Reads lines one by one and hangs each on the tree."""

    def __init__(self, page: Page, is_agency: Callable[[str], bool]) -> None:
        self.page = page
        self.is_agency = is_agency
        self.root = Node("root", "", "", 0, (), None)
        self.current = self.root
        self.previous: Line | None = None
        self.last: dict[str, int] = {}

    def add(self, line: Line) -> None:
        """Open a node for the line's label, or add it to the words of the current one."""
        label = self._label(line)
        if label is not None:
            self._open(label, line)
        elif line.text.count(" | ") >= 1 and not line.text.startswith("http"):
            self.current.rows.append(line)
        elif self._heads_agency(line):
            self._open(Label("agency", "", 0, 0), line)
        else:
            self.current.pieces.append(Piece(line, line.text))
        self.previous = line

    def _label(self, line: Line) -> Label | None:
        if line.text.count(" | ") >= 2:
            return None
        for label in labels_of(line):
            settled = self._settle(label, line)
            if settled is not None:
                return settled
        return None

    def _settle(self, label: Label, line: Line) -> Label | None:
        """The label with its damage mended, or None when the neighbours speak against it."""
        if label.style.startswith("bullet"):
            return label if self._bullet_fits(label, line) else None
        open_node = self._on_stack(label.style)
        last = open_node.index if open_node else 0
        if label.style == "letter":
            return self._settle_letter(label, line, last)
        if label.style == "roman":
            return self._settle_roman(label, line, last)
        if label.style in {"dotted", "under-roman"}:
            return label if self._dotted_fits(label, line) else None
        if label.style == "small-roman" and self._is_letter_of_row(label):
            return None
        if label.style in {"arabic", "paren", "bracket", "small-roman"}:
            return label if self._number_fits(label, line, last) else None
        if not (label.sure or self._fresh(line)):
            return None
        if label.style in {"phan", "chuong"} and label.index <= last:
            return Label(label.style, f"{label.value[0]}{last + 1}", last + 1, label.rest)
        return label

    def _fresh(self, line: Line) -> bool:
        """Whether a new item may begin here: after a blank, an ended line, or a heading."""
        if line.blank_before or self.previous is None or self.previous.ends:
            return True
        return not self.page.fills(self.previous)

    def _bullet_fits(self, label: Label, line: Line) -> bool:
        if self.previous is None or self.previous.ends or line.blank_before:
            return True
        rest = line.text[label.rest :]
        return rest[:1].isupper() and not self.page.fills(self.previous)

    def _number_fits(self, label: Label, line: Line, last: int) -> bool:
        follows = label.index == last + 1 or label.index == self.last.get(label.style, 0) + 1
        if not label.sure:
            return follows and self._fresh(line)
        if follows or label.index == 1:
            return self._fresh(line) or line.text[label.rest :].isupper()
        return last < label.index <= last + _GAP and self._fresh(line)

    def _dotted_fits(self, label: Label, line: Line) -> bool:
        if not label.sure or not self._fresh(line):
            return False
        node = self.current
        while node.parent is not None:
            if node.style in {"dotted", "under-roman"} and node.parts[:-1] == label.parts[:-1]:
                return node.index < label.index <= node.index + _GAP
            if node.parts == label.parts[:-1]:
                return label.index <= _GAP
            node = node.parent
        return label.index <= _GAP or self.last.get("dotted", 0) > 0

    def _settle_roman(self, label: Label, line: Line, last: int) -> Label | None:
        rest = line.text[label.rest :]
        shouts = sum(c.isupper() for c in rest) > 0.6 * sum(c.isalpha() for c in rest)
        if not self._fresh(line) and not shouts:
            return None
        expected = last + 1
        if label.index == expected and (label.sure or shouts or (last and rest[:1].isupper())):
            return label
        if label.index <= last or not label.sure:
            certain = label.sure or (label.index > 1 and not line.source[:1].isdigit())
            if shouts or (last and certain and _is_heading(rest)):
                return Label("roman", to_roman(expected), expected, label.rest)
        return label if label.sure and label.index > last else None

    def _settle_letter(self, label: Label, line: Line, last: int) -> Label | None:
        rest = line.text[label.rest :]
        if not self._fresh(line) or (not label.sure and not rest[:1].isupper()):
            return None
        following = [i for i in range(last + 1, len(ALPHABET) + 1) if ALPHABET[i - 1] not in _RARE]
        expected = following[0] if following else last + 1
        if label.index in {expected, last + 1}:
            return self._letter(label, label.index)
        if label.value == "d" and last and ALPHABET[last - 1] == "d":
            return self._letter(label, last + 1)
        if not label.sure:
            return self._letter(label, expected) if self._damage_fits(label, line, last) else None
        if label.index in following[1 : _GAP + 1]:
            return label
        return label if label.index == 1 or (not last and line.blank_before) else None

    def _damage_fits(self, label: Label, line: Line, last: int) -> bool:
        return bool(last) or label.index == 1 or (label.value == "?" and line.blank_before)

    def _is_letter_of_row(self, label: Label) -> bool:
        """ "(i)" after "(h)", "(v)" after "(u)": a letter, no number."""
        row = self._on_stack("letter")
        following = ALPHABET.find(label.value) + 1 if len(label.value) == 1 else 0
        return row is not None and 0 < following - row.index <= 2

    def _letter(self, label: Label, index: int) -> Label:
        return Label("letter", ALPHABET[index - 1], index, label.rest)

    def _on_stack(self, style: str) -> Node | None:
        node: Node | None = self.current
        while node is not None and node.style != style:
            node = node.parent
        return node

    def _heads_agency(self, line: Line) -> bool:
        """A short line that is nothing but bodies, standing where a heading can stand."""
        if self.current is self.root or len(line.text) > 160 or line.text[-1] in ".;,":
            return False
        if not line.text[:1].isupper() or not self._fresh(line) or is_attribute(line.text):
            return False
        if self.current.style in _TITLED_BELOW and not self.current.pieces:
            return False  # "Mục 1" alone on its line: this is its title
        return self.is_agency(line.text)

    def _open(self, label: Label, line: Line) -> None:
        parent = self._parent_for(label)
        node = Node(
            label.style, label.value, "", label.index, label.parts, parent, start=line.number
        )
        node.id = self._id(parent, label)
        rest = line.text[label.rest :].strip()
        if rest:
            node.pieces.append(Piece(line, rest))
        parent.children.append(node)
        self.last[label.style] = label.index
        self.current = node

    def _parent_for(self, label: Label) -> Node:
        same = self._on_stack(label.style)
        if label.style in {"dotted", "under-roman"}:
            return self._parent_by_rank(rank_of(label.style, label.parts))
        if same is not None and same.parent is not None:
            return same.parent
        rank = rank_of(label.style, label.parts)
        if label.style == "agency":
            rank = self._agency_rank()
        return self._parent_by_rank(rank)

    def _parent_by_rank(self, rank: float) -> Node:
        """The deepest open node that stands higher; equals of another style take in, too."""
        node = self.current
        while node.parent is not None and (
            node.rank > rank or (node.rank == rank and int(rank * 10) % 10 and rank > 5)
        ):
            node = node.parent
        return node

    def _agency_rank(self) -> float:
        number = self._on_stack("arabic")
        if number is None or number.children and number.children[0].style != "agency":
            return RANK["agency"]
        text = " ".join(p.text for p in number.pieces)
        return RANK["agency"] if self.is_agency(text) else 5.5

    def _id(self, parent: Node, label: Label) -> str:
        if label.style.startswith("bullet") or label.style == "agency":
            parent.brackets += 1
            return f"{parent.id}[{parent.brackets}]"
        value = label.value
        if label.style == "dotted" and parent.parts == label.parts[:-1] and parent.parts:
            value = str(label.index)
        if (
            label.style == "under-roman"
            and len(label.parts) > 2
            and parent.parts == label.parts[:-1]
        ):
            value = str(label.index)
        return f"{parent.id}.{value}" if parent.id else value


def _is_heading(rest: str) -> bool:
    """Words that can be a part's title in small letters: short, and no sentence."""
    return rest[:1].isupper() and len(rest) < _LONGEST_PART and rest[-1] not in ".;,"


def build(lines: Iterable[Line], page: Page, is_agency: Callable[[str], bool]) -> Node:
    """Return the root of the tree; the words before the first label are the root's own."""
    builder = Builder(page, is_agency)
    for line in lines:
        builder.add(line)
    return builder.root
