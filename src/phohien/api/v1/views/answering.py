"""What all lists of words share: a page of publications, dressed with its headers."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from phohien.api import conditional
from phohien.api.v1 import paging, reading
from phohien.api.v1.paging import Order
from phohien.newsroom.models import Publication
from phohien.portal import languages

NEWEST = Order("newest", "first_published_at", paging.moment, descending=True)


def page(
    request: HttpRequest,
    response: HttpResponse,
    rows: QuerySet[Publication],
    asked,
    show: Callable[[Publication], dict | None],
    order: Order = NEWEST,
) -> dict:
    """``{"data", "next"}``; publications whose words are not the cleared ones are left out."""
    cut = paging.cut(rows, order, asked.cursor, asked.limit)
    dress(request, response, asked.language)
    following = paging.next_address(request, cut.next)
    link(response, following)
    shown = (show(row) for row in cut.rows)
    return {"data": [row for row in shown if row is not None], "next": following}


def dress(request: HttpRequest, response: HttpResponse, language: str | None) -> None:
    """When public words last changed, and in which languages they are."""
    conditional.set_changed(response, reading.last_change())
    chosen = [language] if language else list(languages.codes())
    response.headers["Content-Language"] = ", ".join(languages.tag(code) for code in chosen)


def link(response: HttpResponse, following: str | None) -> None:
    """RFC 8288."""
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
