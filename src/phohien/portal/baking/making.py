"""Answers of our own views, without a server: what is written is what would be served."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve

from phohien.portal.cache.stamps import stamps
from phohien.portal.dependencies import Dependencies


@dataclass(slots=True)
class Made:
    """``pieces`` of the body, what it was made from, and the clock before it was made."""

    status: int
    pieces: Iterable[bytes]
    location: str
    held: Dependencies
    since: int


def make(path: str) -> Made:
    """The answer to an anonymous GET of ``path``."""
    since = stamps().now()
    try:
        view, arguments, named = resolve(path)
        response = view(_request(path), *arguments, **named)
    except Http404:
        return Made(404, [], "", Dependencies(), since)
    held = getattr(response, "made_from", None) or Dependencies()
    location = response.headers.get("Location", "")
    return Made(response.status_code, _pieces(response), location, held, since)


def _pieces(response: HttpResponseBase) -> Iterable[bytes]:
    return response.streaming_content if response.streaming else [response.content]


def _request(path: str) -> HttpRequest:
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = path
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "PATH_INFO": path}
    request.user = AnonymousUser()
    return request
