"""Feeds to items, items to places and same-story clusters. Knows no Django and keeps no person.

The stable face of the library; everything else may change. All text is NFC, all times ISO 8601
with a zone (items) or seconds since 1970 (sources), all errors are NewswatchError with ``code``
(stable, for programs), ``what`` and ``todo`` (Vietnamese sentences, for people).

Data
    ``Item(id, url, title, summary, text, published, image, source)``: one entry of a feed.
    ``Document(id, title, text, url="", published="", clean=False)``: what is judged and placed;
        ``clean=True`` when it came from ``parse``.
    ``Source(address, owner, language, region, …, health, next_due, interval, seen)``: a feed that
        is asked again; ``to_dict`` and ``from_dict`` for storing.
    ``Health(state, last_attempt, last_success, last_new, failures, code, what, todo)``: ``state``
        is new, ok, empty, unchanged, failed or gone; ``good`` for the three in the middle.
    ``Outcome(source, health, items, new, …)``: one attempt; ``apply()`` writes it to the source.
    ``Judgement(concerns, confidence, places, why)``: about the province or not, and why.
    ``Placement(id, story, relation, nearest, score, why)``: ``story`` is the id of its first
        document, ``relation`` is ``same-text``, ``same-event`` or None.
    ``Story(item, judgement, placement)``: what the chain gives.

Functions, without network
    ``parse(data, address="", now=None, limits=None) -> list[Item]``; NotAFeed, FeedTooLarge.
    ``judge(document) -> Judgement``.
    ``Clusterer(window=800_000)``: ``place(document) -> Placement``, ``place_many(documents)``;
        documents in order of time, one clusterer for all sources. Not safe for threads.
    ``Chain(clusterer=None, seen=None, *, all_events=False)``: ``read(bytes, address)`` and
        ``take(items)`` give ``list[Story]`` of what was not seen before.

Functions, with network (asyncio; import them from newswatch.fetching and newswatch.workers)
    ``async with Fetcher(limits) as fetcher: await fetcher.get(address) -> Reply``; FetchFailed.
    ``Poller(fetcher)``: ``await poll(source) -> Outcome`` (never raises for what servers do),
        ``poll_all(sources)``, ``due(sources)``; ``articles.completed(item, poller) -> Item``.
    ``Store(redis)``, ``Worker(store, poller, name)``: the same shared among processes.
"""

import importlib
from typing import Any

_PLACES = {  # loaded when asked for, so that a command starts with what it needs
    "Chain": "chain",
    "Story": "chain",
    "document_of": "chain",
    "Document": "documents",
    "FeedTooLarge": "errors",
    "FetchFailed": "errors",
    "NewswatchError": "errors",
    "NotAFeed": "errors",
    "UnreadableDocuments": "errors",
    "Health": "fetching.health",
    "Source": "fetching.sources",
    "Item": "feeds",
    "Limits": "feeds",
    "parse": "feeds",
    "Judgement": "places",
    "judge": "places",
    "Clusterer": "stories",
    "Placement": "stories",
}
__all__ = sorted(_PLACES)


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'newswatch' has no attribute {name!r}")
    return getattr(importlib.import_module(f"newswatch.{_PLACES[name]}"), name)
