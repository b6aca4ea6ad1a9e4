"""Align rendered pages with their garbled reading, word by word.

Gives (true words, read words, count); learning from them is ``learn_channel``'s work.
"""

import argparse
import json
import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from vanban.skeleton import fold

_LOOKS = str.maketrans("0614358¢€$&|!vw", "oolaessceseliuu")
_MOVES = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))


@cache
def shape(word: str) -> str:
    """Reduce a word to letters that survive a wrong reading most often."""
    bare = fold(word).translate(_LOOKS)
    return re.sub(r"[^a-z]", "", bare) or word


@cache
def distance(left: str, right: str) -> float:
    """Levenshtein distance over the longer length, 0 to 1."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1] / max(len(left), len(right), 1)


def step_cost(true: list[str], read: list[str], move: tuple[int, int]) -> float:
    """Cost of pairing the given words; skipping a word costs 0.7."""
    if 0 in move:
        return 0.7
    left, right = "".join(map(shape, true)), "".join(map(shape, read))
    return distance(left, right) * max(move) + 0.25 * (move != (1, 1))


def align_gap(true: list[str], read: list[str]):
    """Align two short lists of words by dynamic programming; yield paired groups."""
    best = {(0, 0): (0.0, None)}
    for i in range(len(true) + 1):
        for j in range(len(read) + 1):
            for a, b in _MOVES:
                if i + a > len(true) or j + b > len(read):
                    continue
                cost = best[i, j][0] + step_cost(true[i : i + a], read[j : j + b], (a, b))
                if cost < best.get((i + a, j + b), (1e9,))[0]:
                    best[i + a, j + b] = cost, (a, b)
    i, j, pairs = len(true), len(read), []
    while i or j:
        a, b = best[i, j][1]
        pairs.append((true[i - a : i], read[j - b : j]))
        i, j = i - a, j - b
    return reversed(pairs)


def align_page(true: list[str], read: list[str]):
    """Yield (true words, read words) of one page; either side may be empty."""
    matcher = SequenceMatcher(
        None, [shape(w) for w in true], [shape(w) for w in read], autojunk=False
    )
    for kind, i, k, j, m in matcher.get_opcodes():
        if kind == "equal":
            yield from (([a], [b]) for a, b in zip(true[i:k], read[j:m], strict=True))
        elif max(k - i, m - j) <= 60:
            yield from align_gap(true[i:k], read[j:m])


def believable(true: list[str], read: list[str]) -> bool:
    """Keep pairs that are alike; words of a spoilt line teach nothing."""
    if not true or not read:
        return False
    return distance("".join(map(shape, true)), "".join(map(shape, read))) <= 0.6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("pages", type=Path, nargs="+")
    options = parser.parse_args()
    counts: Counter = Counter()
    for path in options.pages:
        for line in path.read_text().splitlines():
            page = json.loads(line)
            words = [w for text in page["lines"] for w in text.split()]
            for true, read in align_page(words, page["ocr"].split()):
                if believable(true, read):
                    counts[" ".join(true), " ".join(read)] += 1
    with options.out.open("w") as sink:
        for (true, read), count in counts.most_common():
            sink.write(f"{true}\t{read}\t{count}\n")


if __name__ == "__main__":
    main()
