"""The tree of an outline: its places, their words, how high each style of label stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from vanban.parsing.lines import Line

RANK = {
    "phan": 0.0, "phu luc": 0.0, "chuong": 1.0, "muc": 2.0, "tieu muc": 2.5, "upper": 3.0,
    "roman": 3.0, "dieu": 4.0, "agency": 4.9, "arabic": 5.0, "under-roman": 5.0, "dotted": 5.1,
    "paren": 6.0, "letter": 7.0, "bracket": 7.5, "small-roman": 7.5,
}  # fmt: skip


@dataclass(slots=True)
class Piece:
    """A line, or what is left of it after its label, in the running text of a node."""

    line: Line
    text: str


@dataclass(slots=True)
class Node:
    """One labelled place: its pieces of text, its table rows, its children."""

    style: str
    value: str
    id: str
    index: int
    parts: tuple[int, ...]
    parent: "Node | None"
    pieces: list[Piece] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    brackets: int = 0
    start: int = 0

    @property
    def rank(self) -> float:
        return rank_of(self.style, self.parts)

    @property
    def level(self) -> int:
        return 1 + (self.parent.level if self.parent else -1)

    @property
    def own_end(self) -> int:
        """Number of the last line of the node's own words."""
        last = max([p.line.number for p in self.pieces] + [r.number for r in self.rows], default=0)
        return max(last, self.start)

    def walk(self) -> Iterator["Node"]:
        """The node and all below it, in reading order, without recursion."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


def rank_of(style: str, parts: tuple[int, ...]) -> float:
    """How high a style stands; less is higher."""
    if style.startswith("bullet"):
        return 8.0
    if style in {"dotted", "under-roman"}:
        return 5.0 + 0.1 * (len(parts) - 1 - (style == "under-roman"))
    return RANK[style]


@dataclass(slots=True)
class Page:
    """How full the lines of a document are: tells wrapped text from one line per paragraph."""

    width: int
    wrapped: bool

    @classmethod
    def of(cls, lines: list[Line]) -> "Page":
        lengths = sorted(len(line.text) for line in lines if " | " not in line.text) or [0]
        width = lengths[int(len(lengths) * 0.9)]
        return cls(
            width, lengths[int(len(lengths) * 0.97)] <= max(135, width * 1.25) and 45 <= width < 135
        )

    def fills(self, line: Line, share: float = 0.82, following: str = "") -> bool:
        """Whether the line runs to the margin, so that its end says nothing.

        With the words ``following`` it: whether the first of them had no room left.
        """
        room = len(following.split(maxsplit=1)[0]) + 1 if following else 0
        return self.wrapped and len(line.text) + room >= self.width * share
