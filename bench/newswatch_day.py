"""A day of invented news as feeds, for bench_newswatch. Sentences of the tests, mixed anew."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from newswatch.folding import fold
from newswatch.places.gazetteer import automaton
from tests.newswatch.places.labelled import FILLER

TESTS = Path(__file__).parents[1] / "tests/newswatch"
FILES = ("places/dev.txt", "places/held_out.txt", "stories/dev.txt")
PER_FEED = 50
LOCAL = 0.2  # of a day's stories name places of the gazetteer; a country's press names fewer
COPIES = 0.15  # republished, with one word in twenty changed
LETTERS = "bcdghklmnpqrstvx"


@cache
def sentences() -> tuple[list[str], list[str]]:
    """(sentences that name a place, sentences that name none)."""
    texts = [
        line.split("|")[-1] for f in FILES for line in (TESTS / f).read_text("utf-8").split("\n")
    ]
    texts += [FILLER]
    found = [s for t in texts for s in re.split(r"(?<=[.?]) ", t.replace("¶", " ")) if len(s) > 40]
    found = [s.replace("{F}", "") for s in found]
    named = [s for s in found if any(automaton().iter(f" {fold(s)} "))]
    return named, [s for s in found if s not in set(named)]


@dataclass
class Day:
    """Feeds of 50 items, and how many of the items are copies of earlier ones."""

    feeds: list[bytes]
    copies: int

    @property
    def stories(self) -> int:
        return len(self.feeds) * PER_FEED


def day(count: int, seed: int = 1, length: int = 12, local: float = LOCAL) -> Day:
    """``count`` feeds whose items have ``length`` sentences, a seventh of them copies.

    ``local`` is the share of items whose sentences name places; the others name none.
    """
    made, past = Day([], 0), []
    for number, items in enumerate(articles(count, seed, length, local)):
        lines = []
        for title, text, copied in items:
            past.append(text)
            made.copies += copied
            lines.append(_item(len(past), title, text, number % 24))
        made.feeds.append(_feed("".join(lines)))
    return made


def articles(
    count: int, seed: int, length: int, local: float
) -> Iterator[list[tuple[str, str, bool]]]:
    """For each feed its (title, text, whether a copy of one of the last 500)."""
    chance, past = random.Random(seed), []
    named, plain = sentences()
    for _ in range(count):
        items = []
        for _ in range(PER_FEED):
            pool = named if chance.random() < local else plain
            items.append(_article(chance, pool, past, length))
            past.append(items[-1])
        past = past[-500:]
        yield items


def _article(
    chance: random.Random, pool: list[str], past: list, length: int
) -> tuple[str, str, bool]:
    if past and chance.random() < COPIES:
        title, text, _ = chance.choice(past)
        words = text.split(" ")
        for at in range(7, len(words), 20):
            words[at] = _word(chance)
        return title, " ".join(words), True
    fresh = [_fresh(chance, s) for s in chance.choices(pool, k=length)]
    return fresh[0][:70], " ".join(fresh), False


def _fresh(chance: random.Random, sentence: str) -> str:
    """A third of the words replaced, so that two articles with one sentence are not alike."""
    words = [w if chance.random() > 0.35 else _word(chance) for w in sentence.split(" ")]
    return " ".join(words)


def _word(chance: random.Random) -> str:
    word = chance.choice(LETTERS) + chance.choice("aăâeêioôơuư") + chance.choice(LETTERS)
    return word.capitalize() if chance.random() < 0.2 else word


def _item(number: int, title: str, text: str, hour: int) -> str:
    return (
        f"<item><title>{escape(title)}</title><link>https://thu.vn/{number}.html</link>"
        f"<description><![CDATA[<p>{text}</p>]]></description><guid>{number}</guid>"
        f"<pubDate>Mon, 11 May 2026 {hour:02}:00:00 +0700</pubDate></item>"
    )


def _feed(items: str) -> bytes:
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Thử</title>'
    return f"{head}{items}</channel></rss>".encode()
