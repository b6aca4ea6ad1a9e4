"""The frame around every page: head, masthead, languages, foot. One query: the sections."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import override

from phohien.newsroom import selectors as newsroom
from phohien.newsroom.models import Section
from phohien.portal import addresses, languages
from phohien.portal import dependencies as needs
from phohien.portal.cache.stamps import places, stamps
from phohien.portal.feeds import links as feed_links
from phohien.portal.page_parts import Addresses, Feed, Frame, Language, Link

POSTER = "portal/img/poster.jpg"
CONTACT, MEDIA = "lien-he", "media"
LEAD_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Head:
    """What a view knows of its page; the rest of the frame is the same for all."""

    path: str  # root-relative address of this page
    title: str = ""
    description: str = ""
    here: str = ""  # code of the section that is current
    crumbs: tuple[Link, ...] = ()
    feeds: tuple[Feed, ...] | None = None  # None: those of the language
    json_ld: tuple[dict, ...] = ()
    og_image: str = ""
    og_type: str = "website"
    others: Mapping[str, str] = field(default_factory=dict)  # language → address of this page there
    is_indexed: bool = True


_known: tuple[int, list[Section]] | None = None


def sections() -> list[Section]:
    """All sections, remembered with the page cache's own clock: stale exactly when pages are."""
    global _known
    needs.on(needs.DICTIONARIES)
    if not settings.PORTAL_PAGES_KEPT:
        return newsroom.sections()
    since, held = stamps().now(), _known
    if held is None or not stamps().is_fresh(places([needs.DICTIONARIES]), held[0]):
        held = _known = (since, newsroom.sections())
    return held[1]


def frame(locale: str, head: Head, known: list[Section] | None = None) -> Frame:
    """``known``: the sections, when the view has read them already."""
    rows = sections() if known is None else known
    others = {locale: head.path, **head.others}
    return Frame(
        locale=locale,
        tag=languages.tag(locale),
        locales=tuple(_language(code, locale, others) for code in languages.codes()),
        sections=tuple(_section(row, locale, head.here) for row in rows),
        at=_addresses(locale, head.path, rows),
        title=head.title,
        canonical=addresses.absolute(head.path) if head.is_indexed else "",
        description=head.description[:LEAD_LENGTH],
        og_image=addresses.absolute(head.og_image or _poster()),
        og_type=head.og_type,
        alternates=_alternates(others) if head.is_indexed and head.others else (),
        json_ld=head.json_ld,
        feeds=feed_links.of_language(locale) if head.feeds is None else head.feeds,
        crumbs=head.crumbs,
        is_indexed=head.is_indexed,
    )


def _poster() -> str:
    try:
        return static(POSTER)
    except ValueError:  # not collected (yet)
        return f"/static/{POSTER}"


def _language(code: str, current: str, others: Mapping[str, str]) -> Language:
    return Language(
        code=code,
        tag=languages.tag(code),
        name=languages.names()[code],
        url=others.get(code) or addresses.home(code),
        is_current=code == current,
        has_page=code in others,
    )


def _section(row: Section, locale: str, here: str) -> Link:
    return Link(row.title(locale), addresses.section(row, locale), is_current=row.code == here)


def _addresses(locale: str, path: str, rows: Iterable[Section]) -> Addresses:
    own = {row.code: addresses.section(row, locale) for row in rows}
    fixed = {name: addresses.page(name, locale) for name in addresses.WORDS}
    return Addresses(
        home=addresses.home(locale),
        search=fixed["search"],
        map=fixed["map"],
        calendar=fixed["calendar"],
        media=own.get(MEDIA, ""),
        agencies=fixed["agencies"],
        corrections=fixed["corrections"],
        press=fixed["foreign_press"],
        spokespersons=fixed["spokespersons"],
        contact=own.get(CONTACT, ""),
        feeds=fixed["feeds"],
        rate=addresses.rate(locale, path),
        manifest=addresses.manifest(locale),
        offline=fixed["offline"],
    )


def _alternates(others: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """hreflang of each language that has this page; strangers get English, else Vietnamese."""
    rows = [(languages.tag(code), others[code]) for code in languages.codes() if code in others]
    fallback = others.get("en") or others.get(languages.DEFAULT) or rows[0][1]
    return tuple((tag, addresses.absolute(url)) for tag, url in [*rows, ("x-default", fallback)])


def everywhere(address: Callable[[str], str]) -> dict[str, str]:
    """The addresses of a page that every language has."""
    return {code: address(code) for code in languages.codes()}


def bare(locale: str, path: str, title: str = "") -> Frame:
    """A frame without the database, for the page that says that something failed."""
    with override(locale):
        return frame(locale, Head(path, title or _("Trang đang gặp sự cố"), is_indexed=False), [])
