"""What the pages of the portal are made of: frame, cards, tiles, notes. Pages: ``pages``.

Addresses are ready to print: root-relative, or absolute where said. Not for querying.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A title and where it leads; ``tag`` is its BCP 47 language when not the page's."""

    title: str
    url: str
    is_current: bool = False
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """One entry of the language list: ``url`` is this very page there, else that front page."""

    code: str  # Django's: "zh-hans"
    tag: str  # BCP 47: "zh-Hans"
    name: str  # its own name: "简体中文"
    url: str
    is_current: bool = False
    has_page: bool = True


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; ``type`` is application/rss+xml, application/atom+xml or application/feed+json."""

    title: str
    url: str
    type: str


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses every page links to, in the page's language; an empty one is not shown."""

    home: str
    search: str = ""
    map: str = ""
    calendar: str = ""
    media: str = ""
    agencies: str = ""
    corrections: str = ""
    press: str = ""  # for foreign reporters
    spokespersons: str = ""
    contact: str = ""
    feeds: str = ""  # the page (or section of a page) that lists the feeds
    rate: str = ""  # the satisfaction form, with the page's path already in its query
    manifest: str = ""
    offline: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page: head, masthead, languages, foot."""

    locale: str  # Django's code; the view activates it
    tag: str  # BCP 47, for <html lang>
    locales: tuple[Language, ...]
    sections: tuple[Link, ...]  # in order; the first ones are the main menu
    at: Addresses
    title: str  # without the site's name; "" on the front page
    canonical: str  # absolute
    description: str = ""
    og_image: str = ""  # absolute; "" = the portal's own poster, portal/img/poster.jpg
    og_type: str = "website"  # or "article"
    alternates: tuple[tuple[str, str], ...] = ()  # (hreflang, absolute url), with x-default
    json_ld: tuple[dict, ...] = ()  # schema.org objects; printed by {% json_ld %}
    feeds: tuple[Feed, ...] = ()
    crumbs: tuple[Link, ...] = ()  # without the front page and without the page itself
    is_indexed: bool = True
    theme: str = "auto"  # "auto" follows the system; nothing else is sent from a cache


@dataclass(frozen=True, slots=True)
class Card:
    """An item in a list. ``first_of_week`` etc. are not here: lists are drawn from these alone."""

    title: str
    url: str
    lead: str = ""
    kicker: str = ""  # section title
    picture: dict | None = None
    published_at: dt.datetime | None = None
    agency: str = ""
    kind: str = "news"  # newsroom's kind; video, photo_story, statement, correction are marked
    information_kind: str = "official"
    tag: str = ""  # language of the words when not the page's
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class HappeningCard:
    """An event in a line of the calendar."""

    title: str
    url: str
    starts_on: dt.date
    ends_on: dt.date | None = None
    place: str = ""
    lead: str = ""
    picture: dict | None = None
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list stands; empty addresses at its ends."""

    number: int = 1
    last: int = 1
    previous: str = ""
    next: str = ""
    total: int = 0


@dataclass(frozen=True, slots=True)
class Tile:
    """A commune on the map of tiles: ``column``, ``row`` from 0, from ``organisation.Agency``."""

    code: str
    name: str  # "Phố Hiến", without "Phường"
    full_name: str  # "Phường Phố Hiến"
    url: str
    column: int
    row: int
    is_ward: bool = False
    is_coastal: bool = False
    items: int = 0  # live items of or about it in this language
    former_province: str = ""  # "Hưng Yên" or "Thái Bình"


@dataclass(frozen=True, slots=True)
class Door:
    """One of the three doors of the front page; words and picture belong to the template."""

    key: str  # "visit" | "invest" | "understand"
    url: str
    links: tuple[Link, ...] = ()  # two to four places behind it


@dataclass(frozen=True, slots=True)
class Shelf:
    """A titled row of items."""

    title: str
    cards: tuple[Card, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A version of an item, newest first."""

    number: int
    published_at: dt.datetime
    note: str = ""
    is_correction: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader must know about an item; the template has the sentence.

    kind: source_changed (at, url of the source), machine_translated (person = reviewer, engine),
    translated (url of the source), corrected (at, reason), corrected_by (at, url of the
    correction), withdrawn (at, reason),
    emergency (at), ai (text = what it helped with), past (at = end of a happening).
    """

    kind: str
    at: dt.datetime | dt.date | None = None
    reason: str = ""
    person: str = ""
    engine: str = ""
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a search filter."""

    label: str
    url: str
    count: int | None = None
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result; ``title_html`` and ``excerpt_html`` are escaped, with ``<mark>`` only."""

    card: Card
    title_html: str = ""
    excerpt_html: str = ""


@dataclass(frozen=True, slots=True)
class MediaTile:
    """A picture or clip of the library of the public."""

    title: str
    url: str
    picture: dict | None
    kind: str = "photo"  # photo | clip
    credit: str = ""
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A line of the list of corrections and withdrawals."""

    kind: str  # corrected | withdrawn | clarified
    at: dt.datetime
    title: str
    url: str
    note: str = ""
    agency: str = ""
    verdict: str = ""  # of an answer, in words
    outlet: str = ""  # who said what it answers
    tag: str = ""  # language of the words when not the page's
