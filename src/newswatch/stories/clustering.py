"""Puts documents, in order of time, into stories. Each with its nearest and its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from newswatch.documents import Document
from newswatch.pages import Batch, batch_of
from newswatch.stories import rows as form
from newswatch.stories.alike import (
    FEATURES,
    SAME_CONTAINED,
    features,
    likeness,
    shared_text,
)
from newswatch.stories.explaining import why_event, why_new, why_text
from newswatch.stories.frequencies import Frequencies
from newswatch.stories.index import Index, ranked, within
from newswatch.stories.pairs import MAX_GAP, one_bulletin, same_event, same_text
from newswatch.stories.prints import prints_of
from newswatch.stories.rows import Print, Rows, print_of
from newswatch.stories.terms import Terms

WINDOW = 800_000  # documents kept for comparison: 0.7 GB when it is full
TEXT_KEYS, EVENT_KEYS = 16, 24  # smallest shingles and heaviest terms that are looked up
CANDIDATES = 8
ALIKE = 0.3  # likeness that two versions of one text have at least
LEAST = 0.7  # weight two documents' shared terms need to be compared at all
FIRST_INDEX = 20_000  # documents the index begins with room for
THRESHOLD = 0.33
OTHERS = 0.22  # what the reports of a story have to reach on the whole
BATCH, FIRST_BATCH = 128, 16  # documents at a time; few while it is not known what is common


@dataclass(frozen=True, slots=True)
class Placement:
    """``relation`` is ``same-text``, ``same-event`` or None for a story of its own."""

    id: str | int
    story: str | int
    relation: str | None
    nearest: str | int | None
    score: float
    why: str


Copy = tuple[float, int]  # share of the shorter text, number of the document
Nearest = tuple[int, str, float, str]  # number, relation, score, why


@dataclass(slots=True)
class _New:
    """The document being placed."""

    document: Document
    number: int
    row: np.ndarray
    copies: list[Copy]
    print: Print | None = None


_MASKS = {form.SAMPLE_AT: 0xFFFFFFFF, form.TERMS_AT: form.TERM}


class Clusterer:
    """Incremental: ``place`` each document once. Memory is bounded by ``window`` documents."""

    def __init__(self, window: int = WINDOW) -> None:
        self._rows = Rows(window)
        self._make_indexes(min(window, FIRST_INDEX))
        self._frequencies = Frequencies()

    def place(self, document: Document) -> Placement:
        """Where the document belongs among those placed before it."""
        return self.place_batch(batch_of([document]))[0]

    def place_many(self, documents: Sequence[Document]) -> Iterator[Placement]:
        """The same for several, in order; faster, as words are looked at by the batch."""
        rest = iter(documents)
        while some := list(islice(rest, self.batch_size)):
            yield from self.place_batch(batch_of(some))

    @property
    def batch_size(self) -> int:
        return BATCH if self._rows.count > 200 else FIRST_BATCH

    def place_batch(self, batch: Batch, events: np.ndarray | None = None) -> list[Placement]:
        """The same for pages that are made already.

        ``events`` says (one truth value a page) for which of them same events are looked for;
        copies are looked for among all.
        """
        rows, terms = prints_of(batch, self._frequencies.telling, events)
        now = self._rows.count
        self._rows.add(rows)
        if now > self._texts.capacity < self._rows.capacity:
            self._grow(now)
        texts, near = self._near_texts(rows, now), self._near_events(terms, now)
        copies = self._copies(rows, texts)
        chances = self._chances(rows, near)
        placed = []
        for place, page in enumerate(batch.pages):
            new = _New(page.document, now + place, rows[place], copies.get(place, []))
            events_near = zip(near.get(place, []), chances.get(place, []), strict=True)
            placed.append(self._placed(new, list(events_near)))
        begun = [place for place, placement in enumerate(placed) if not placement.relation]
        self._frequencies.count(rows[begun, form.TERMS_AT : form.VALUES_AT])
        return placed

    def _make_indexes(self, capacity: int) -> None:
        reach = self._rows.capacity
        self._texts = Index(capacity, TEXT_KEYS, reach)
        self._events = Index(capacity, EVENT_KEYS, reach)

    def _grow(self, now: int) -> None:
        """Twice the index, filled again from the rows: small runs stay small in memory."""
        capacity = min(self._texts.capacity * 2, self._rows.capacity)
        self._make_indexes(capacity)
        for start in range(max(0, now - self._rows.capacity), now, 4096):
            numbers = np.arange(start, min(start + 4096, now))
            rows = self._rows[numbers]
            for index, column, count in (
                (self._texts, form.SAMPLE_AT, TEXT_KEYS),
                (self._events, form.TERMS_AT, EVENT_KEYS),
            ):
                keys = rows[:, column : column + count] & np.uint32(_MASKS[column])
                owner, place = np.nonzero(keys)
                index.add(keys[owner, place], numbers[owner])

    def _near_texts(self, rows: np.ndarray, now: int) -> dict[int, list[int]]:
        keys = rows[:, form.SAMPLE_AT : form.SAMPLE_AT + TEXT_KEYS]
        owner, place = np.nonzero(keys)
        found = keys[owner, place]
        return _looked_up(self._texts, owner, found, np.ones(len(found)), now, 2.0)

    def _near_events(self, terms: Terms, now: int) -> dict[int, list[int]]:
        kept = terms.rank < EVENT_KEYS
        keys = terms.term[kept] & np.uint32(form.TERM)
        return _looked_up(self._events, terms.page[kept], keys, terms.weight[kept], now, LEAST)

    def _placed(self, new: _New, events: list[tuple[int, float]]) -> Placement:
        found = self._as_text(new) or self._as_event(new, events)
        if not found:
            return self._begun(new)
        number, relation, score, why = found
        nearest, story = self._rows.names(number)
        self._rows.name(new.number, new.document.id, story)
        return Placement(new.document.id, story, relation, nearest, round(score, 3), why)

    def _begun(self, new: _New) -> Placement:
        self._rows.name(new.number, new.document.id, new.document.id)
        why = why_new(bool(new.row[form.FLAGS] & form.BULLETIN))
        return Placement(new.document.id, new.document.id, None, None, 0.0, why)

    def _print(self, new: _New) -> Print:
        new.print = new.print or print_of(new.row)
        return new.print

    def _copies(self, rows: np.ndarray, near: dict[int, list[int]]) -> dict[int, list[Copy]]:
        """For each document of the batch those whose text it shares, most shared first."""
        owner, numbers = _flat(near)
        if not len(owner):
            return {}
        others, mine = self._rows[numbers], rows[owner]
        shares = shared_text(others, mine)
        alike = np.flatnonzero(shares)
        likes = likeness(others[alike], mine[alike], self._frequencies)
        unknown = (others[alike, form.TERMS_AT] == 0) | (mine[alike, form.TERMS_AT] == 0)
        sure = unknown & (shares[alike] >= SAME_CONTAINED)
        kept = alike[sure | (likes >= ALIKE)]
        found: dict[int, list[Copy]] = {}
        for place in kept[np.argsort(-shares[kept], kind="stable")].tolist():
            copy = float(shares[place]), int(numbers[place])
            found.setdefault(int(owner[place]), []).append(copy)
        return found

    def _as_text(self, new: _New) -> Nearest | None:
        for share, number in new.copies:
            other = print_of(self._rows[number])
            if same_text(other, self._print(new)):
                return number, "same-text", share, why_text(other, self._print(new), share)
        return None

    def _chances(self, rows: np.ndarray, events: dict[int, list[int]]) -> dict[int, list[float]]:
        """For each document of the batch the chance that it and each of its near ones are one."""
        owner, numbers = _flat(events)
        if not len(owner):
            return {}
        others, mine = self._rows[numbers], rows[owner]
        found = features(others, mine, self._frequencies)
        chances = np.where(_comparable(others, mine, found), same_event(found), 0.0)
        ends = np.cumsum([len(near) for near in events.values()])[:-1]
        parts = np.split(chances, ends)
        return {place: part.tolist() for place, part in zip(events, parts, strict=True)}

    def _as_event(self, new: _New, near: list[tuple[int, float]]) -> Nearest | None:
        by_story: dict[str | int, list[tuple[float, int]]] = {}
        for number, chance in near:
            by_story.setdefault(self._rows.names(number)[1], []).append((chance, number))
        agreed = [max(found) for found in by_story.values() if _agreed(found)]
        if not agreed:
            return None
        score, number = max(agreed)
        why = why_event(print_of(self._rows[number]), self._print(new))
        return number, "same-event", score, why


def _flat(near: dict[int, list[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Two parallel arrays: place in the batch, number of a document near it."""
    owner = [place for place, numbers in near.items() for _ in numbers]
    numbers = [number for one in near.values() for number in one]
    return np.array(owner, np.int64), np.array(numbers, np.int64)


