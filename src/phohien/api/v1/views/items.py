"""Items: the list, one in all its languages, its versions."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query

from phohien.api import problems
from phohien.api.enums import Resource
from phohien.api.problems import Problem, Words
from phohien.api.v1 import reading, schemas, words
from phohien.api.v1.filters import ItemFilter, Number
from phohien.api.v1.routes import gone, read
from phohien.api.v1.schemas.items import ItemInAllLanguages
from phohien.api.v1.views.answering import dress, page
from phohien.newsroom import selectors as newsroom
from phohien.newsroom.models import Publication

Key = Annotated[Number, Path(description="Số của bài · Number of the item")]


@read(
    "/items",
    "items",
    Resource.ITEMS,
    schemas.ItemPage,
    Words("Danh sách tin, bài", "List items"),
    Words(
        "Mỗi dòng là một bài bằng một ngôn ngữ, mới đăng trước. Gồm cả địa điểm và sự kiện; "
        "chọn bằng type.",
        "Each row is one item in one language, newest first. Places and events are among them; "
        "choose by type.",
    ),
)
def items(request: HttpRequest, response: HttpResponse, asked: Query[ItemFilter]):
    rows = reading.live(request.caller, asked, kind=asked.kind, type=asked.type)
    wanted = {
        "information_kind": asked.information_kind,
        "first_published_at__gte": asked.since,
        "first_published_at__lt": asked.until,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    show = words.whole if asked.detail == "full" else words.summary
    return page(request, response, rows, asked, show)


@read(
    "/items/{number}",
    "item",
    Resource.ITEMS,
    ItemInAllLanguages,
    Words("Một bài bằng mọi ngôn ngữ", "One item in all its languages"),
    Words(
        "Toàn văn bài có số này; languages là toàn văn ở các ngôn ngữ khác đang đăng. "
        "Bài đã gỡ trả lời 410 kèm lý do.",
        "The whole item of this number; languages holds it, whole, in the other live languages. "
        "A withdrawn item answers 410 with the reason.",
    ),
    frozenset({410}),
)
def item(request: HttpRequest, response: HttpResponse, number: Key):
    publication = _opened(request, number)
    if not publication.is_live:
        raise gone(publication)
    rows = reading.family(publication, request.caller)
    made = {row.pk: found for row in rows if (found := words.whole(row))}
    if publication.pk not in made:
        raise Problem(problems.NOT_FOUND)
    dress(request, response, None if len(made) > 1 else publication.locale)
    others = [found for pk, found in made.items() if pk != publication.pk]
    return {**made[publication.pk], "languages": others}


@read(
    "/items/{number}/versions",
    "item_versions",
    Resource.ITEMS,
    schemas.VersionList,
    Words("Các bản và cải chính của một bài", "Versions and corrections of one item"),
    Words(
        "Mọi bản đã đăng, mới trước, với điều đã đổi; không có lời của bản cũ. "
        "Bài đã gỡ vẫn có lịch sử.",
        "Every version that was public, newest first, with what changed; without the words of "
        "former ones. A withdrawn item keeps its history.",
    ),
)
def versions(request: HttpRequest, response: HttpResponse, number: Key):
    publication = _opened(request, number)
    dress(request, response, publication.locale)
    return {
        "id": publication.pk,
        "language": publication.locale,
        "url": words.link(publication, "")["url"],
        "state": "live" if publication.is_live else "withdrawn",
        "withdrawn_at": publication.withdrawn_at,
        "reason": publication.withdrawn_reason,
        "data": [_version(row) for row in newsroom.history(publication)],
    }


def _opened(request: HttpRequest, number: int) -> Publication:
    """Published once, live or withdrawn, and within the key's scope."""
    publication = reading.published(number)
    if publication is None:
        raise Problem(problems.NOT_FOUND)
    request.caller.require_language(publication.locale)
    request.caller.require_section(publication.section.code)
    return publication


def _version(row) -> dict:
    return {
        "number": row.number,
        "published_at": row.published_at,
        "fingerprint": row.fingerprint,
        "is_correction": row.is_correction,
        "note": row.note,
    }
