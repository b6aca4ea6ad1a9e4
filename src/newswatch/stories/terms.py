"""The telling terms of a batch: names, figures, dates, pairs of words of title and lead."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from newswatch.stories.heads import LEAD, Head
from newswatch.stories.rows import LEAD as IN_LEAD
from newswatch.stories.rows import NAME, TERM, TERMS, TITLE
from newswatch.stories.runs import firsts, ranks, sizes
from newswatch.stories.tokens import STOP, Tokens

LEAD_PAIRS = 400  # characters of the text whose pairs of words count
CLASSES = ("name", "figure", "title", "small", "lead")
WEIGHTS = np.array([1.0, 1.2, 0.8, 0.4, 0.45], np.float32)
_MIX, _SECOND = np.uint32(0x85EBCA77), np.uint32(0x9E3779B1)


Telling = Callable[[np.ndarray], np.ndarray]


@dataclass(slots=True)
class Terms:
    """Parallel arrays; ``rank`` counts from 0 within a page, the heaviest first."""

    page: np.ndarray
    rank: np.ndarray
    term: np.ndarray
    weight: np.ndarray


def terms_of(tokens: Tokens, heads: list[Head], telling: Telling, wanted: np.ndarray) -> Terms:
    """At most 48 terms for each wanted page, by class and by how telling (0–1) they are."""
    mine = wanted[tokens.page]
    found = [_names(tokens, mine), *_pairs(tokens, mine), *_of_heads(heads)]
    page, term, rank = _merged(found)
    weight = WEIGHTS[rank] * telling(term)
    order = _heaviest_first(page, weight)
    page, term, weight = page[order], term[order], weight[order]
    place = ranks(page)
    kept = place < TERMS
    return Terms(page[kept], place[kept], term[kept], weight[kept])


def _heaviest_first(page: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Order by page, then weight. Sorting plain numbers is many times as fast as an argsort."""
    light = ((2.0 - weight) * (1 << 18)).astype(np.int64)
    codes = page << 44 | light << 24 | np.arange(len(page))
    codes.sort()
    return codes & 0xFFFFFF


def _merged(found: list["Found"]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One entry for each term of a page, with the bits of all its classes and the first class."""
    codes = np.concatenate([_codes(*one) for one in found])
    codes.sort()
    first = firsts(codes >> 12)
    bits = np.bitwise_or.reduceat(codes & 15, first) if len(codes) else codes
    codes = codes[first]
    term = (bits << 28 | codes >> 12 & TERM).astype(np.uint32)
    return codes >> 40, term, codes >> 8 & 15


def _codes(page: np.ndarray, term: np.ndarray, rank: int) -> np.ndarray:
    """Page, hash, class and class bits, in this order, as one number to sort by."""
    wide = term.astype(np.int64)
    return page.astype(np.int64) << 40 | (wide & TERM) << 12 | rank << 8 | wide >> 28


Found = tuple[np.ndarray, np.ndarray, int]


def _names(tokens: Tokens, mine: np.ndarray) -> Found:
    """Capitalised sequences as pairs; a single word only where it does not open a sentence."""
    head = np.flatnonzero(tokens.capital & mine & (tokens.at < LEAD))
    page, opens = tokens.page[head], tokens.opens[head]
    hashes, stop = tokens.hash[head], tokens.flags[head] & STOP > 0
    length = tokens.end[head] - tokens.start[head]
    on = np.zeros(len(head), bool)  # the next word goes on with the name
    on[:-1] = (np.diff(head) == 1) & tokens.joined[head[:-1]] & (page[1:] == page[:-1])
    skipped = opens & stop
    pair = on & ~skipped
    inner = np.r_[False, on[:-1] & ~skipped[:-1]] if len(on) else on
    single = ~on & ~inner & ~opens & (length > 2) & ~stop
    word = (_plain_runs(tokens, head, on)) & (length > 3) & ~stop & ~(opens & ~on & ~inner)
    pairs = np.flatnonzero(pair)
    singles = np.flatnonzero(single | word)
    terms = np.r_[_pair(hashes[pairs], hashes[pairs + 1]), _single(hashes[singles])]
    in_title = np.r_[tokens.at[head[pairs]] < 0, tokens.at[head[singles]] < 0]
    terms |= np.where(in_title, np.uint32(NAME | TITLE), np.uint32(NAME))
    return np.r_[page[pairs], page[singles]], terms, 0


def _plain_runs(tokens: Tokens, head: np.ndarray, on: np.ndarray) -> np.ndarray:
    """Which words are of a name of several words written without a mark, as in English."""
    if not len(head):
        return on
    first = np.flatnonzero(~np.r_[False, on[:-1]])
    marked = np.add.reduceat(tokens.marked[head].astype(np.int32), first)
    long = sizes(first, len(head))
    return np.repeat((marked == 0) & (long > 1), long)


def _pairs(tokens: Tokens, mine: np.ndarray) -> list[Found]:
    """Pairs of neighbouring words of the title and of the beginning, without little words."""
    near = np.flatnonzero(mine & (tokens.at < LEAD_PAIRS))
    plain = ~tokens.digit[near] & (tokens.flags[near] & STOP == 0)
    title = tokens.at[near] < 0
    both = np.zeros(len(near), bool)
    both[:-1] = plain[:-1] & plain[1:] & (np.diff(near) == 1) & (title[1:] == title[:-1])
    both[:-1] &= tokens.page[near[1:]] == tokens.page[near[:-1]]
    first = near[both]
    terms = _pair(tokens.hash[first], tokens.hash[np.minimum(first + 1, len(tokens.hash) - 1)])
    page, title = tokens.page[first], title[both]
    return [
        (page[title], terms[title] | np.uint32(TITLE), 2),
        (page[~title], terms[~title] | np.uint32(IN_LEAD), 4),
    ]


def _of_heads(heads: list[Head]) -> list[Found]:
    found = []
    for name, kind in (("terms", 1), ("small", 3)):
        lists = [getattr(head, name) for head in heads]
        page = np.repeat(np.arange(len(lists)), [len(one) for one in lists])
        terms = np.array([term for one in lists for term in one], np.uint32)
        found.append((page, terms, kind))
    return found


def _pair(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    mixed = one * _MIX
    return (((mixed ^ (mixed >> np.uint32(13))) + other) * _SECOND) >> np.uint32(4)


def _single(hashes: np.ndarray) -> np.ndarray:
    return (hashes * _MIX) >> np.uint32(4)
