"""Bytes of a feed to judged and clustered stories in one go. Fetches nothing, stores nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from newswatch.documents import Document
from newswatch.feeds import Item, Limits, parse
from newswatch.pages import batch_of
from newswatch.places import Judgement, judge_page
from newswatch.stories import Clusterer, Placement


@dataclass(frozen=True, slots=True)
class Story:
    """An item with where it belongs: to the province or not, and to which earlier story."""

    item: Item
    judgement: Judgement
    placement: Placement


class Chain:
    """Feeds in, stories out, in order of arrival; one clusterer for all feeds.

    Copies are found among all; events are told apart for all with ``all_events``, else only
    for stories that concern the province, which are the ones anybody reads.

    An item is known again by its address (or its id): those in ``seen`` are left out, and
    what was read is added to it. The caller keeps ``seen`` if it is to outlive the chain.
    """

    def __init__(
        self,
        clusterer: Clusterer | None = None,
        seen: set[str] | None = None,
        *,
        all_events: bool = False,
    ) -> None:
        self.all_events = all_events
        self.clusterer = clusterer or Clusterer()
        self.seen = set() if seen is None else seen

    def read(
        self,
        data: bytes,
        address: str = "",
        now: datetime | None = None,
        limits: Limits | None = None,
    ) -> list[Story]:
        """The new stories of one feed. Raises NotAFeed or FeedTooLarge; then nothing is added."""
        return self.take(parse(data, address, now, limits))

    def take(self, items: Sequence[Item]) -> list[Story]:
        """The same for items that are parsed already, oldest first."""
        fresh = {item.url or item.id: item for item in items}
        new = [item for key, item in fresh.items() if key not in self.seen]
        self.seen.update(fresh)
        new.sort(key=lambda item: item.published)
        found: list[Story] = []
        while len(found) < len(new):
            some = new[len(found) : len(found) + self.clusterer.batch_size]
            batch = batch_of([document_of(item) for item in some])
            judged = [judge_page(page) for page in batch.pages]
            ours = None if self.all_events else np.array([j.concerns for j in judged])
            placed = self.clusterer.place_batch(batch, ours)
            found += map(Story, some, judged, placed)
        return found


def document_of(item: Item) -> Document:
    """An item as a document: its text where it has one, else its summary."""
    identity = item.url or item.id
    text = item.text or item.summary
    return Document(identity, item.title, text, item.url, item.published, clean=True)
