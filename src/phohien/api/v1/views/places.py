"""Places on the map and events in the calendar."""

from django.http import HttpRequest, HttpResponse
from ninja import Query

from phohien.api.enums import Resource
from phohien.api.problems import Words
from phohien.api.v1 import paging, reading, schemas, words
from phohien.api.v1.filters import EventFilter, PlaceFilter
from phohien.api.v1.paging import Order
from phohien.api.v1.routes import read
from phohien.api.v1.views.answering import page
from phohien.portal.selectors.rivers import ENDS, STARTS

SOONEST = Order("soonest", "starts", paging.code)


@read(
    "/places",
    "places",
    Resource.PLACES,
    schemas.PlacePage,
    Words("Danh sách địa điểm", "List places"),
    Words(
        "Nơi người đọc có thể đến, với tọa độ (WGS 84), xã, phường và cách đi. Toàn văn ở api.",
        "Where a reader can go, with coordinates (WGS 84), commune and how to visit. "
        "The whole text is at api.",
    ),
)
def places(request: HttpRequest, response: HttpResponse, asked: Query[PlaceFilter]):
    rows = reading.live(request.caller, asked, type="place", kind=asked.kind)
    return page(request, response, rows, asked, words.place)


@read(
    "/events",
    "events",
    Resource.EVENTS,
    schemas.EventPage,
    Words("Danh sách sự kiện", "List events"),
    Words(
        "Lễ hội, hội chợ, hội nghị, theo ngày bắt đầu. since và until là ngày diễn ra.",
        "Festivals, fairs and conferences by their first day. since and until are days on which "
        "they take place.",
    ),
)
def events(request: HttpRequest, response: HttpResponse, asked: Query[EventFilter]):
    rows = reading.live(request.caller, asked, type="happening")
    rows = rows.annotate(starts=STARTS, ends=ENDS)
    if asked.since:
        rows = rows.filter(ends__gte=asked.since.isoformat())
    if asked.until:
        rows = rows.filter(starts__lte=asked.until.isoformat())
    return page(request, response, rows, asked, words.happening, SOONEST)
