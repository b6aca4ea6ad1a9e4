"""Bytes of feeds to judged and clustered stories, beside the usual chain and fast libraries.

Peers do less: they name places and find copies, ours also decides whether a story concerns
the province and joins different wordings of one event. Same bytes, one process, best of two.
"""

import os
import re
import resource
import time
from collections.abc import Callable
from html import unescape

import ahocorasick
import fastfeedparser
import feedparser
from rensa import RMinHash, RMinHashLSH

from bench.newswatch_day import PER_FEED, feeds
from newswatch.documents import Document
from newswatch.feeds import parse
from newswatch.folding import fold
from newswatch.places import judge
from newswatch.places.gazetteer import automaton, names
from newswatch.stories import Clusterer

FEEDS = int(os.environ.get("BENCH_FEEDS", "12"))
GROWTH = int(os.environ.get("BENCH_GROWTH", "6000"))
SAME = 0.5
_TAGS = re.compile(r"<[^>]+>")


def ours(data: list[bytes], *, events: bool = True) -> int:
    """Copies found."""
    clusterer, copies, number = Clusterer(), 0, 0
    for feed in data:
        for item in parse(feed):
            number += 1
            document = Document(number, item.title, item.summary, item.url, item.published)
            judge(document)
            copies += clusterer.place(document).relation == "same-text"
    return copies


def shingles(text: str) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[n : n + 4]) for n in range(len(words) - 3)}


def usual(data: list[bytes]) -> int:
    """feedparser + one regular expression of all names + datasketch, verified by Jaccard."""
    from datasketch import MinHash, MinHashLSH

    pattern = re.compile("|".join(re.escape(n.spelling) for n in names() if n.ours))
    index, seen, copies, number = MinHashLSH(threshold=SAME, num_perm=128), {}, 0, 0
    for feed in data:
        for entry in feedparser.parse(feed).entries:
            number += 1
            text = f"{entry.title} {unescape(_TAGS.sub(' ', entry.summary))}"
            set(pattern.findall(text))
            mine, sketch = shingles(text), MinHash(num_perm=128)
            sketch.update_batch([s.encode() for s in mine])
            copies += any(_jaccard(mine, seen[key]) >= SAME for key in index.query(sketch))
            index.insert(number, sketch)
            seen[number] = mine
    return copies


def plain(data: list[bytes]) -> int:
    """fastfeedparser + pyahocorasick + rensa, wired plainly, verified by Jaccard."""
    machine = ahocorasick.Automaton()
    for name in names():
        machine.add_word(name.spelling.lower(), name)
    machine.make_automaton()
    index, seen, copies, number = RMinHashLSH(SAME, 128, 32), {}, 0, 0
    for feed in data:
        for entry in fastfeedparser.parse(feed).entries:
            number += 1
            text = f"{entry.title} {unescape(_TAGS.sub(' ', entry.description))}"
            {name.name for _, name in machine.iter(text.lower())}
            mine, sketch = shingles(text), RMinHash(128, 1)
            sketch.update(list(mine))
            copies += any(_jaccard(mine, seen[key]) >= SAME for key in index.query(sketch))
            index.insert(number, sketch)
            seen[number] = mine
    return copies


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


def timed(run: Callable[[list[bytes]], int], data: list[bytes]) -> tuple[float, int]:
    """Seconds of CPU, the better of two runs, and what was found."""
    best, found = float("inf"), 0
    for _ in range(2):
        start = time.process_time()
        found = run(data)
        best = min(best, time.process_time() - start)
    return best, found


def chains() -> None:
    data = feeds(FEEDS)
    count = FEEDS * PER_FEED
    mine, found = timed(ours, data)
    print(f"{count} stories, {sum(map(len, data)) / 1e6:.1f} MB of feeds")
    print(f"{'chain':44}{'stories/s':>10}{'copies':>8}{'ours is':>9}")
    print(f"{'newswatch: parse, judge, cluster':44}{count / mine:>10,.0f}{found:>8}{'1.0×':>9}")
    peers = {
        "feedparser + regex + datasketch": usual,
        "fastfeedparser + pyahocorasick + rensa": plain,
    }
    for name, run in peers.items():
        try:
            seconds, found = timed(run, data)
        except ModuleNotFoundError as missing:
            print(f"{name:44}{'not run: ' + str(missing.name) + ' is not installed':>10}")
            continue
        print(f"{name:44}{count / seconds:>10,.0f}{found:>8}{seconds / mine:>8.1f}×")


def matching() -> None:
    text = " ".join(item.summary for feed in feeds(20, 2) for item in parse(feed))
    size = len(text.encode()) / 1e6
    fastest = float("inf")
    for _ in range(3):
        start = time.process_time()
        sum(1 for _ in automaton().iter(fold(text)))
        fastest = min(fastest, time.process_time() - start)
    print(f"fold and gazetteer over {size:.1f} MB: {size / fastest:.0f} MB/s (goal 20)")


def growth() -> None:
    """The cost of a story at the start and after GROWTH stories, in one clusterer."""
    clusterer, number, laps = Clusterer(window=GROWTH // 2), 0, []
    for feed in feeds(GROWTH // PER_FEED, 3):
        items = parse(feed)
        start = time.process_time()
        for item in items:
            number += 1
            clusterer.place(Document(number, item.title, item.summary, "", item.published))
        laps.append((time.process_time() - start) / len(items))
    early, late = laps[10:30], laps[-20:]
    first, last = sum(early) / len(early), sum(late) / len(late)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"cost of a story: {first * 1e6:.0f} µs near 1,000, {last * 1e6:.0f} µs near {number:,}")
    print(f"ratio {last / first:.2f} (goal 1.5), window {GROWTH // 2:,}, memory {memory:.0f} MB")


def main() -> None:
    chains()
    matching()
    growth()


if __name__ == "__main__":
    main()
