"""Pages of lists: front page, sections, media, amendments; each page of a list has an address."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from phohien.newsroom.models import Section
from phohien.portal import addresses, cards, frames, pages, structured
from phohien.portal import dependencies as needs
from phohien.portal.feeds import links as feed_links
from phohien.portal.frames import Head
from phohien.portal.page_parts import Choice, Door, Link, Pager, Shelf
from phohien.portal.selectors import amendments, map, rivers
from phohien.portal.views import items
from phohien.portal.views.public import public, respond

CARDS, ENTRIES, TILES, MEDIA_ITEMS = 24, 40, 60, 200
FRESH, CLARIFIED, SHELF, SOON = 4, 4, 3, 6
REPORTERS = "phong-vien"  # code of the section for foreign reporters
DOORS = {
    "visit": ("van-hoa-du-lich", ("map", "calendar"), ()),
    "invest": ("dau-tu", (), ("thuong-mai", "asean")),
    "understand": ("gioi-thieu", (), ("nguoi-hung-yen", "bien-dao")),
}


def paged(rows: QuerySet | Sequence, address: str, number: int, size: int) -> tuple[list, Pager]:
    """The rows of page ``number`` (from 1) and where it stands; beyond the last is a 404."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    last = max(1, -(-total // size))
    if not 1 <= number <= last:
        raise Http404
    pager = Pager(
        number=number,
        last=last,
        previous=addresses.numbered(address, number - 1) if number > 1 else "",
        next=addresses.numbered(address, number + 1) if number < last else "",
        total=total,
    )
    return list(rows[(number - 1) * size : number * size]), pager


@public
def front(request: HttpRequest, locale: str) -> HttpResponse:
    """What is new, three doors, what is on, clarifications, special pages, the map."""
    sections = frames.sections()
    shown = cards.cards(rivers.newest(locale)[: FRESH + 4], locale)
    today = needs.today()
    head = Head(
        addresses.home(locale),
        description=_("Cổng thông tin đối ngoại tỉnh Hưng Yên"),
        json_ld=(structured.site(locale),),
        others=frames.everywhere(addresses.home),
    )
    page = pages.FrontPage(
        frames.frame(locale, head, sections),
        lead=_strongest(shown),
        fresh=tuple(card for card in shown if card != _strongest(shown))[:FRESH],
        doors=_doors(sections, locale),
        happenings=cards.happenings(rivers.happenings(locale, since=today)[:SOON], today),
        clarifications=cards.cards(rivers.clarifications(locale)[:CLARIFIED], locale),
        shelves=_shelves(sections, locale),
        tiles=map.tiles(locale),
    )
    return respond(page)


def _strongest(shown: tuple) -> object:
    """The newest with a picture among the first few, else the newest."""
    return next((card for card in shown if card.picture), shown[0] if shown else None)


def _doors(sections: list[Section], locale: str) -> tuple[Door, ...]:
    known = {row.code: row for row in sections}
    words = {"map": _("Bản đồ 104 xã, phường"), "calendar": _("Lịch sự kiện")}
    doors = []
    for key, (code, fixed, others) in DOORS.items():
        if code not in known:
            continue
        links = [Link(words[name], addresses.page(name, locale)) for name in fixed]
        links += [_link(known[other], locale) for other in others if other in known]
        doors.append(Door(key, addresses.section(known[code], locale), tuple(links)))
    return tuple(doors)


def _link(row: Section, locale: str) -> Link:
    return Link(row.title(locale), addresses.section(row, locale))


def _shelves(sections: list[Section], locale: str) -> tuple[Shelf, ...]:
    """The newest of each special page, from one query over all of them."""
    special = {row.code: row for row in sections if row.is_special and row.code != frames.MEDIA}
    needs.on(*(needs.section(locale, code) for code in special))
    rows = rivers.everything(locale).filter(section__code__in=special)[: SHELF * 4]
    held: dict[str, list] = {code: [] for code in special}
    for row in rows:
        if len(held[row.section.code]) < SHELF:
            held[row.section.code].append(row)
    made = (
        Shelf(special[code].title(locale), cards.cards(found, locale),
              addresses.section(special[code], locale))
        for code, found in held.items()
    )  # fmt: skip
    return tuple(shelf for shelf in made if shelf.cards)


