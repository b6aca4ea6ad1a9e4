"""Count word n-grams of one source into a .npz of packed keys and counts.

A source is plain text (one paragraph per line) or a table of n-gram counts. Weighing the
sources against each other is ``build_model``'s work.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from vanban.restoring.syllables import is_syllable, place_tone
from vanban.restoring.words import COMMA, NUMBER, SPECIAL, STOP, model_words

ORDERS = (1, 2, 3, 4)
_AS_WORD = {"<s>": STOP, ":": COMMA, ";": COMMA, "?": STOP, "!": STOP, "…": STOP}


def make_vocabulary(texts: list[Path], table: Path, least: int, least_foreign: int) -> list[str]:
    """Choose the model's words: specials first, then syllables, then common other words."""
    seen: Counter[str] = Counter()
    for path in texts:
        for line in path.open():
            seen.update(model_words(line))
    for order, gram, count in read_table(table):
        if order == 1:
            seen[place_tone(gram)] += count
    keep = [w for w, n in seen.most_common() if w not in SPECIAL and is_syllable(w) and n >= least]
    other = [w for w, n in seen.most_common() if is_other_word(w) and n >= least_foreign]
    return [*SPECIAL, *keep, *other]


def is_other_word(word: str) -> bool:
    """Say whether a word that is no syllable may be kept: an abbreviation, a foreign word."""
    return word.isalpha() and not is_syllable(word) and 1 < len(word) <= 14


def read_table(path: Path):
    """Yield (order, n-gram, count) of a table of counts."""
    with path.open() as lines:
        for line in lines:
            order, gram, count = line.rstrip("\n").split("\t")
            yield int(order), gram, int(count)


def pack(columns: list[np.ndarray]) -> np.ndarray:
    """Pack word numbers (below 65 536) into one uint64 key, first word highest."""
    key = np.zeros(len(columns[0]), dtype=np.uint64)
    for column in columns:
        key = (key << np.uint64(16)) | column.astype(np.uint64)
    return key


def count_text(path: Path, number: dict[str, int]) -> dict[int, tuple[np.ndarray, np.ndarray]]:
    """Count the n-grams of plain text; every paragraph starts after a stop."""
    stream: list[int] = []
    for line in path.open():
        if words := model_words(line):
            stream.extend([0xFFFF, number[STOP]])
            stream.extend(number.get(word, 0) for word in words)
    flat = np.array(stream, dtype=np.uint32)
    grams = {}
    for order in ORDERS:
        columns = [flat[k : len(flat) - order + 1 + k] for k in range(order)]
        inside = np.all([c != 0xFFFF for c in columns], axis=0)
        keys, counts = np.unique(pack([c[inside] for c in columns]), return_counts=True)
        grams[order] = keys, counts.astype(np.float32)
    return grams


def count_table(path: Path, number: dict[str, int]) -> dict[int, tuple[np.ndarray, np.ndarray]]:
    """Map a table of n-gram counts to packed keys; n-grams with unknown words are left out."""
    rows: dict[int, tuple[list, list]] = {order: ([], []) for order in ORDERS}
    for order, gram, count in read_table(path):
        numbers = [number.get(_AS_WORD.get(w) or place_tone(w), 0) for w in gram.split(" ")]
        if order == 1 or all(numbers):
            key = 0
            for value in numbers:
                key = key << 16 | value
            rows[order][0].append(key)
            rows[order][1].append(count)
    return {order: merge(*row) for order, row in rows.items()}


def merge(keys: list[int], counts: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Add up the counts of equal keys."""
    unique, place = np.unique(np.array(keys, dtype=np.uint64), return_inverse=True)
    return unique, np.bincount(place, weights=counts, minlength=len(unique)).astype(np.float32)


def save(path: Path, grams: dict[int, tuple[np.ndarray, np.ndarray]]) -> None:
    """Write the counts of one source."""
    columns = {f"keys{n}": keys for n, (keys, _) in grams.items()}
    np.savez(path, **columns, **{f"counts{n}": counts for n, (_, counts) in grams.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, action="append", default=[])
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True, help="made when absent")
    parser.add_argument("--out", type=Path, required=True, help="folder")
    options = parser.parse_args()
    if not options.vocabulary.exists():
        words = make_vocabulary(options.text, options.table, 4, 60)
        options.vocabulary.write_text("\n".join(words))
    words = options.vocabulary.read_text().split("\n")
    number = {word: k for k, word in enumerate(words)} | {NUMBER: words.index(NUMBER)}
    for path in options.text:
        save(options.out / f"{path.stem}.npz", count_text(path, number))
    save(options.out / f"{options.table.stem}.npz", count_table(options.table, number))


if __name__ == "__main__":
    main()
