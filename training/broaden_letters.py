"""Let the learned readings of letters stand for others of the same shape.

Pages show ``ử`` read as ``ir`` but never as ``lr``; upright strokes are mistaken for one
another, and signs such as ``&`` stand for any letter with a mark. Counts are not touched.
"""

from vanban.skeleton import strip_marks

STROKES = {"l": "it1", "i": "lt", "t": "li", "1": "li", "r": "t"}
SIGNS = "&@¢€4"
STROKE_COST, SIGN_COST, LEAST = -1.5, -7.5, -13.5

Rows = list[tuple[str, str, float]]


def broaden(rows: Rows) -> Rows:
    """Add readings of like shape to (true, read, log P) rows; none is made less likely."""
    best = {(true, read): log_p for true, read, log_p in rows}
    found = [
        ((true, twin), log_p + STROKE_COST)
        for true, read, log_p in rows
        for twin in twins(read)
    ]  # fmt: skip
    found += [((true, sign), SIGN_COST) for true in {r[0] for r in rows} for sign in SIGNS
              if is_marked(true)]  # fmt: skip
    for key, log_p in found:
        if log_p > max(best.get(key, LEAST), LEAST):
            best[key] = log_p
    return [(true, read, round(log_p, 2)) for (true, read), log_p in best.items()]


def twins(read: str) -> list[str]:
    """Readings of two or three letters with one stroke taken for another."""
    if len(read) not in (2, 3):
        return []
    return [
        read[:k] + other + read[k + 1 :]
        for k, letter in enumerate(read)
        for other in STROKES.get(letter, "")
    ]


def is_marked(true: str) -> bool:
    """Say whether a true segment is one vowel or ``đ`` with a mark."""
    bare = strip_marks(true)
    return len(true) == 1 and bare != true and bare.lower() in "aeiouyd"
