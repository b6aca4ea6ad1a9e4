"""Pieces that several answers share: pictures with their sizes, files, names."""

from ninja import Schema


class AgencyRef(Schema):
    code: str
    name: str
    name_en: str = ""


class PlaceRef(Schema):
    code: str
    name: str


class Size(Schema):
    """One size of a picture; ``width`` in pixels."""

    url: str
    width: int
    type: str


class Share(Schema):
    url: str
    width: int
    height: int


class Sizes(Schema):
    """A picture's addresses, from narrow to wide."""

    hash: str = ""
    width: int | None = None
    height: int | None = None
    src: str | None = None
    sources: list[Size] = []
    share: Share | None = None


class Picture(Sizes):
    media: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    source: str = ""
    licence: str = ""


class Captions(Schema):
    url: str
    lang: str
    label: str


class SourceLink(Schema):
    label: str
    url: str = ""


class Link(Schema):
    """The same item in another language, or a use of a file."""

    id: int
    language: str
    title: str
    url: str
    api: str
