"""The door that every address of the API stands behind: method, parameters, caller, refusals.

Whatever happens below, what leaves is JSON with the right headers.
"""

import logging
from collections.abc import Callable
from functools import update_wrapper

from django.core.exceptions import SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from phohien.api import asking, callers, conditional, problems
from phohien.api.problems import Problem

log = logging.getLogger("phohien.api")
View = Callable[..., HttpResponse]


class Door:
    """Wraps one view; ``parameters`` gives the query parameters it knows, as OpenAPI objects."""

    def __init__(self, view: View, parameters: Callable[[], list[dict]] = list) -> None:
        self.view, self.parameters = view, parameters
        update_wrapper(self, view)
        self.csrf_exempt = True  # nothing is ever written here

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "OPTIONS":
            return conditional.preflight()
        with override("vi"):
            response = self._answer(request, args, kwargs)
        is_keyed = callers.key_text(request) is not None
        return conditional.finish(request, response, is_keyed=is_keyed)

    def _answer(self, request: HttpRequest, args, kwargs) -> HttpResponse:
        try:
            return self._pass(request, args, kwargs)
        except Problem as problem:
            return problems.answer(problem)
        except SuspiciousOperation:
            return problems.answer(Problem(problems.BAD_REQUEST))
        except Exception:
            log.exception("the API failed")
            got_request_exception.send(sender=type(self), request=request)
            return problems.answer(Problem(problems.FAILED))

    def _pass(self, request: HttpRequest, args, kwargs) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            raise Problem(problems.WRONG_METHOD, headers={"Allow": ", ".join(conditional.METHODS)})
        request.caller = callers.identify(request)
        asking.check(request.GET, self.parameters())
        asked, request.method = request.method, "GET"  # below, HEAD is a GET
        try:
            return self.view(request, *args, **kwargs)
        finally:
            request.method = asked


def not_found(request: HttpRequest, rest: str = "") -> HttpResponse:
    raise Problem(problems.NOT_FOUND)