def _comparable(a: np.ndarray, b: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Pairs within four days; bulletins only where they are one."""
    minutes = a[:, form.HOUR].astype(np.int64) - b[:, form.HOUR]
    known = (a[:, form.HOUR] != form.NO_HOUR) & (b[:, form.HOUR] != form.NO_HOUR)
    fit = ~known | (np.abs(minutes) <= MAX_GAP * 60)
    periodic = (a[:, form.FLAGS] | b[:, form.FLAGS]) & form.BULLETIN != 0
    for place in np.flatnonzero(fit & periodic):
        title = found[place, FEATURES.index("title")]
        fit[place] = one_bulletin(print_of(a[place]), print_of(b[place]), title)
    return fit


def _agreed(chances: list[tuple[float, int]]) -> bool:
    """One report may be like the new one by chance; then the others of its story are not."""
    values = [chance for chance, _ in chances]
    return max(values) >= THRESHOLD and sum(values) / len(values) >= OTHERS


def _looked_up(
    index: Index, rows: np.ndarray, keys: np.ndarray, weights: np.ndarray, now: int, least: float
) -> dict[int, list[int]]:
    """Earlier documents of the index and of the batch itself; then the batch is taken in."""
    parts = [index.find(rows, keys, weights, now), within(rows, keys, weights, now)]
    index.add(keys, now + rows)
    return ranked(parts, 2, least, CANDIDATES)
