"""Merge the counts of several sources into one pruned, quantised back-off model.

Counts are discounted per source and weighed (p = sum of weight * (count - discount) over the
weighted context count, the rest going to the shorter context), then n-grams that change
little are dropped, and what is left is written as hashes and bytes (``vanban.restoring
.language`` reads it).
"""

import argparse
from pathlib import Path

import numpy as np

from vanban.restoring.language import SCALE, LanguageModel, encode_table, hash_keys

DISCOUNT = {1: 0.0, 2: 0.6, 3: 0.75, 4: 0.8}
SIXTEEN = np.uint64(16)


class Source:
    """Counts of one source with a weight."""

    def __init__(self, path: Path, weight: float) -> None:
        data = np.load(path)
        self.weight = weight
        self.keys = {n: data[f"keys{n}"] for n in (1, 2, 3, 4)}
        self.counts = {n: data[f"counts{n}"] for n in (1, 2, 3, 4)}

    def look_up(self, order: int, keys: np.ndarray) -> np.ndarray:
        """Counts of the given n-grams, 0 where unseen."""
        known, counts = self.keys[order], self.counts[order]
        if not len(known):
            return np.zeros(len(keys), np.float32)
        place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        return np.where(known[place] == keys, counts[place], 0).astype(np.float32)


def tail_of(keys: np.ndarray, order: int) -> np.ndarray:
    """Drop the first word of each n-gram."""
    return keys & np.uint64((1 << (16 * (order - 1))) - 1)


