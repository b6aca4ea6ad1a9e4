"""What a feed says of an item, the same in all three forms: absolute addresses, cleared words."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from phohien.newsroom.models import Publication
from phohien.portal import addresses, cards, claim_blocks, content

LIMIT = 30
SINCE = 2026  # the year in which these identifiers began (RFC 4151)
LOCAL = re.compile(r'((?:href|src)=")/(?!/)')


@dataclass(frozen=True, slots=True)
class Entry:
    """One item; ``html`` is its whole text, ``id`` stays when its address changes."""

    id: str
    title: str
    url: str
    lead: str
    html: str
    agency: str
    section: str
    published_at: dt.datetime
    updated_at: dt.datetime
    image: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A list as a feed; addresses are absolute."""

    title: str
    description: str
    tag: str  # BCP 47
    page: str
    own: str
    entries: tuple[Entry, ...]

    @property
    def own_name(self) -> str:
        """The path of the list, which names the feed whatever its form."""
        return f"list{urlsplit(self.page).path}"

    @property
    def updated_at(self) -> dt.datetime:
        """Of the newest change; a feed without entries says the beginning of its time."""
        moments = [entry.updated_at for entry in self.entries]
        return max(moments, default=dt.datetime(SINCE, 1, 1, tzinfo=dt.UTC))


def entries(publications: Iterable[Publication], locale: str) -> tuple[Entry, ...]:
    made = (_entry(row, locale) for row in publications)
    return tuple(entry for entry in made if entry)


def identifier(what: str) -> str:
    """A tag URI of this deployment."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"tag:{host},{SINCE}:{what}"


def _entry(publication: Publication, locale: str) -> Entry | None:
    words = cards.shown(publication)
    if words is None:
        return None
    picture = content.picture_of(publication) or {}
    return Entry(
        id=identifier(f"item/{publication.pk}"),
        title=words["title"],
        url=addresses.absolute(publication.path),
        lead=words.get("lead", ""),
        html=text(content.full(publication)),
        agency=cards.agency_name(words["agency"], locale),
        section=publication.section.title(locale),
        published_at=publication.first_published_at,
        updated_at=publication.last_published_at or publication.first_published_at,
        image=addresses.absolute(picture["src"]) if picture.get("src") else "",
    )


def text(words: dict) -> str:
    """The whole item in plain HTML, every address absolute."""
    parts = [_picture(words["main_picture"]), format_html("<p>{}</p>", words.get("lead", ""))]
    parts += [_block(row) for row in claim_blocks.whole_body(words)]
    return LOCAL.sub(rf"\1{addresses.absolute('/')}", "".join(parts))


def _block(value: dict) -> SafeString:
    maker = _MAKERS.get(value.get("type", ""))
    return maker(value) if maker else mark_safe("")


def _clean(value: dict) -> SafeString:
    return mark_safe(value.get("html", ""))  # noqa: S308 - cleaned by the newsroom's snapshot


def _picture(value: dict | None) -> SafeString:
    if not value or not value.get("src"):
        return mark_safe("")
    note = " ".join(filter(None, (value.get("caption"), value.get("credit"))))
    return format_html(
        '<figure><img src="{}" alt="{}"><figcaption>{}</figcaption></figure>',
        value["src"], value.get("alt", ""), note,
    )  # fmt: skip


def _figures(value: dict) -> SafeString:
    rows = (
        (row.get("label", ""), row.get("value", ""), row.get("unit", ""))
        for row in value.get("rows", ())
    )
    listed = format_html_join("", "<li>{}: {} {}</li>", rows)
    return format_html("<p>{}</p><ul>{}</ul>", value.get("caption", ""), listed)


def _link(value: dict) -> SafeString:
    address = value.get("url") or value.get("src") or ""
    title = value.get("label") or value.get("title", "")
    return format_html('<p><a href="{}">{}</a></p>', address, title)


def _quote(value: dict) -> SafeString:
    """``lang`` where the words are of another language than the item."""
    spoken = format_html(' lang="{}"', value["lang"]) if value.get("lang") else ""
    who = format_html("<p>{}</p>", value["who"]) if value.get("who") else ""
    return format_html(
        "<blockquote><p{}>{}</p>{}</blockquote>", spoken, linebreaksbr(value.get("text", "")), who
    )


_MAKERS = {
    "text": _clean,
    "note": _clean,
    "heading": lambda value: format_html("<h2>{}</h2>", value.get("text", "")),
    "quote": _quote,
    "picture": _picture,
    "gallery": lambda value: mark_safe("".join(_picture(row) for row in value["pictures"])),  # noqa: S308
    "figures": _figures,
    "document": _link,
    "video": _link,
}
