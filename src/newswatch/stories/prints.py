"""A batch of pages to the rows kept of them: shingle samples, terms, numbers. Compares nothing."""

import numpy as np

from newswatch.pages import Batch
from newswatch.stories import rows as form
from newswatch.stories.heads import LEAD, Head, head_of, short_head_of
from newswatch.stories.numbers import Numbers, numbers_of
from newswatch.stories.runs import distinct, firsts, ranks, sizes
from newswatch.stories.terms import Telling, Terms, terms_of
from newswatch.stories.tokens import ENGLISH, Tokens, tokens_of

SHINGLE = 5  # syllables: about two and a half words of Vietnamese
OPENING = 160  # characters at most that one version begins with
SHORTEST_OPENING = 40
FRONT = 400  # characters in which another version has to have them
LONG_SENTENCE = 6  # words from which a sentence is told from a standing phrase
_DOWN = np.uint32(15)
_MIX = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1], np.uint32)
_ALL = 0xFFFFFFFF


def prints_of(
    batch: Batch, telling: Telling, events: np.ndarray | None = None
) -> tuple[np.ndarray, Terms]:
    """One row for each page, and its terms in order of weight; ``telling``: see terms_of.

    ``events`` says of which pages the event is to be known; of the others only the text is.
    """
    tokens, numbers = tokens_of(batch), numbers_of(batch)
    wanted = np.ones(len(batch.pages), bool) if events is None else events
    heads = _heads(batch, tokens, numbers, wanted.tolist())
    rows = np.zeros((len(batch.pages), form.WIDTH), np.uint32)
    terms = terms_of(tokens, heads, telling, wanted)
    rows[terms.page, form.TERMS_AT + terms.rank] = terms.term
    _put_heads(rows, heads)
    _put_values(rows, numbers)
    _put_text(rows, tokens)
    return rows, terms


def _heads(batch: Batch, tokens: Tokens, numbers: Numbers, wanted: list[bool]) -> list[Head]:
    english = _english(tokens, len(batch.pages))
    given = zip(batch.pages, numbers.heads, english, wanted, strict=True)
    return [
        head_of(page, starts, foreign) if full else short_head_of(page, foreign)
        for page, starts, foreign, full in given
    ]


def _put_heads(rows: np.ndarray, heads: list[Head]) -> None:
    for row, head in zip(rows, heads, strict=True):
        row[form.HOUR] = head.minutes
        flags = head.english * form.ENGLISH | head.bulletin * form.BULLETIN
        row[form.FLAGS] = head.stages << form.STAGE_BIT | flags
        row[form.CONCEPTS] = head.concepts & _ALL
        row[form.CONCEPTS_HIGH] = head.concepts >> 32
        row[form.DAYS] = head.days
        if head.figures:
            row[form.FIGURES_AT : form.FIGURES_AT + len(head.figures)] = head.figures


def _put_values(rows: np.ndarray, numbers: Numbers) -> None:
    kept = numbers.rank < form.VALUES
    rows[numbers.page[kept], form.VALUES_AT + numbers.rank[kept]] = numbers.hash[kept]
    np.add.at(rows, (numbers.page, form.SUM), numbers.hash)
    counts = np.bincount(numbers.page, minlength=len(rows)).astype(np.uint32)
    rows[:, form.FLAGS] |= counts << np.uint32(form.VALUE_COUNT_BIT)


def _english(tokens: Tokens, count: int) -> list[bool]:
    """Whether every eighteenth word of a head is a little word of English."""
    head = tokens.at < LEAD
    words = np.bincount(tokens.page[head], minlength=count)
    english = np.bincount(tokens.page[head & (tokens.flags & ENGLISH > 0)], minlength=count)
    return (english * 18 > words).tolist()


