"""Who asks: a visitor, or a partner's program with its key, and what that key opens."""

from dataclasses import dataclass

from django.http import HttpRequest

from phohien.api import metering, problems, selectors
from phohien.api.enums import KeyStanding
from phohien.api.models import ApiKey
from phohien.api.problems import Problem
from phohien.kernel.requests import visitor_address

REALM = 'Bearer realm="phohien"'


@dataclass(frozen=True, slots=True)
class Caller:
    """``None`` in a list means everything public; a key always names what it opens."""

    key: ApiKey | None = None
    resources: frozenset[str] | None = None
    languages: tuple[str, ...] | None = None
    sections: tuple[str, ...] | None = None

    def require_resource(self, resource: str) -> None:
        if self.resources is not None and resource not in self.resources:
            raise _outside(resource)

    def require_language(self, language: str | None) -> None:
        if language and self.languages is not None and language not in self.languages:
            raise _outside(f"“{language}”")

    def require_section(self, section: str | None) -> None:
        if section and self.sections is not None and section not in self.sections:
            raise _outside(f"“{section}”")

    def narrowed(self, rows):
        """Publications that the key opens."""
        if self.languages is not None:
            rows = rows.filter(locale__in=self.languages)
        if self.sections is not None:
            rows = rows.filter(section__code__in=self.sections)
        return rows


VISITOR = Caller()


def identify(request: HttpRequest) -> Caller:
    """Who asks, counted. Raises Problem 401 (no such key, closed key) or 429 (limit reached)."""
    text = key_text(request)
    if text is None:
        _within(metering.count_visitor(visitor_address(request)))
        return VISITOR
    key = selectors.key_of(text)
    if key is None:
        _within(metering.count_visitor(visitor_address(request)))  # guessing is slow, too
        raise Problem(problems.UNKNOWN_KEY, headers=_challenge())
    if selectors.standing(key) != KeyStanding.VALID:
        raise Problem(problems.CLOSED_KEY, headers=_challenge())
    _within(metering.count(key))
    return Caller(key, frozenset(key.resources), tuple(key.languages), tuple(key.sections))


def key_text(request: HttpRequest) -> str | None:
    """What was sent as ``Authorization: Bearer …`` or ``X-API-Key``; None when nothing was."""
    given = request.headers.get("Authorization")
    if given is not None:
        scheme, _space, text = given.partition(" ")
        return text.strip() if scheme.lower() == "bearer" else ""
    return request.headers.get("X-API-Key")


def _challenge() -> dict[str, str]:
    return {"WWW-Authenticate": f'{REALM}, error="invalid_token"'}


def _outside(what: str) -> Problem:
    return Problem(problems.OUTSIDE_SCOPE, {"what": what})


def _within(refusal: metering.Refusal | None) -> None:
    if refusal is not None:
        values = {"allowed": refusal.allowed, "seconds": refusal.seconds}
        headers = {"Retry-After": str(refusal.seconds)}
        raise Problem(problems.TOO_MANY, values, headers=headers)
