"""ETag, Last-Modified, Cache-Control, HEAD and CORS of an answer. Pure functions over responses."""

import datetime as dt
import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe

from phohien.kernel import clock

# Withdrawals must be seen soon: a shared cache may answer for others only this long.
PUBLIC = "public, max-age=5, must-revalidate"
PRIVATE = "private, no-cache"  # of a key: one's own cache may keep it, but asks each time
METHODS = ("GET", "HEAD", "OPTIONS")
SHOWN = "ETag, Last-Modified, Link, Retry-After"


def finish(request: HttpRequest, response: HttpResponse, *, is_keyed: bool) -> HttpResponse:
    """Dress an answer, exchange it for 304 when the caller has it, empty it for HEAD."""
    if response.status_code == 200:
        response.headers["ETag"] = etag(response.content)
        response.headers.setdefault("Cache-Control", PRIVATE if is_keyed else PUBLIC)
        if is_known(request, response):
            response = _not_modified(response)
    patch_vary_headers(response, ["Authorization", "X-API-Key"])
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = SHOWN
    if request.method == "HEAD":
        _empty(response)
    return response


def etag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def is_known(request: HttpRequest, response: HttpResponse) -> bool:
    """If-None-Match wins over If-Modified-Since (RFC 9110 §13.2.2)."""
    given = request.headers.get("If-None-Match")
    if given is not None:
        return given.strip() == "*" or response.headers["ETag"] in _marks(given)
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    changed = parse_http_date_safe(response.headers.get("Last-Modified", ""))
    return since is not None and changed is not None and changed <= since


def _marks(header: str) -> set[str]:
    return {part.strip().removeprefix("W/") for part in header.split(",")}


def _not_modified(response: HttpResponse) -> HttpResponse:
    kept = HttpResponse(status=304)
    for name in ("ETag", "Last-Modified", "Cache-Control", "Content-Language", "Link", "Vary"):
        if name in response.headers:
            kept.headers[name] = response.headers[name]
    del kept.headers["Content-Type"]
    return kept


def _empty(response: HttpResponse) -> None:
    """HEAD tells the length of what GET would have sent."""
    if response.status_code != 304:
        response.headers["Content-Length"] = str(len(response.content))
    response.content = b""


def set_changed(response: HttpResponse, moment: dt.datetime | None) -> None:
    """Say when, unless it was just now: within one second a second change would look the same."""
    if moment is not None and clock.now() - moment > dt.timedelta(seconds=2):
        response.headers["Last-Modified"] = http_date(moment.timestamp())


def preflight() -> HttpResponse:
    """A browser asks whether a page elsewhere may read us: it may, without cookies."""
    response = HttpResponse(status=204)
    response.headers["Allow"] = ", ".join(METHODS)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Methods"] = "GET, HEAD"
    response.headers["Access-Control-Allow-Headers"] = "Authorization, X-API-Key, If-None-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response
