"""All that is kept of a document to compare it with later ones. Hashes and figures, no text."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zlib import crc32

import numpy as np

from newswatch.cleaning.standing import without_standing
from newswatch.documents import Document
from newswatch.folding import fold, tidy
from newswatch.stories.concepts import concepts_of, is_bulletin, stages_of
from newswatch.stories.figures import Figure, figures_of, numbers_of
from newswatch.stories.sketch import SHINGLE, Sketch, shingles_of, sketch_of

LEAD = 700  # characters of the text that tell the event
OPENING = 160  # characters at most that one version begins with
SHORTEST_OPENING = 40
FRONT = 400  # characters in which another version has to have them
TERMS = 48  # terms kept of a document at most
_UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x1EFA) if chr(c).isupper())
_NAME = re.compile(rf"(?<![\w.])[{_UPPER}]\w*(?:[ -][{_UPPER}]\w*)*")
_SENTENCE = re.compile(r"[.!?…]\s+|\n+")
_ENGLISH = re.compile(r"\b(the|of|and|in|to|was|were|for|on|with|said|from|by|at)\b")
_STOP_TEXT = (
    "va cua cac nhung cho voi mot trong duoc tai la co khong nay da dang se tu den ve "
    "theo khi nguoi vao ra o cung do nhieu ngay nam thang hom sang chieu toi gio tren "
    "duoi sau truoc de bi boi the of and in to was were for on with said from by at a an "
    "is are has have been that this it as be its their after tinh xa phuong huyen thanh "
    "pho"
)
_STOP = frozenset(_STOP_TEXT.split())


@dataclass(frozen=True, slots=True)
class Signature:
    """``terms``, ``names``, ``title``: hash of a term → how telling it is; their sums beside.

    ``hour`` since 1970, NaN if unknown. ``opening`` are the shingles of the first sentence
    or two, ``front`` those of the beginning in which another version has to have them.
    """

    id: str | int
    hour: float
    english: bool
    bulletin: bool
    stages: frozenset[str]
    concepts: frozenset[str]
    terms: dict[int, float]
    names: dict[int, float]
    title: dict[int, float]
    masses: tuple[float, float, float]
    title_names: frozenset[int]
    head_figures: frozenset[Figure]
    values: frozenset[str]
    dates: frozenset[tuple[int, int]]
    sentences: frozenset[int]
    sketch: Sketch
    opening: np.ndarray
    front: np.ndarray


def signature_of(document: Document, idf: Callable[[int], float] = lambda _: 1.0) -> Signature:
    """The signature of one document; ``idf`` says how telling a term is (0–1)."""
    title, text = tidy(document.title).strip(), without_standing(tidy(document.text))
    if title and text.startswith(title):
        text = text[len(title) :].lstrip(" .\n")
    lead = text[:LEAD]
    head = f"{title}. {lead}"
    folded_title, folded = fold(title), fold(text or title).lstrip()
    figures, dates = figures_of(head)
    names, title_terms = _names(head, fold(head)), _bigrams(folded_title)
    terms = _terms(names, figures, dates, title_terms, _bigrams(fold(lead[:400])))
    weighed = {t: w * idf(t) for t, w in terms.items()}
    by_name = {t: idf(t) for t in map(_hash, names)}
    by_title = {t: idf(t) for t in title_terms}
    lowered, shingles = title.lower(), shingles_of(folded)
    return Signature(
        id=document.id,
        hour=hour_of(document.published),
        english=len(_ENGLISH.findall(head.lower())) * 18 > len(head.split()),
        bulletin=is_bulletin(folded_title),
        stages=stages_of(lowered),
        concepts=concepts_of(f"{lowered}. {lead[:350].lower()}"),
        terms=weighed,
        names=by_name,
        title=by_title,
        masses=(sum(weighed.values()), sum(by_name.values()), sum(by_title.values())),
        title_names=frozenset(map(_hash, _names(f"- {title}", f"  {folded_title}"))),
        head_figures=frozenset(f for f in figures if f.unit),
        values=numbers_of(f"{title} {text}"),
        dates=frozenset(dates),
        sentences=_sentences(text, fold(text)),
        sketch=sketch_of(shingles),
        opening=np.unique(shingles[: _before(folded, _opening(text))]),
        front=np.unique(shingles[: _before(folded, FRONT)]),
    )


def _before(folded: str, end: int) -> int:
    """How many shingles lie in the first ``end`` characters; one at least."""
    return max(len(folded[:end].split()) - SHINGLE + 1, 1)


def _opening(text: str) -> int:
    """Where the first sentence of some length ends."""
    found = _SENTENCE.search(text, SHORTEST_OPENING, OPENING)
    return found.start() if found else OPENING


def hour_of(published: str) -> float:
    """Hours since 1970 of an ISO time, or NaN when there is none."""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return float("nan")
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.timestamp() / 3600


def _names(head: str, folded: str) -> set[str]:
    """Capitalised sequences, folded; a single word only where it does not open a sentence."""
    names = set()
    for found in _NAME.finditer(head):
        words = folded[found.start() : found.end()].split()
        opening = head[max(0, found.start() - 2) : found.start()].strip(' \n"“') in (
            ".",
            "",
            ":",
            "!",
        )
        if opening and len(words) > 1 and words[0] in _STOP:
            words = words[1:]
        if len(words) == 1 and (opening or len(words[0]) < 3 or words[0] in _STOP):
            continue
        names.update(" ".join(pair) for pair in zip(words, words[1:], strict=False))
        if len(words) == 1 or found[0].isascii():
            names.update(w for w in words if len(w) > 3 and w not in _STOP)
    return names


def _bigrams(folded: str) -> set[int]:
    words = folded.split()
    return {
        _hash(f"{a} {b}")
        for a, b in zip(words, words[1:], strict=False)
        if a not in _STOP and b not in _STOP and not (a.isdigit() or b.isdigit())
    }


def _terms(
    names: set[str],
    figures: list[Figure],
    dates: set[tuple[int, int]],
    title: set[int],
    lead: set[int],
) -> dict[int, float]:
    """Hash → weight of its class; the surest classes first, so that a limit cuts the weakest."""
    terms: dict[int, float] = dict.fromkeys(map(_hash, names), 1.0)
    for figure in figures:
        terms.setdefault(_hash(f"#{figure.value:g}"), 0.25 if figure.value <= 12 else 1.2)
    for month, day in dates:
        terms.setdefault(_hash(f"@{month}-{day}"), 0.5)
    for weight, group in ((0.8, title), (0.45, lead)):
        for term in group:
            terms.setdefault(term, weight)
    return dict(list(terms.items())[: TERMS * 2])


def _sentences(text: str, folded: str) -> frozenset[int]:
    """Hashes of the sentences of six words and more."""
    found, start = set(), 0
    for end in (*(m.start() for m in _SENTENCE.finditer(text)), len(text)):
        words = folded[start:end].split()
        if len(words) >= 6:
            found.add(_hash(" ".join(words)))
        start = end
    return frozenset(found)


def _hash(term: str) -> int:
    return crc32(term.encode())
