"""Places on the map and events in the calendar, with the facts a reader plans by."""

import datetime as dt

from ninja import Schema

from phohien.api.v1.schemas.items import Item


class Place(Item):
    latitude: float | None
    longitude: float | None
    commune: str
    commune_name: str
    visiting: str


class PlacePage(Schema):
    data: list[Place]
    next: str | None


class Happening(Item):
    starts_on: dt.date
    ends_on: dt.date
    is_expected: bool
    place_name: str
    organiser: str


class EventPage(Schema):
    data: list[Happening]
    next: str | None
