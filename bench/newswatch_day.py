"""A day of invented news as feeds, for bench_newswatch. Sentences of the tests, mixed anew."""

import random
import re
from html import escape
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests/newswatch"
FILES = ("places/dev.txt", "places/held_out.txt", "stories/dev.txt")
PER_FEED = 50
COPIES = 0.15  # republished, with one word in twenty changed
LETTERS = "bcdghklmnpqrstvx"


def sentences() -> list[str]:
    texts = [
        line.split("|")[-1] for f in FILES for line in (TESTS / f).read_text("utf-8").split("\n")
    ]
    return [s.replace("¶", " ") for t in texts for s in re.split(r"(?<=\.) ", t) if len(s) > 40]


def feeds(count: int, seed: int = 1) -> list[bytes]:
    """``count`` feeds of 50 items, 12 sentences an item, a seventh of them copies."""
    chance, pool, past, made = random.Random(seed), sentences(), [], []
    for number in range(count):
        items = []
        for _ in range(PER_FEED):
            title, text = _article(chance, pool, past)
            past.append((title, text))
            items.append(_item(len(past), title, text, number % 24))
        past = past[-500:]
        made.append(_feed("".join(items)))
    return made


def _article(chance: random.Random, pool: list[str], past: list) -> tuple[str, str]:
    if past and chance.random() < COPIES:
        title, text = chance.choice(past)
        words = text.split(" ")
        for at in range(7, len(words), 20):
            words[at] = _word(chance)
        return title, " ".join(words)
    picked = chance.sample(pool, 12)
    fresh = [_fresh(chance, s) for s in picked]
    return fresh[0][:70], " ".join(fresh)


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