@public
def section(request: HttpRequest, locale: str, slug: str, number: int = 1) -> HttpResponse:
    """A section's items; the media section is the public's library of pictures and clips."""
    sections = frames.sections()
    row = next((row for row in sections if row.slug(locale) == slug), None)
    if row is None:
        raise Http404
    if row.code == frames.MEDIA:
        return _library(locale, row, sections, number, "")
    address = addresses.section(row, locale)
    found, pager = paged(rivers.of_section(locale, row.code), address, number, CARDS)
    page = pages.SectionPage(
        frames.frame(locale, _head(row, locale, number), sections),
        title=row.title(locale),
        intro=row.intro(locale),
        cards=cards.cards(found, locale),
        pager=pager,
        owner=_owner(row, locale),
        action=_action(row, locale),
    )
    return respond(page)


def _action(row: Section, locale: str) -> Link | None:
    """Reporters come to file a request; other sections are for reading."""
    if row.code != REPORTERS:
        return None
    return Link(_("Gửi đề nghị hoạt động báo chí"), addresses.page("foreign_press", locale))


def _head(row: Section, locale: str, number: int) -> Head:
    address, title = addresses.section(row, locale), row.title(locale)
    others = frames.everywhere(lambda code: addresses.section(row, code)) if number == 1 else {}
    return Head(
        addresses.numbered(address, number),
        title,
        row.intro(locale),
        here=row.code,
        feeds=feed_links.under(address),
        json_ld=(structured.crumbs((), title, address, locale),),
        others=others,
    )


def _owner(row: Section, locale: str) -> Link | None:
    if not row.is_special:
        return None
    return Link(map.spoken_name(row.owner, locale), addresses.agency(row.owner.code, locale))


@public
def library(
    request: HttpRequest, locale: str, slug: str, kind: str, number: int = 1
) -> HttpResponse:
    """The library with one kind of media only; in another section it is an item's address."""
    sections = frames.sections()
    row = next((row for row in sections if row.slug(locale) == slug), None)
    if row is None or row.code != frames.MEDIA:
        return items.found(f"/{locale}/{slug}/{kind}/")
    return _library(locale, row, sections, number, kind)


def _library(locale: str, row: Section, sections: list, number: int, kind: str) -> HttpResponse:
    """What the newest items show; each tile leads to the item that shows it."""
    home = addresses.section(row, locale)
    address = f"{home}{kind}/" if kind else home
    items = rivers.everything(locale)[:MEDIA_ITEMS]
    every = [tile for item in items for tile in cards.media_tiles(item, locale)]
    tiles = [tile for tile in every if tile.kind == kind] if kind else every
    found, pager = paged(tiles, address, number, TILES)
    head = _head(row, locale, 2 if kind else number)
    page = pages.MediaPage(
        frames.frame(locale, head, sections),
        media=tuple(found),
        kinds=_kinds(every, home, kind),
        pager=pager,
    )
    return respond(page)


def _kinds(tiles: list, home: str, current: str) -> tuple[Choice, ...]:
    labels = {"": _("Tất cả"), "photo": _("Ảnh"), "clip": _("Phim")}
    return tuple(
        Choice(
            label,
            f"{home}{key}/" if key else home,
            sum(1 for tile in tiles if not key or tile.kind == key),
            is_current=key == current,
        )
        for key, label in labels.items()
    )


@public
def corrections(request: HttpRequest, locale: str, number: int = 1) -> HttpResponse:
    """What was corrected, withdrawn and clarified, with reasons and dates."""
    address = addresses.page("corrections", locale)
    found, pager = paged(amendments.amendments(locale), address, number, ENTRIES)
    head = Head(
        addresses.numbered(address, number),
        _("Đính chính và gỡ bài"),
        others=_everywhere("corrections") if number == 1 else {},
    )
    return respond(pages.CorrectionsPage(frames.frame(locale, head), tuple(found), pager))


def _everywhere(name: str) -> dict[str, str]:
    return frames.everywhere(lambda code: addresses.page(name, code))
