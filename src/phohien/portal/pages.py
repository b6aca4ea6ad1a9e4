"""What each public page needs: the contract between the portal's views and its templates.

A view builds one of these and renders ``page.template`` with ``{"page": page}`` under
``translation.override(page.frame.locale)``. Nothing here queries, nothing in a template does.
Texts come from snapshots or from gettext; the parts (frame, cards, tiles) are in ``page_parts``.
Not for choosing what is shown, nor for caching.

``snapshot`` is ``newsroom.Version.content``: the snapshot with the addresses of its files.
Its shapes: picture ``{"id", "width", "height", "src", "sources": [{"url", "width", "type"}],
"alt", "caption", "credit", "source", "licence"}``; blocks are flat, ``{"type": ...} | fields``:
text, note ``{"html"}`` · heading ``{"text"}`` · picture ``picture`` · gallery ``{"pictures"}`` ·
quote ``{"text", "who"}`` · figures ``{"caption", "rows": [{"label", "value", "unit"}], "source"}``
· video ``{"title", "src", "type", "duration", "poster", "captions", "transcript", "credit"}`` ·
document ``{"url", "label", "type", "size"}``. A kind not known here shows its html or nothing.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import ClassVar

from phohien.portal.claims import Claim
from phohien.portal.page_parts import (
    Amendment,
    Card,
    Change,
    Choice,
    Door,
    Feed,
    Frame,
    HappeningCard,
    Hit,
    Link,
    MediaTile,
    Note,
    Pager,
    Shelf,
    Tile,
)


@dataclass(frozen=True, slots=True)
class FrontPage:
    template: ClassVar[str] = "portal/front.html"
    frame: Frame
    lead: Card | None
    fresh: tuple[Card, ...] = ()  # up to 4 beside the lead
    doors: tuple[Door, ...] = ()
    happenings: tuple[HappeningCard, ...] = ()  # up to 6, soonest first
    clarifications: tuple[Card, ...] = ()  # clarifications and corrections, up to 4
    shelves: tuple[Shelf, ...] = ()  # special pages, after the clarifications
    tiles: tuple[Tile, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionPage:
    template: ClassVar[str] = "portal/section.html"
    frame: Frame
    title: str
    intro: str = ""  # plain text
    cards: tuple[Card, ...] = ()
    pager: Pager = field(default_factory=Pager)
    owner: Link | None = None  # the agency that keeps a special page
    action: Link | None = None  # what readers of this section come to do


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An article, statement, correction, photo story, video or plain page.

    A withdrawn item keeps its address: ``snapshot`` then has title and agency, ``body`` is empty
    and ``notes`` holds the withdrawal.
    """

    template: ClassVar[str] = "portal/item.html"
    frame: Frame
    snapshot: dict
    section: Link | None
    agency: Link | None
    published_at: dt.datetime | None
    updated_at: dt.datetime | None = None  # only when later than published_at
    history: tuple[Change, ...] = ()
    notes: tuple[Note, ...] = ()
    places: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    related: tuple[Shelf, ...] = ()
    translations: tuple[Link, ...] = ()  # the same item in other languages, each named in its own
    claim: Claim | None = None  # what an answer speaks about
    plain: str = ""  # address of the answer without scripts and styles


@dataclass(frozen=True, slots=True)
class PlainAnswer:
    """An answer that stands alone: to print, to keep, to read on anything. ``address`` absolute."""

    template: ClassVar[str] = "portal/plain.html"
    frame: Frame
    snapshot: dict
    claim: Claim
    agency: Link | None
    published_at: dt.datetime | None
    updated_at: dt.datetime | None
    history: tuple[Change, ...]
    address: str


@dataclass(frozen=True, slots=True)
class PlacePage(ItemPage):
    """``snapshot["facts"]``: latitude, longitude, commune, visiting."""

    template: ClassVar[str] = "portal/place.html"
    commune: Link | None = None
    tiles: tuple[Tile, ...] = ()
    here: str = ""  # code of the commune to mark