def find(sorted_keys: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """Positions of ``keys`` in ``sorted_keys``, all being there."""
    return np.searchsorted(sorted_keys, keys)


def unigrams(sources: list[Source], size: int) -> np.ndarray:
    """Probabilities of single words, a little spread over all words."""
    total = np.zeros(size)
    for source in sources:
        counts = source.look_up(1, np.arange(size, dtype=np.uint64)).astype(float)
        total += source.weight * counts
    return 0.999 * total / total.sum() + 0.001 / size


def weighted(sources: list[Source], order: int, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Discounted weighted counts of n-grams and weighted counts of their contexts."""
    top = np.zeros(len(keys))
    below = np.zeros(len(keys))
    for source in sources:
        counts = source.look_up(order, keys)
        top += source.weight * np.maximum(counts - DISCOUNT[order], 0)
        if len(source.keys[order]):
            below += source.weight * source.look_up(order - 1, keys >> SIXTEEN)
    return top, np.maximum(below, 1e-9)


def context_sums(contexts: np.ndarray, values: np.ndarray) -> np.ndarray:
    """For each n-gram, the sum of ``values`` over n-grams of the same context (keys sorted)."""
    starts = np.flatnonzero(np.r_[True, contexts[1:] != contexts[:-1]])
    sums = np.add.reduceat(values, starts)
    return np.repeat(sums, np.diff(np.r_[starts, len(contexts)]))


def build_orders(sources: list[Source], size: int, least: dict[int, float]):
    """Probabilities of all n-grams seen often enough, by order: {order: (keys, p)}."""
    model = {1: (np.arange(size, dtype=np.uint64), unigrams(sources, size))}
    for order in (2, 3, 4):
        keys = np.unique(np.concatenate([
            s.keys[order][s.counts[order] * min(s.weight, 1e9) >= least[order]] for s in sources
        ]))  # fmt: skip
        if order > 2:
            keys = keys[known_tail(model[order - 1][0], keys, order)]
        model[order] = keys, smooth(sources, order, keys, model[order - 1])
    return model


def known_tail(shorter: np.ndarray, keys: np.ndarray, order: int) -> np.ndarray:
    """Keep n-grams whose tail and head are n-grams of the shorter order."""
    result = np.ones(len(keys), bool)
    for part in (tail_of(keys, order), keys >> SIXTEEN):
        place = np.minimum(np.searchsorted(shorter, part), len(shorter) - 1)
        result &= shorter[place] == part
    return result


def smooth(sources, order, keys, shorter) -> np.ndarray:
    """Interpolate discounted counts with the shorter order."""
    top, below = weighted(sources, order, keys)
    direct = np.minimum(top / below, 0.9999)
    left = np.maximum(1 - context_sums(keys >> SIXTEEN, direct), 1e-4)
    return direct + left * shorter[1][find(shorter[0], tail_of(keys, order))]


def back_offs(keys, p, order, shorter) -> tuple[np.ndarray, np.ndarray]:
    """Contexts of an order and their back-off weights, so that each context sums to one."""
    contexts = keys >> SIXTEEN
    tail_p = shorter[1][find(shorter[0], tail_of(keys, order))]
    starts = np.flatnonzero(np.r_[True, contexts[1:] != contexts[:-1]])
    left = 1 - np.add.reduceat(p, starts)
    rest = 1 - np.add.reduceat(tail_p, starts)
    return contexts[starts], np.clip(left, 1e-5, 1) / np.clip(rest, 1e-5, 1)


def prune(sources, model, order: int, room: int) -> None:
    """Keep the ``room`` n-grams of an order that change the model most."""
    keys, p = model[order]
    if len(keys) <= room:
        return
    contexts, weights = back_offs(keys, p, order, model[order - 1])
    backed = weights[find(contexts, keys >> SIXTEEN)]
    backed = backed * model[order - 1][1][find(model[order - 1][0], tail_of(keys, order))]
    top, _ = weighted(sources, order, keys)
    gain = top * np.abs(np.log(p) - np.log(backed))
    if order < 4:
        gain[is_part(keys, model[order + 1][0], order + 1)] = np.inf
    keep = np.sort(np.argpartition(-gain, room)[:room])
    model[order] = keys[keep], p[keep]


def is_part(keys: np.ndarray, longer: np.ndarray, order: int) -> np.ndarray:
    """Say which n-grams are the context or the tail of a longer one that is kept.

    Looking up relies on it: a longer n-gram is only believed where both its parts are found,
    so that equal hashes hardly ever deceive.
    """
    parts = np.unique(np.concatenate([longer >> SIXTEEN, tail_of(longer, order)]))
    place = np.minimum(np.searchsorted(parts, keys), max(len(parts) - 1, 0))
    return parts[place] == keys


def write(model, path: Path, words: list[str]) -> None:
    """Quantise and write the model."""
    columns = {"words": np.frombuffer("\n".join(words).encode(), np.uint8)}
    columns["p1"] = quantise(model[1][1])
    columns["b1"] = np.zeros(len(words), np.uint8)
    for order in (2, 3, 4):
        keys, p = model[order]
        contexts, weights = back_offs(keys, p, order, model[order - 1])
        if order == 2:
            columns["b1"][contexts.astype(int)] = quantise(weights)
        else:
            shorter = model[order - 1][0]
            spread = np.zeros(len(shorter), np.uint8)
            spread[find(shorter, contexts)] = quantise(weights)
            columns[f"pending{order - 1}"] = spread
    for order in (2, 3, 4):
        rows = [quantise(model[order][1])]
        if order < 4:
            rows.append(columns.pop(f"pending{order}"))
        steps, *values = encode_table(hash_keys(model[order][0]), *rows)
        columns[f"steps{order}"], columns[f"p{order}"] = steps, values[0]
        if order < 4:
            columns[f"b{order}"] = values[1]
    np.savez(path, **columns)


def quantise(p: np.ndarray) -> np.ndarray:
    """Turn probabilities into bytes: -log p in steps of 1/SCALE."""
    return np.clip(np.rint(-np.log(np.maximum(p, 1e-12)) * SCALE), 0, 255).astype(np.uint8)


def perplexity(model: LanguageModel, path: Path, limit: int = 4000) -> float:
    """Perplexity per word of plain text."""
    from vanban.restoring.words import model_words

    logs = []
    for line in path.read_text().split("\n")[:limit]:
        row = [1, 1, 1] + [model.number.get(w, 0) for w in model_words(line)]
        if len(row) > 3:
            row = np.array(row)
            logs.append(model.score(row[:-3], row[1:-2], row[2:-1], row[3:]))
    return float(np.exp(-np.concatenate(logs).mean()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--source", action="append", nargs=2, metavar=("NPZ", "WEIGHT"))
    parser.add_argument("--room", type=int, nargs=3, default=[400_000, 1_300_000, 1_000_000])
    parser.add_argument("--least", type=float, nargs=3, default=[2, 2, 3])
    parser.add_argument("--held-out", type=Path, action="append", default=[])
    options = parser.parse_args()
    words = options.vocabulary.read_text().split("\n")
    sources = [Source(Path(path), float(weight)) for path, weight in options.source]
    model = build_orders(sources, len(words), dict(zip((2, 3, 4), options.least, strict=True)))
    for order in (4, 3, 2):
        prune(sources, model, order, options.room[order - 2])
    write(model, options.out, words)
    finished = LanguageModel(np.load(options.out))
    for path in options.held_out:
        print(f"{path.name}: perplexity {perplexity(finished, path):.1f}")  # noqa: T201


if __name__ == "__main__":
    main()