def _put_text(rows: np.ndarray, tokens: Tokens) -> None:
    """Shingles of the text, or of the title where there is no text."""
    counts = np.bincount(tokens.page[tokens.at >= 0], minlength=len(rows))
    inside = np.flatnonzero((tokens.at >= 0) | (counts[tokens.page] == 0))
    page, at, hashes = tokens.page[inside], tokens.at[inside], tokens.hash[inside]
    if len(inside) < SHINGLE:
        return
    last = slice(SHINGLE - 1, None)
    whole = np.flatnonzero(page[: -SHINGLE + 1] == page[last])
    shingles = _shingles(hashes)[whole]
    _put_sample(rows, page[whole], shingles)
    ends = at[last][whole]
    begins = tokens.begins[inside]
    _put_bits(rows, form.FRONT_AT, page[whole], shingles, ends < FRONT)
    opening = _opening_ends(page, at, begins, len(rows))
    within = ends < opening[page[whole]]
    within[firsts(page[whole])] = True
    _put_bits(rows, form.OPENING_AT, page[whole], shingles, within)
    _put_sentences(rows, page, hashes, begins)


def _shingles(hashes: np.ndarray) -> np.ndarray:
    count = len(hashes) - SHINGLE + 1
    mixed = hashes[:count] * _MIX[0]
    for offset in range(1, SHINGLE):
        mixed = (mixed ^ (mixed >> _DOWN)) + hashes[offset : offset + count] * _MIX[offset]
    return (mixed ^ (mixed >> _DOWN)) * _MIX[2]


def _put_sample(rows: np.ndarray, page: np.ndarray, shingles: np.ndarray) -> None:
    """The smallest hashes (bottom-k, Cohen and Kaplan 2007), which keep containment too.

    Two texts are compared below the smaller of their limits, so that a short version is
    found in a long one, which MinHash alone would lose.
    """
    counts = np.bincount(page, minlength=len(rows))
    share = np.minimum(form.SAMPLE * 1.7 / np.maximum(counts, 1), 1.0)
    limits = (share * _ALL).astype(np.uint32)
    low = shingles <= limits[page]
    code = distinct(page[low] << 32 | shingles[low])
    owner, hashes = code >> 32, code.astype(np.uint32)
    rank = ranks(owner)
    kept = rank < form.SAMPLE
    rows[owner[kept], form.SAMPLE_AT + rank[kept]] = hashes[kept]
    full = rank == form.SAMPLE - 1
    limits[owner[full]] = hashes[full]
    rows[:, form.LIMIT] = limits


def _opening_ends(page: np.ndarray, at: np.ndarray, begins: np.ndarray, count: int) -> np.ndarray:
    """Where in each page the first sentence of some length ends."""
    ends = np.full(count, OPENING)
    found = np.flatnonzero(begins & (at >= SHORTEST_OPENING) & (at <= OPENING))[::-1]
    ends[page[found]] = at[found]  # backwards, so that the first of a page stays
    return ends


def _put_bits(
    rows: np.ndarray, column: int, page: np.ndarray, hashes: np.ndarray, which: np.ndarray
) -> None:
    place = hashes[which] & np.uint32(32 * form.BITS - 1)
    word = column + (place >> np.uint32(5)).astype(np.int64)
    np.bitwise_or.at(rows, (page[which], word), np.uint32(1) << (place & np.uint32(31)))


def _put_sentences(
    rows: np.ndarray, page: np.ndarray, hashes: np.ndarray, begins: np.ndarray
) -> None:
    first = np.flatnonzero(begins)
    if not len(first):
        return
    sums = np.add.reduceat(hashes, first, dtype=np.uint32) * _MIX[1]
    long = sizes(first, len(hashes)) >= LONG_SENTENCE
    place = sums[long] >> np.uint32(32 - 8)
    word = form.SENTENCES_AT + (place >> np.uint32(5)).astype(np.int64)
    np.bitwise_or.at(rows, (page[first[long]], word), np.uint32(1) << (place & np.uint32(31)))
