"""Items: a summary for lists, the whole with its body."""

import datetime as dt
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from phohien.api.v1.schemas.claims import Claim
from phohien.api.v1.schemas.parts import (
    AgencyRef,
    Captions,
    Picture,
    PlaceRef,
    Sizes,
    SourceLink,
)


class Heading(Schema):
    type: Literal["heading"]
    text: str


class Text(Schema):
    """``html`` holds p, strong, em, a, ul, ol, li, h3 and br only."""

    type: Literal["text", "note"]
    html: str


class PictureBlock(Picture):
    type: Literal["picture"]


class Gallery(Schema):
    type: Literal["gallery"]
    pictures: list[Picture]


class Quote(Schema):
    type: Literal["quote"]
    text: str
    who: str = ""


class Figure(Schema):
    label: str
    value: str
    unit: str = ""


class Figures(Schema):
    type: Literal["figures"]
    caption: str = ""
    rows: list[Figure]
    source: str = ""


class Video(Schema):
    type: Literal["video"]
    media: str
    title: str = ""
    transcript: str = ""
    credit: str = ""
    licence: str = ""
    src: str | None = None
    format: str = ""
    seconds: int = 0
    poster: Sizes | None = None
    captions: list[Captions] = []


class Document(Schema):
    type: Literal["document"]
    media: str
    label: str = ""
    url: str | None = None
    format: str = ""
    bytes: int | None = None


Block = Annotated[
    Heading | Text | PictureBlock | Gallery | Quote | Figures | Video | Document,
    Field(discriminator="type"),
]


class Translation(Schema):
    """Of which version of the source (``of`` is its fingerprint), by a machine, who answers."""

    of: str
    machine: bool
    engine: str = ""
    reviewer: str = ""


class Item(Schema):
    id: int
    type: str
    kind: str
    information_kind: str
    language: str
    title: str
    lead: str
    byline: str = ""
    url: str
    api: str
    section: str
    agency: AgencyRef
    topics: list[str]
    places: list[PlaceRef]
    picture: Picture | None
    published_at: dt.datetime
    updated_at: dt.datetime
    version: int
    fingerprint: str
    is_corrected: bool
    translation_of: int | None
    source_changed_at: dt.datetime | None
    made_by_machine: list[str]


class WholeItem(Item):
    body: list[Block]
    html: str
    sources: list[SourceLink]
    facts: dict
    claim: Claim | None
    translation: Translation | None


class ItemInAllLanguages(WholeItem):
    """One item with the same item, whole, in every other language that is live."""

    languages: list[WholeItem]


class ItemPage(Schema):
    data: list[WholeItem | Item]
    next: str | None
