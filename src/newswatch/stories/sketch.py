"""Word shingles of a text as a small sample that keeps containment. Compares, clusters nothing."""

from dataclasses import dataclass
from zlib import crc32

import numpy as np

SHINGLE = 5  # syllables: about two and a half words of Vietnamese
KEEP = 96  # shingles sampled of a text at most (twice that just before thinning)
_DOWN = np.uint32(15)
_MIX = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1], np.uint32)


@dataclass(frozen=True, slots=True)
class Sketch:
    """``sample``: sorted hashes below ``2**32 >> level``; ``size``: distinct shingles in all."""

    sample: np.ndarray
    level: int
    size: int


def shingles_of(folded: str) -> np.ndarray:
    """Hashes of all shingles of folded text, in order."""
    words = folded.encode().split()
    codes = np.fromiter(map(crc32, words), np.uint32, len(words))
    count = max(len(words) - SHINGLE + 1, 1)
    codes = np.pad(codes, (0, max(0, SHINGLE - len(words))))
    hashes = codes[:count] * _MIX[0]
    for offset in range(1, SHINGLE):
        hashes = (hashes ^ (hashes >> _DOWN)) + codes[offset : offset + count] * _MIX[offset]
    return (hashes ^ (hashes >> _DOWN)) * _MIX[2]


def sketch_of(shingles: np.ndarray) -> Sketch:
    """FracMinHash (Irber 2022): the share sampled halves as texts grow.

    Two texts are compared at the coarser of their levels, so containment of a short
    version in a long one stays measurable, which MinHash alone would lose.
    """
    hashes = np.unique(shingles)
    level = 0
    while np.searchsorted(hashes, (1 << 32) >> level) > KEEP:
        level += 1
    kept = hashes[: np.searchsorted(hashes, (1 << 32) >> level)]
    return Sketch(kept.copy(), level, len(hashes))


def overlap(one: Sketch, other: Sketch) -> tuple[float, float, int]:
    """(Jaccard, containment in the smaller, shared shingles), as estimated from the samples."""
    level = max(one.level, other.level)
    limit = (1 << 32) >> level
    a = one.sample[: np.searchsorted(one.sample, limit)]
    b = other.sample[: np.searchsorted(other.sample, limit)]
    smaller = min(len(a), len(b))
    if not smaller:
        return 0.0, 0.0, 0
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return shared / (len(a) + len(b) - shared), shared / smaller, shared << level
