"""Count how often each word is written with a capital inside a sentence, as a byte per word."""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from vanban.restoring.edges import split_edges
from vanban.restoring.syllables import place_tone
from vanban.restoring.words import pause_after


def count_capitals(path: Path, limit: int) -> tuple[Counter, Counter]:
    """Count words inside sentences of clean text: all of them, and those with a capital."""
    every, capital = Counter(), Counter()
    with path.open() as lines:
        for _, line in zip(range(limit), lines, strict=False):
            words = [split_edges(w) for w in line.split()]
            for (_, _, before), (_, core, _) in zip(words[1:], words[2:], strict=False):
                if core and pause_after(before) != ".":
                    word = place_tone(core.lower())
                    every[word] += 1
                    capital[word] += core[0].isupper()
    return every, capital


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int, default=100_000)
    options = parser.parse_args()
    words = options.vocabulary.read_text().split("\n")
    every, capital = count_capitals(options.text, options.limit)
    share = [(capital[w] + 0.5) / (every[w] + 1) for w in words]
    np.savez_compressed(options.out, share=np.rint(np.array(share) * 255).astype(np.uint8))


if __name__ == "__main__":
    main()
