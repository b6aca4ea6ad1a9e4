"""Runs of equal values in sorted arrays. numpy's own ways (unique, r_) cost more on short ones."""

import numpy as np


def firsts(ordered: np.ndarray) -> np.ndarray:
    """Where each run of equal values begins."""
    new = np.empty(len(ordered), bool)
    new[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return np.flatnonzero(new)


def sizes(first: np.ndarray, length: int) -> np.ndarray:
    """How long each run is, in an array of ``length``."""
    counts = np.empty(len(first), np.int64)
    counts[-1:] = length
    counts[:-1] = first[1:]
    counts -= first
    return counts


def ranks(ordered: np.ndarray) -> np.ndarray:
    """The place of each entry within its run, from 0."""
    first = firsts(ordered)
    return np.arange(len(ordered)) - np.repeat(first, sizes(first, len(ordered)))


def distinct(codes: np.ndarray) -> np.ndarray:
    """Sorted, each once; sorts ``codes`` in place."""
    codes.sort()
    return codes[firsts(codes)]
