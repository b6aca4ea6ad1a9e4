"""Learn from aligned words how each letter, initial, rhyme and syllable is misread.

Three layers, each falling back on the next: whole syllables, then initial and rhyme, then
letters (one true letter read as up to three, two read as one). Letters are learned by
expectation-maximisation over best alignments.
"""

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import exp, log
from pathlib import Path

from vanban.restoring.edges import split_edges
from vanban.restoring.syllables import is_syllable, place_tone, split_initial
from vanban.skeleton import strip_marks

FLOOR = -14.0
INSERTION = log(2e-4)
_STEPS = ((1, 1), (1, 2), (2, 1), (1, 0), (1, 3))


def case_of(word: str) -> str:
    """Give ``lower``, ``title``, ``upper`` or ``mixed``."""
    if word.islower():
        return "lower"
    if len(word) > 1 and word.isupper():
        return "upper"
    return "title" if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else "mixed"


def read_pairs(path: Path, weight: int) -> Counter:
    """Keep pairs of one true syllable and one read word: (true, read) -> weighted count."""
    pairs: Counter = Counter()
    for line in path.open():
        true, read, count = line.rstrip("\n").split("\t")
        if " " in true or " " in read:
            continue
        true, read = split_edges(true)[1], split_edges(read)[1]
        if read and case_of(true or "?0") != "mixed" and is_syllable(true.lower()):
            pairs[place_cased(true), read] += int(count) * weight
    return pairs


def place_cased(word: str) -> str:
    """Set the tone of a cased word in its old-style place."""
    placed = place_tone(word.lower())
    case = case_of(word)
    if case == "upper":
        return placed.upper()
    return placed[0].upper() + placed[1:] if case == "title" else placed


@dataclass
class Letters:
    """P(read letters | true letters) in logarithms; unseen steps cost ``FLOOR``."""

    table: dict[tuple[str, str], float] = field(default_factory=dict)

    def cost(self, true: str, read: str) -> float:
        """Logarithm of reading ``true`` (1 or 2 letters) as ``read`` (0 to 3)."""
        known = self.table.get((true, read))
        if known is not None:
            return known
        if len(true) == 1 and len(read) == 1:
            return -1.5 if strip_marks(true) == strip_marks(read) and not self.table else FLOOR
        return FLOOR - 2 * (len(read) != 1)

    def align(self, true: str, read: str) -> tuple[float, list[tuple[str, str]]]:
        """Best alignment: its logarithm and the steps taken."""
        best: list[list] = [[(-1e9, None)] * (len(read) + 1) for _ in range(len(true) + 1)]
        best[0][0] = (0.0, None)
        for i in range(len(true) + 1):
            for j in range(len(read) + 1):
                self._extend(best, true, read, i, j)
        steps, i, j = [], len(true), len(read)
        while i or j:
            a, b = best[i][j][1]
            steps.append((true[i - a : i], read[j - b : j]))
            i, j = i - a, j - b
        return best[-1][-1][0], steps[::-1]

    def _extend(self, best, true, read, i, j) -> None:
        here = best[i][j][0]
        if here < -1e8:
            return
        moves = [(a, b) for a, b in _STEPS if i + a <= len(true) and j + b <= len(read)]
        for a, b in moves:
            score = here + self.cost(true[i : i + a], read[j : j + b])
            if score > best[i + a][j + b][0]:
                best[i + a][j + b] = score, (a, b)
        if j < len(read) and here + INSERTION + FLOOR / 2 > best[i][j + 1][0]:
            best[i][j + 1] = here + INSERTION + FLOOR / 2, (0, 1)


def learn_letters(pairs: Counter, rounds: int = 4) -> Letters:
    """Estimate letter steps from the pairs, best alignments only."""
    letters = Letters()
    for _ in range(rounds):
        steps: Counter = Counter()
        for (true, read), count in pairs.items():
            steps.update({s: count * n for s, n in Counter(letters.align(true, read)[1]).items()})
        letters = Letters(normalise(steps, pairs))
    return letters


def normalise(steps: Counter, pairs: Counter) -> dict[tuple[str, str], float]:
    """Turn counts of steps into logarithms of conditional probabilities."""
    singles, doubles = Counter(), Counter()
    for (true, _), count in pairs.items():
        for k, letter in enumerate(true):
            singles[letter] += count
            doubles[true[k : k + 2]] += count
    table = {}
    for (true, read), count in steps.items():
        total = singles[true] if len(true) == 1 else doubles[true]
        if true and count >= (1 if len(true) == 1 else 2):
            table[true, read] = max(FLOOR, log(count / (total + 3)))
    return table


def split_reading(letters: Letters, true: str, read: str) -> tuple[str, str]:
    """Say which part of the reading belongs to the initial and which to the rhyme."""
    initial = split_initial(true.lower())[0]
    taken, done = 0, 0
    for left, right in letters.align(true, read)[1]:
        if done >= len(initial) and left:
            break
        done += len(left)
        taken += len(right)
    return (read[:taken], read[taken:]) if initial else ("", read)


def learn_parts(pairs: Counter, letters: Letters) -> dict[str, dict[str, Counter]]:
    """Count readings of initials, rhymes and whole syllables (cased)."""
    parts: dict[str, dict[str, Counter]] = {
        "initial": defaultdict(Counter), "rhyme": defaultdict(Counter),
        "whole": defaultdict(Counter),
    }  # fmt: skip
    for (true, read), count in pairs.items():
        cut = len(split_initial(true.lower())[0])
        onset, rest = split_reading(letters, true, read)
        parts["initial"][true[:cut]][onset] += count
        parts["rhyme"][true[cut:]][rest] += count
        parts["whole"][true][read] += count
    return parts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="+", help="TSV of aligned pairs, or TSV:WEIGHT")
    parser.add_argument("out", type=Path, help="JSON of letters and parts, for build_model")
    options = parser.parse_args()
    pairs: Counter = Counter()
    for name in options.pairs:
        path, _, weight = name.partition(":")
        pairs.update(read_pairs(Path(path), int(weight or 1)))
    letters = learn_letters(pairs)
    parts = learn_parts(pairs, letters)
    rows = [[true, read, round(exp(p), 7)] for (true, read), p in letters.table.items()]
    options.out.write_text(json.dumps({"letters": rows, **parts}, ensure_ascii=False))


if __name__ == "__main__":
    main()
