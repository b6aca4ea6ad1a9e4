"""Bytes of feeds to judged and clustered stories, beside the usual chain and fast libraries.

What each does is said in the table: the peers name places and find copies; ours also decides
whether a story concerns the province, and joins different wordings of one event. Same bytes,
one process, seconds of CPU, the best of three by turns. Lengths are those of a summary, of a
short article and of a full one (about 30, 200 and 800 words).
"""

import os
import resource
import time
from collections.abc import Callable
from functools import partial

from bench.newswatch_day import Day, day
from bench.newswatch_peers import fastest, fastest_with_events, usual
from newswatch.chain import Chain, document_of
from newswatch.feeds import parse
from newswatch.folding import fold
from newswatch.pages import batch_of
from newswatch.places.gazetteer import automaton
from newswatch.stories import Clusterer

FEEDS = int(os.environ.get("BENCH_FEEDS", "40"))
GROWTH = int(os.environ.get("BENCH_GROWTH", "20000"))
LENGTHS = {"summaries": 2, "short articles": 12, "full articles": 46}
TOGETHER = 4  # feeds whose items are taken at once, as a poller brings them
CHAINS = {
    "newswatch: relevance, copies, events of the province": "ours",
    "newswatch: relevance, copies, events of all": "ours_all",
    "fastest libraries: names, copies, events plainly": "with_events",
    "fastest libraries: names, copies": "fast",
    "usual chain: names, copies": "usual",
}


def ours(data: list[bytes], *, all_events: bool = False) -> int:
    """Copies found."""
    chain, copies = Chain(all_events=all_events), 0
    for start in range(0, len(data), TOGETHER):
        items = [item for feed in data[start : start + TOGETHER] for item in parse(feed)]
        copies += sum(s.placement.relation == "same-text" for s in chain.take(items))
    return copies


RUN: dict[str, Callable[[list[bytes]], int]] = {
    "ours": ours,
    "ours_all": partial(ours, all_events=True),
    "with_events": fastest_with_events,
    "fast": fastest,
    "usual": usual,
}


def timed(data: list[bytes]) -> dict[str, tuple[float, int]]:
    """For each chain that can run: seconds of CPU, and copies found."""
    best: dict[str, tuple[float, int]] = {}
    for turn in range(4):
        for name, run in RUN.items():
            if turn and (name == "usual" or name not in best):
                continue
            start = time.process_time()
            try:
                found = run(data)
            except ModuleNotFoundError:
                continue
            seconds = time.process_time() - start
            best[name] = min(best.get(name, (seconds, found)), (seconds, found))
    return best


def chains() -> None:
    ours(day(4, 9).feeds)  # tables are made once
    for kind, length in LENGTHS.items():
        made = day(FEEDS, 1, length)
        size = sum(map(len, made.feeds)) / 1e6
        print(f"{made.stories} {kind}, {size:.1f} MB of feeds, {made.copies} copies among them")
        _table(made, timed(made.feeds))


def _table(made: Day, results: dict[str, tuple[float, int]]) -> None:
    print(f"  {'chain':54}{'stories/s':>10}{'copies':>8}{'ours is':>9}")
    mine = results["ours"][0]
    for label, name in CHAINS.items():
        if name not in results:
            print(f"  {label:54}{'not run: datasketch is not installed':>10}")
            continue
        seconds, found = results[name]
        print(f"  {label:54}{made.stories / seconds:>10,.0f}{found:>8}{seconds / mine:>8.1f}×")


def matching() -> None:
    text = " ".join(item.summary for feed in day(20, 2).feeds for item in parse(feed))
    size = len(text.encode()) / 1e6
    fastest_run = float("inf")
    for _ in range(3):
        start = time.process_time()
        sum(1 for _ in automaton().iter(fold(text)))
        fastest_run = min(fastest_run, time.process_time() - start)
    print(f"fold and gazetteer over {size:.1f} MB: {size / fastest_run:.0f} MB/s (goal 20)")


def growth() -> None:
    """The cost of a story near the 1,000th and near the last, in one clusterer."""
    clusterer, laps, number = Clusterer(), [], 0
    for start in range(0, GROWTH, 1000):
        feeds = day(20, 3 + start, 4).feeds
        documents = [document_of(item) for feed in feeds for item in parse(feed)]
        begun = time.process_time()
        while documents:
            clusterer.place_batch(batch_of(documents[: clusterer.batch_size]))
            documents = documents[clusterer.batch_size :]
        number += 1000
        laps.append(time.process_time() - begun)
    first, last = min(laps[1:4]), min(laps[-3:])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"cost of a story: {first * 1e3:.0f} µs near 1,000, {last * 1e3:.0f} µs near {number:,}")
    print(f"ratio {last / first:.2f} (goal 1.5), memory {memory:.0f} MB")


def main() -> None:
    chains()
    matching()
    growth()


if __name__ == "__main__":
    main()
