"""Restore damaged lines: pieces, stretches between stops, decoding, the text put together."""

from collections.abc import Sequence

from vanban.restoring.damage import (
    LEAST_WORDS,
    block_is_clean,
    cut_blocks,
    is_damaged,
    shaped_share,
    words_of,
)
from vanban.restoring.decoding import Slot, decode
from vanban.restoring.lattice import Piece, make_pieces, pause_slot
from vanban.restoring.model import Model, load_model
from vanban.restoring.restoration import Restoration, RestoredToken
from vanban.restoring.words import STOP

_LONGEST = 100


def restore_lines(lines: Sequence[str], model: Model | None = None) -> Restoration:
    """Restore the damaged blocks of a text; see ``vanban.restoring.restore``."""
    source = [str(line) for line in lines]
    wanted = damaged_lines(source)
    if not any(wanted):
        return Restoration(source, [])
    model = model or load_model()
    pieces = make_pieces(source, wanted, model)
    choose(pieces, model)
    return Restoration(assemble(source, wanted, pieces), [as_token(p) for p in pieces])


def damaged_lines(lines: list[str]) -> list[bool]:
    """Say for every line whether it is to be restored.

    In a text that is damaged anywhere, every block is restored that is not surely sound or
    surely of another language.
    """
    wanted = [False] * len(lines)
    if not is_damaged(lines):
        return wanted
    for first, last in cut_blocks(lines):
        if not (block_is_clean(lines[first:last]) or is_foreign(lines[first:last])):
            wanted[first:last] = [True] * (last - first)
    return wanted


def is_foreign(lines: list[str]) -> bool:
    """Say whether a block is long enough to see that it is no Vietnamese."""
    words = words_of(lines)
    return len(words) >= LEAST_WORDS and shaped_share(words) < 0.5


def choose(pieces: list[Piece], model: Model) -> None:
    """Set the chosen candidate of every piece."""
    number = model.language.number
    stretches = cut_stretches(pieces, number)
    slots = [[slot for _, slot in stretch] for stretch in stretches]
    for stretch, path in zip(stretches, decode(slots, model.language, number[STOP]), strict=True):
        for (piece, _), index in zip(stretch, path, strict=True):
            if piece is not None:
                piece.chosen = index


def cut_stretches(pieces: list[Piece], number: dict[str, int]):
    """Lay out slots in stretches that begin after a stop: lists of (piece or None, slot)."""
    stretches: list[list[tuple[Piece | None, Slot]]] = [[]]
    for piece in pieces:
        if piece.breaks or len(stretches[-1]) >= _LONGEST:
            stretches.append([])
        if piece.slot is not None:
            stretches[-1].append((piece, piece.slot))
        if piece.pause == STOP:
            stretches.append([])
        elif piece.pause:
            stretches[-1].append((None, pause_slot(piece.pause, number)))
    return [s for s in stretches if s]


def assemble(lines: list[str], wanted: list[bool], pieces: list[Piece]) -> list[str]:
    """Put the chosen texts back into their lines, spaces as they were."""
    rows: list[list[str]] = [[] for _ in lines]
    ends = [0] * len(lines)
    for piece in pieces:
        rows[piece.line].append(lines[piece.line][ends[piece.line] : piece.start] + piece.text)
        ends[piece.line] = piece.end
    return [
        "".join(row).strip() if want else line
        for row, want, line in zip(rows, wanted, lines, strict=True)
    ]


def as_token(piece: Piece) -> RestoredToken:
    """Give a piece's outward form."""
    return RestoredToken(
        piece.line + 1, piece.start, piece.end, piece.source, piece.text,
        piece.confidence, tuple(piece.alternatives),
    )  # fmt: skip
