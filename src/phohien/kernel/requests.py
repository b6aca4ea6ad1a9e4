"""Every request gets an id and one line in the log: route, status, time. No person, no address.

And whose request it is, for limits only.
"""

import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

log = logging.getLogger("phohien.request")
HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
QUIET = ("/healthz", "/static/")

request_id: ContextVar[str] = ContextVar("request_id", default="")


def visitor_address(request: HttpRequest) -> str:
    """Whose request it is; behind a proxy, what the proxy wrote last into its header."""
    named = settings.VISITOR_ADDRESS_HEADER
    told = request.headers.get(named) if named else None
    return (told or request.META.get("REMOTE_ADDR", "")).rpartition(",")[2].strip()


class RequestLogMiddleware:
    """Outermost: takes a proxy's request id if it is a sane one, else makes one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        name = given if GIVEN.fullmatch(given) else uuid.uuid4().hex
        token, start = request_id.set(name), time.monotonic()
        try:
            response = self.get_response(request)
            response.headers[HEADER] = name
            if not request.path.startswith(QUIET) or response.status_code >= 500:
                _write(request, response, time.monotonic() - start)
            return response
        finally:
            request_id.reset(token)


def _write(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """The route's pattern, not the path: a path may carry a token or a name."""
    match = request.resolver_match
    log.info(
        "request",
        extra={
            "method": request.method,
            "route": match.route if match else "",
            "status": response.status_code,
            "ms": round(seconds * 1000),
        },
    )