@dataclass(frozen=True, slots=True)
class HappeningPage(ItemPage):
    """``snapshot["facts"]``: starts_on, ends_on (ISO dates), place_name, organiser."""

    template: ClassVar[str] = "portal/happening.html"
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    ics: str = ""  # address of the .ics file, "" when there is none


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """A department or commune; ``facts`` are pairs (label, value) besides the known ones."""

    template: ClassVar[str] = "portal/agency.html"
    frame: Frame
    name: str
    other_name: str = ""  # its name in the other language, as spoken abroad
    is_commune: bool = False
    is_coastal: bool = False
    former_district: str = ""
    former_province: str = ""
    area_km2: str = ""  # formatted for the locale
    population: str = ""
    cards: tuple[Card, ...] = ()
    places: tuple[Card, ...] = ()
    happenings: tuple[HappeningCard, ...] = ()
    pager: Pager = field(default_factory=Pager)
    tiles: tuple[Tile, ...] = ()
    here: str = ""


@dataclass(frozen=True, slots=True)
class AgencyList:
    template: ClassVar[str] = "portal/agencies.html"
    frame: Frame
    groups: tuple[tuple[str, tuple[Link, ...]], ...] = ()  # (title, agencies)


@dataclass(frozen=True, slots=True)
class CalendarPage:
    template: ClassVar[str] = "portal/calendar.html"
    frame: Frame
    months: tuple[tuple[dt.date, tuple[HappeningCard, ...]], ...] = ()  # (first day, events)
    earlier: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class MapPage:
    template: ClassVar[str] = "portal/map.html"
    frame: Frame
    tiles: tuple[Tile, ...] = ()
    places: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    template: ClassVar[str] = "portal/search.html"
    frame: Frame
    query: str = ""
    hits: tuple[Hit, ...] = ()
    filters: tuple[tuple[str, tuple[Choice, ...]], ...] = ()  # (label, choices)
    kept: tuple[tuple[str, str], ...] = ()  # (name, value) of filters kept when searching anew
    pager: Pager = field(default_factory=Pager)
    suggestion: Link | None = None  # "did you mean", when nothing or little was found
    error: str = ""  # a whole sentence, for a query that could not be used


@dataclass(frozen=True, slots=True)
class MediaPage:
    template: ClassVar[str] = "portal/media.html"
    frame: Frame
    media: tuple[MediaTile, ...] = ()
    kinds: tuple[Choice, ...] = ()
    pager: Pager = field(default_factory=Pager)


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    template: ClassVar[str] = "portal/corrections.html"
    frame: Frame
    entries: tuple[Amendment, ...] = ()
    pager: Pager = field(default_factory=Pager)


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """All feeds, for people: (title, feeds of that group)."""

    template: ClassVar[str] = "portal/feeds.html"
    frame: Frame
    groups: tuple[tuple[str, tuple[Feed, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class SatisfactionForm:
    """Posts ``score`` (1–5), ``words`` (may be empty), ``page`` to ``action``; asks for nobody."""

    template: ClassVar[str] = "portal/satisfaction.html"
    frame: Frame
    action: str
    page: str = ""  # path that is rated
    page_title: str = ""
    score: str = ""
    words: str = ""
    words_limit: int = 500
    errors: tuple[str, ...] = ()  # whole sentences
    is_sent: bool = False
    token: str = ""  # csrf token when the view uses one


@dataclass(frozen=True, slots=True)
class Offline:
    template: ClassVar[str] = "portal/offline.html"
    frame: Frame
    tiles: tuple[Tile, ...] = ()


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """``code`` 400, 403, 404, 410, 429, 500, 503: the template has the sentences."""

    template: ClassVar[str] = "portal/error.html"
    frame: Frame
    code: int
    latest: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The web app's manifest, served as application/manifest+json at ``frame.at.manifest``."""

    template: ClassVar[str] = "portal/manifest.webmanifest"
    frame: Frame


@dataclass(frozen=True, slots=True)
class ServiceWorker:
    """``/sw.js``, served as text/javascript with no-cache. A new ``version`` empties its store."""

    template: ClassVar[str] = "portal/sw.js"
    version: str
    offline: tuple[tuple[str, str], ...]  # (prefix "/vi/", address of that offline page)
    keep: tuple[str, ...] = ()  # fetched when installed: maps of places
    never: tuple[str, ...] = ("/lam-viec/", "/cms/", "/dang-nhap/", "/api/", "/healthz")
