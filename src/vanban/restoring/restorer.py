"""Restore damaged lines: pieces, stretches between stops, decoding, the text put together."""

from collections.abc import Sequence

from vanban.restoring.candidates import pause_slot
from vanban.restoring.casing import set_cases
from vanban.restoring.damage import (
    LEAST_WORDS,
    block_is_clean,
    cut_blocks,
    is_damaged,
    shaped_share,
    words_of,
)
from vanban.restoring.decoding import NONE, Slot, decode
from vanban.restoring.doubting import shares
from vanban.restoring.habits import Habits, learn_habits
from vanban.restoring.lattice import Piece, make_pieces
from vanban.restoring.model import Model, load_model
from vanban.restoring.restoration import Restoration, RestoredToken
from vanban.restoring.usage import set_usage
from vanban.restoring.words import COMMA, STOP

_LONG, _LONGEST = 60, 200
SURE = 0.8


def restore_lines(lines: Sequence[str], model: Model | None = None) -> Restoration:
    """Restore the damaged blocks of a text; see ``vanban.restoring.restore``."""
    source = [str(line) for line in lines]
    wanted = damaged_lines(source)
    if not any(wanted):
        return Restoration(source, [])
    model = model or load_model()
    pieces = make_pieces(source, wanted, model)
    choose(pieces, model)
    set_cases(pieces, model.title_share)
    set_usage(pieces)
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
    """Set the chosen candidate of every piece: once by the model, once with the text's habits."""
    sure = decide(cut_stretches(pieces, model.language.number), model, None)
    habits = learn_habits(sure, model.language)
    for piece in pieces:
        if piece.slot is not None:
            piece.slot = piece.slot.favour(habits.words)
    decide(cut_stretches(pieces, model.language.number), model, habits)


def decide(stretches: list, model: Model, habits: Habits | None) -> list[list[int]]:
    """Decode the stretches and note what was chosen; give the words, unsure ones as -1."""
    slots = [[slot for _, slot in stretch] for stretch in stretches]
    start = model.language.number[STOP]
    paths = decode(slots, model.language, start, habits)
    judged = shares(slots, paths, model.language, start)
    rows: list[list[int]] = []
    for stretch, path, share in zip(stretches, paths, judged, strict=True):
        rows.append([])
        for (piece, slot), index, part in zip(stretch, path, share, strict=True):
            rows[-1].append(int(slot.first[index]) if part[index] >= SURE else NONE)
            if piece is not None and habits is not None:
                piece.settle(index, part)
    return rows


def cut_stretches(pieces: list[Piece], number: dict[str, int]):
    """Lay out slots in stretches that begin after a stop: lists of (piece or None, slot)."""
    stretches: list[list[tuple[Piece | None, Slot]]] = [[]]
    comma = (None, pause_slot(COMMA, number))
    for piece in pieces:
        if piece.breaks or len(stretches[-1]) >= _LONGEST:
            stretches.append([])
        if piece.slot is not None:
            stretches[-1].append((piece, piece.slot))
        if piece.pause == STOP:
            stretches.append([])
        elif piece.pause and len(stretches[-1]) >= _LONG:
            stretches.append([comma])
        elif piece.pause:
            stretches[-1].append(comma)
    return [s for s in stretches if s]


def assemble(lines: list[str], wanted: list[bool], pieces: list[Piece]) -> list[str]:
    """Put the chosen texts back into their lines, spaces as they were."""
    rows: list[list[str]] = [[] for _ in lines]
    ends = [0] * len(lines)
    for piece in pieces:
        gap = lines[piece.line][ends[piece.line] : piece.start]
        rows[piece.line].append(gap + piece.text if piece.text else "")
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
