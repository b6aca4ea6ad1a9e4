"""A version's content as plain values: every form starts from this one reading of it."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings

from phohien.media.enums import Licence
from phohien.newsroom.models import Version
from phohien.portal import claim_blocks
from phohien.syndication.rendering import words

RELATIVE = re.compile(r'(href|src)="/(?!/)')
KINDS_OF_INFORMATION = {
    "official": "Thông tin chính thức",
    "promotion": "Thông tin quảng bá hình ảnh",
    "clarification": "Thông tin giải thích, làm rõ",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of the item with all that must go with it. ``url`` is absolute."""

    key: str
    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    source: str
    licence: str

    @property
    def number(self) -> int:
        return int(self.key.split(":")[1])


@dataclass(frozen=True, slots=True)
class Clip:
    """A film. ``seconds`` 0 when unknown; ``captions`` are ``(language, absolute address)``."""

    key: str
    url: str
    type: str
    title: str
    seconds: int
    transcript: str
    credit: str
    captions: tuple[tuple[str, str], ...] = ()

    @property
    def number(self) -> int:
        return int(self.key.split(":")[1])


@dataclass(frozen=True, slots=True)
class Article:
    """The words of one version, with its addresses absolute and its times aware."""

    uri: str
    url: str
    locale: str
    number: int
    fingerprint: str
    title: str
    lead: str
    byline: str
    agency_code: str
    agency: str
    agency_en: str
    section: str
    kind: str
    information_kind: str
    topics: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    first_published_at: dt.datetime
    published_at: dt.datetime
    html: str
    text: str
    note: str = ""
    is_correction: bool = False
    pictures: tuple[Picture, ...] = ()
    clips: tuple[Clip, ...] = ()
    labels: tuple[str, ...] = field(default=())

    @property
    def speaker(self) -> str:
        """The agency's name in the language of the item as far as it has one."""
        return self.agency if self.locale == "vi" else self.agency_en or self.agency

    @property
    def credit(self) -> str:
        """How a receiver names the source: the agency, then the address of the original."""
        return f"{self.speaker} — {self.url}"

    @property
    def word_count(self) -> int:
        return len(self.text.split())


def article_of(version: Version) -> Article:
    """The version as an Article; ``version.publication`` gives address and first day."""
    content, publication = words.printable(version.content), version.publication
    agency = content["agency"]
    base = settings.BASE_URL.rstrip("/")
    blocks = claim_blocks.whole_body(content)
    return Article(
        uri=uri_of(publication),
        url=base + publication.path,
        locale=publication.locale,
        number=version.number,
        fingerprint=version.fingerprint,
        title=content["title"],
        lead=content.get("lead", ""),
        byline=content.get("byline", ""),
        agency_code=agency["code"],
        agency=agency["name"],
        agency_en=agency.get("name_en", ""),
        section=content.get("section", ""),
        kind=content.get("kind", ""),
        information_kind=content.get("information_kind", ""),
        topics=tuple(content.get("topics", ())),
        places=tuple((row["code"], row["name"]) for row in content.get("places", ())),
        sources=tuple((row["label"], row.get("url", "")) for row in content.get("sources", ())),
        first_published_at=publication.first_published_at or version.published_at,
        published_at=version.published_at,
        html=RELATIVE.sub(rf'\1="{base}/', words.html_of(blocks)),
        text=words.text_of(blocks),
        note=version.note,
        is_correction=version.is_correction,
        pictures=tuple(_pictures(content, base)),
        clips=tuple(_clips(blocks, base)),
        labels=tuple(words.labels_of(content)),
    )


def uri_of(publication) -> str:
    """The name of the item for receivers, the same in every version, whatever its address."""
    host = re.sub(r"^\w+://", "", settings.BASE_URL).split("/")[0].split(":")[0]
    day = publication.first_published_at
    return f"tag:{host},{day:%Y-%m-%d}:{publication.locale}/{publication.pk}"


def absolute(address: str, base: str) -> str:
    return base + address if address.startswith("/") else address


def _pictures(content: dict, base: str) -> Iterator[Picture]:
    """The main picture first, each file once."""
    seen: set[str] = set()
    for row in _picture_rows(content):
        if row.get("media") and row["media"] not in seen:
            seen.add(row["media"])
            yield _picture(row, base)


def _picture_rows(content: dict) -> Iterator[dict]:
    if content.get("main_picture"):
        yield content["main_picture"]
    for block in content.get("body", []):
        if block["type"] == "picture":
            yield block
        elif block["type"] == "gallery":
            yield from block["pictures"]


def _picture(row: dict, base: str) -> Picture:
    return Picture(
        key=row["media"],
        url=absolute(_widest_jpeg(row), base),
        width=int(row.get("width") or 0),
        height=int(row.get("height") or 0),
        alt=row.get("alt", ""),
        caption=row.get("caption", ""),
        credit=row.get("credit", ""),
        source=row.get("source", ""),
        licence=row.get("licence", ""),
    )


def _widest_jpeg(row: dict) -> str:
    """What any receiver can read: the widest JPEG, else the fallback picture."""
    jpeg = [one for one in row.get("sources", ()) if one.get("type") == "image/jpeg"]
    return max(jpeg, key=lambda one: one["width"])["url"] if jpeg else row.get("src", "")


def _clips(blocks: list[dict], base: str) -> Iterator[Clip]:
    for block in blocks:
        if block["type"] == "video" and block.get("media"):
            yield Clip(
                key=block["media"],
                url=absolute(block.get("src", ""), base),
                type="video/webm" if block.get("src", "").endswith(".webm") else "video/mp4",
                title=block.get("title", ""),
                seconds=int(block.get("seconds") or 0),
                transcript=block.get("transcript", ""),
                credit=block.get("credit", ""),
                captions=tuple(
                    (row["lang"], absolute(row["url"], base)) for row in block.get("captions", ())
                ),
            )


def licence_words(code: str) -> str:
    """A licence code in the words that go with the file."""
    return str(dict(Licence.choices).get(code, code))
