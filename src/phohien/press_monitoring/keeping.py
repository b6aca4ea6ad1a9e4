"""What of a feed is kept: known again by address, about the province, not too old. Stores nothing.

What does not concern the province is counted by source and day, and nothing else of it stays.
"""

import datetime as dt
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newswatch import Item, Judgement, document_of, judge
from phohien.kernel import clock
from phohien.press_monitoring.enums import Region, Relevance

TOO_OLD = dt.timedelta(days=14)  # an item that was published earlier is no news any more
UNSURE = 0.75  # under this confidence a "no" is shown to a person before it is believed
LEAD = 400  # characters of an opening
_TRACKING = ("utm_", "fbclid", "gclid", "zarsrc")


@dataclass(frozen=True, slots=True)
class Find:
    """An item worth keeping, with the machine's judgement."""

    item: Item
    judgement: Judgement
    relevance: str

    @property
    def key(self) -> str:
        return key_of(self.item.url or self.item.id)


def key_of(address: str) -> str:
    """SHA-256 by which an article is known again; marks of campaigns and anchors do not count."""
    parts = urlsplit(address.strip())
    kept = [(n, v) for n, v in parse_qsl(parts.query, True) if not n.startswith(_TRACKING)]
    host = parts.netloc.lower().removeprefix("www.")
    plain = urlunsplit(("", host, parts.path.rstrip("/"), urlencode(kept), ""))
    return sha256(plain.encode()).hexdigest()


def find_of(item: Item) -> Find | None:
    """The item as something to keep, or None: too old, or of no concern to the province."""
    if not item.title or published_at(item) < clock.now() - TOO_OLD:
        return None
    judgement = judge(document_of(item))
    if judgement.concerns:
        return Find(item, judgement, Relevance.SUGGESTED)
    if judgement.evidence is not None and judgement.confidence < UNSURE:
        return Find(item, judgement, Relevance.DOUBTFUL)
    return None


def wants_page(item: Item, region: str) -> bool:
    """Whether a thin item is worth a look at its page: it names us, or its outlet is ours."""
    return region == Region.PROVINCE or judge(document_of(item)).evidence is not None


def published_at(item: Item) -> dt.datetime:
    """When it came out; now where the feed does not say or says the future."""
    now = clock.now()
    try:
        moment = dt.datetime.fromisoformat(item.published)
    except ValueError:
        return now
    return min(moment, now) if moment.tzinfo else now


def lead_of(item: Item) -> str:
    """The summary, or the beginning of the text up to the end of a word."""
    text = " ".join((item.summary or item.text).split())
    return text if len(text) <= LEAD else text[:LEAD].rsplit(" ", 1)[0] + " …"


def told(judgement: Judgement) -> dict:
    """The judgement as it is stored beside an article."""
    return {
        "concerns": judgement.concerns,
        "confidence": judgement.confidence,
        "places": judgement.places[:12],
        "why": judgement.why,
    }
