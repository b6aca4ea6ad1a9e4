"""The province by place and time: map of tiles, agencies and communes, the calendar."""

import datetime as dt
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from phohien.newsroom import selectors as newsroom
from phohien.organisation.models import Agency
from phohien.portal import addresses, cards, content, frames, pages, structured
from phohien.portal import dependencies as needs
from phohien.portal.feeds import calendar as ics
from phohien.portal.feeds import links as feed_links
from phohien.portal.frames import Head
from phohien.portal.page_parts import HappeningCard, Link
from phohien.portal.selectors import map as chart
from phohien.portal.selectors import rivers
from phohien.portal.views.lists import CARDS, paged
from phohien.portal.views.public import public, respond

PLACES, SOON, YEAR_ITEMS = 12, 6, 400
FIRST_YEAR, LAST_YEAR = 2025, 2100


@public
def map_of_tiles(request: HttpRequest, locale: str) -> HttpResponse:
    """All communes as tiles, and the newest places to visit."""
    head = Head(
        addresses.page("map", locale),
        _("Bản đồ 104 xã, phường"),
        others=frames.everywhere(lambda code: addresses.page("map", code)),
    )
    places = cards.cards(rivers.places(locale)[:PLACES], locale)
    return respond(pages.MapPage(frames.frame(locale, head), chart.tiles(locale), places))


@public
def agency_list(request: HttpRequest, locale: str) -> HttpResponse:
    """Every department, body, ward and commune."""
    head = Head(
        addresses.page("agencies", locale),
        _("Các cơ quan, xã, phường"),
        others=frames.everywhere(lambda code: addresses.page("agencies", code)),
    )
    return respond(pages.AgencyList(frames.frame(locale, head), chart.grouped(locale)))


@public
def agency(request: HttpRequest, locale: str, code: str, number: int = 1) -> HttpResponse:
    """What a department or commune says, and for a commune what is there to see."""
    row = chart.agency(code)
    if row is None:
        raise Http404
    address, today = addresses.agency(code, locale), needs.today()
    every = rivers.of_agency(locale, code)
    found, pager = paged(every.exclude(type="happening"), address, number, CARDS)
    about = [item for item in found if item.type == "place"]
    coming = rivers.happenings_of(locale, code, since=today)[:SOON]
    page = pages.AgencyPage(
        frames.frame(locale, _agency_head(row, locale, number)),
        name=chart.spoken_name(row, locale),
        cards=cards.cards([item for item in found if item.type != "place"], locale),
        places=cards.cards(about, locale),
        happenings=cards.happenings(coming, today),
        pager=pager,
        **_commune(row, locale),
    )
    return respond(page)


def _commune(row: Agency, locale: str) -> dict:
    """What is told of a commune only; names in the other language for all."""
    other = row.name_en if locale == "vi" else row.name
    if not chart.is_commune(row):
        return {"other_name": other}
    return {
        "other_name": other,
        "is_commune": True,
        "is_coastal": row.is_coastal,
        "former_district": row.former_district,
        "former_province": row.former_province,
        "area_km2": content.number(row.area_km2, 2),
        "population": content.number(row.population),
        "tiles": chart.tiles(locale, with_items=False),
        "here": row.code,
    }


def _agency_head(row: Agency, locale: str, number: int) -> Head:
    address, title = addresses.agency(row.code, locale), chart.spoken_name(row, locale)
    trail = (Link(_("Các cơ quan, xã, phường"), addresses.page("agencies", locale)),)
    others = frames.everywhere(lambda code: addresses.agency(row.code, code))
    return Head(
        addresses.numbered(address, number),
        title,
        crumbs=trail,
        feeds=feed_links.under(address),
        json_ld=(
            structured.agency(row, title, locale),
            structured.crumbs(trail, title, address, locale),
        ),
        others=others if number == 1 else {},
    )


@public
def calendar(request: HttpRequest, locale: str, year: int | None = None) -> HttpResponse:
    """What is coming; or a whole year, month by month."""
    today = needs.today()
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    rows = cards.happenings(_of_year(locale, year, today)[:YEAR_ITEMS], today)
    months = groupby(rows, key=lambda row: _month(row, year, today))
    page = pages.CalendarPage(
        frames.frame(locale, _calendar_head(locale, year)),
        months=tuple((first, tuple(found)) for first, found in months),
        **_other_years(locale, year, today.year),
    )
    return respond(page)


def _of_year(locale: str, year: int | None, today: dt.date):
    if year is None:
        return rivers.happenings(locale, since=today)
    return rivers.happenings(locale, since=dt.date(year, 1, 1), before=dt.date(year + 1, 1, 1))


def _month(row: HappeningCard, year: int | None, today: dt.date) -> dt.date:
    """The first day of the month it begins in; what is already on stands in the first month."""
    earliest = today if year is None else dt.date(year, 1, 1)
    return max(row.starts_on, earliest).replace(day=1)


def _other_years(locale: str, year: int | None, this_year: int) -> dict[str, str]:
    """One year back and one forth, as far as anything can be there."""
    shown = year or this_year
    earlier = shown if year is None else shown - 1
    later = shown + 1
    return {
        "earlier": addresses.month(locale, earlier) if earlier >= FIRST_YEAR else "",
        "later": addresses.month(locale, later) if later <= this_year + 1 else "",
    }


def _calendar_head(locale: str, year: int | None) -> Head:
    title = _("Lịch sự kiện") if year is None else _("Lịch sự kiện năm %(year)s") % {"year": year}

    def address(code: str) -> str:
        return addresses.page("calendar", code) if year is None else addresses.month(code, year)

    return Head(address(locale), title, others=frames.everywhere(address))


@public
def event_file(request: HttpRequest, locale: str, rest: str) -> HttpResponse:
    """A happening for the reader's own calendar (RFC 5545)."""
    publication = newsroom.by_path(f"/{locale}/{rest}/")
    is_live = publication is not None and publication.is_live and publication.type == "happening"
    words = cards.shown(publication) if is_live else None
    if words is None:
        raise Http404
    return HttpResponse(ics.event(publication, words), content_type=ics.TYPE)
