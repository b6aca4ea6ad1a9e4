"""Every request gets an id and one line in the log: route, status, time. No person, no address."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("phohien.request")
HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
QUIET = ("/healthz", "/static/")

request_id: ContextVar[str] = ContextVar("request_id", default="")


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
