"""Public photos, clips and papers: rights, addresses, the words they go with."""

from ninja import Schema

from phohien.api.v1.schemas.parts import Captions, Link, Sizes


class MediumWords(Schema):
    """Cleared words about a file in one language."""

    language: str
    alt: str = ""
    caption: str = ""
    title: str = ""
    transcript: str = ""


class Medium(Sizes):
    id: str
    kind: str
    api: str
    credit: str
    source: str
    licence: str
    licence_name: str
    url: str | None = None
    format: str = ""
    bytes: int | None = None
    seconds: int | None = None
    poster: Sizes | None = None
    captions: list[Captions] = []
    words: list[MediumWords]
    used_in: list[Link]


class MediumPage(Schema):
    data: list[Medium]
    next: str | None
