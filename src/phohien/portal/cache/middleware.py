"""The outermost layer: answers anonymous reading from memory, keeps what was made for it.

Whoever is signed in, sends anything or asks with a query is passed through untouched.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

from phohien.portal.cache.entries import Entry, entries, entry_of
from phohien.portal.cache.stamps import stamps


class PageCache:
    """First in MIDDLEWARE, so that a hit costs nothing of what stands below."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not may_be_kept(request):
            return self.get_response(request)
        found = entries.get(request.path)
        return answer(request, found) if found else self._make(request)

    def _make(self, request: HttpRequest) -> HttpResponse:
        """The clock is read first: what changes meanwhile makes the kept answer stale."""
        since = stamps().now()
        response = self.get_response(request)
        held = getattr(response, "made_from", None)
        entry = entry_of(response, held, since) if held is not None else None
        if entry is None or request.method != "GET":
            return response
        entries.put(request.path, entry)
        return answer(request, entry)


def may_be_kept(request: HttpRequest) -> bool:
    if not settings.PORTAL_PAGES_KEPT or request.method not in ("GET", "HEAD"):
        return False
    if request.META.get("QUERY_STRING") or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return False
    return not settings.SECURE_SSL_REDIRECT or request.is_secure()


def answer(request: HttpRequest, entry: Entry) -> HttpResponse:
    """200 (or 301, 410) from the entry, compressed where the browser takes it, or 304."""
    if matches(request.headers.get("If-None-Match", ""), entry.etag) and entry.status == 200:
        response: HttpResponse = HttpResponseNotModified()
        _dress(response, entry, kept=("Cache-Control", "Vary", "Content-Language"))
        return response
    zipped = entry.gzip() if accepts_gzip(request.headers.get("Accept-Encoding", "")) else None
    response = HttpResponse(zipped or entry.body, status=entry.status)
    _dress(response, entry)
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))
    return response


def _dress(response: HttpResponse, entry: Entry, kept: tuple[str, ...] | None = None) -> None:
    for name, value in entry.headers:
        if kept is None or name in kept:
            response.headers[name] = value
    response.headers["ETag"] = entry.etag
    patch_vary_headers(response, ["Accept-Encoding"])


def matches(header: str, etag: str) -> bool:
    """``If-None-Match`` by weak comparison (RFC 9110 §13.1.2)."""
    plain = etag.removeprefix("W/")
    given = (part.strip().removeprefix("W/") for part in header.split(","))
    return header.strip() == "*" or any(part == plain for part in given)


def accepts_gzip(header: str) -> bool:
    for part in header.lower().split(","):
        name, _semicolon, rest = part.partition(";")
        if name.strip() in ("gzip", "*"):
            return rest.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
