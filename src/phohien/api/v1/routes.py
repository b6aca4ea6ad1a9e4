"""The API object and how an operation of it is declared: one resource, two languages of words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from phohien.api import asking, problems
from phohien.api.problems import Problem, Words
from phohien.api.v1 import openapi, schemas


class Renderer(JSONRenderer):
    """Letters as they are, not as escapes."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Hưng Yên: dữ liệu thông tin đối ngoại · external information data",
    version="1.0.0",
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    renderer=Renderer(),
)
REFUSALS = {401, 403, 404, 422, 429}


@dataclass(frozen=True, slots=True)
class Operation:
    """What the documentation pages say of one address."""

    name: str
    path: str
    resource: str
    summary: Words
    about: Words


OPERATIONS: dict[str, Operation] = {}


def read(
    path: str, name: str, resource: str, response: Any, summary: Words, about: Words,
    refusals: frozenset[int] = frozenset(),
) -> Callable:  # fmt: skip
    """Declare a GET. The function gets the request, whose ``caller`` may read ``resource``."""
    OPERATIONS[name] = Operation(name, path, resource, summary, about)
    answers: dict = {200: response, 304: None}
    answers |= dict.fromkeys(sorted(REFUSALS | refusals), schemas.Problem)

    def register(function: Callable) -> Callable:
        return api.get(
            path,
            response=answers,
            url_name=name,
            operation_id=name,
            tags=[resource],
            summary=f"{summary.vi} · {summary.en}",
            description=f"{about.vi}\n\n{about.en}",
        )(_scoped(function, resource))

    return register


def _scoped(function: Callable, resource: str) -> Callable:
    @wraps(function)
    def checked(request: HttpRequest, *args, **kwargs):
        request.caller.require_resource(resource)
        return function(request, *args, **kwargs)

    return checked


@api.exception_handler(ValidationError)
def _unusable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    name = request.resolver_match.url_name
    raise asking.unusable(error.errors, openapi.parameters(name))


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problems.answer(problem)


@api.exception_handler(Exception)
def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    raise error  # the door records it and answers


def gone(publication) -> Problem:
    """The refusal for an item that was taken down: when and why, none of its words."""
    reason = publication.withdrawn_reason
    more = {"withdrawn_at": publication.withdrawn_at.isoformat(), "reason": reason}
    return Problem(problems.WITHDRAWN, {"reason": reason}, more=more)
