"""Restores damaged lines before parsing, cell by cell where a line is a table row."""

from collections.abc import Sequence

_CELL = " | "


def mend(lines: Sequence[str]) -> list[str]:
    """Return the lines with their diacritics restored if they were damaged, else as they are.

    Same number of lines, same number of cells in a row.
    """
    from vanban.restoring import is_damaged, restore

    if not is_damaged(lines):
        return list(lines)
    cells = [cell for line in lines for cell in line.split(_CELL)]
    restored = iter(restore(cells).lines)
    return [_CELL.join(next(restored) for _ in line.split(_CELL)) for line in lines]
