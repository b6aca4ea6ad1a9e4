"""What a response was made from, collected while it is made: the base of exact invalidation.

Selectors say ``on(item(7), section("vi", "dau-tu"))``; the page cache and the static copy keep
the names beside the response. Who bumps them: ``cache.invalidation``.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.utils import timezone

from phohien.kernel import clock

REGISTER = "register"  # spokespersons and official accounts
DICTIONARIES = "dictionaries"  # sections, agencies, topics: names, slugs, order


@dataclass
class Dependencies:
    """Names of what was shown, and the moment after which time itself changes it."""

    names: set[str] = field(default_factory=set)
    until: dt.datetime | None = None


_current: ContextVar[Dependencies | None] = ContextVar("portal_dependencies", default=None)


@contextmanager
def collected() -> Iterator[Dependencies]:
    held = Dependencies()
    token = _current.set(held)
    try:
        yield held
    finally:
        _current.reset(token)


def on(*names: str) -> None:
    """The response now being made shows these."""
    held = _current.get()
    if held is not None:
        held.names.update(names)


def until(moment: dt.datetime) -> None:
    """After ``moment`` the response is another one even if nobody does anything."""
    held = _current.get()
    if held is not None:
        held.until = min(held.until or moment, moment)


def today() -> dt.date:
    """The day in Việt Nam; the response holds until its end."""
    day = clock.today()
    end = dt.datetime.combine(
        day + dt.timedelta(days=1), dt.time(), timezone.get_default_timezone()
    )
    until(end)
    return day


def item(pk: int) -> str:
    return f"item:{pk}"


def river(locale: str) -> str:
    """Which items are live in a language, and in which order."""
    return f"river:{locale}"


def section(locale: str, code: str) -> str:
    return f"section:{locale}:{code}"


def agency(locale: str, code: str) -> str:
    return f"agency:{locale}:{code}"


def place(locale: str, code: str) -> str:
    return f"place:{locale}:{code}"


def topic(locale: str, code: str) -> str:
    return f"topic:{locale}:{code}"


def kind(locale: str, name: str) -> str:
    """``name`` is a type (item, place, happening) or a kind of information."""
    return f"kind:{locale}:{name}"


def amendments(locale: str) -> str:
    """The list of corrections and withdrawals."""
    return f"amendments:{locale}"


def changes(locale: str) -> str:
    """Any public change in a language: for sitemaps and the search."""
    return f"changes:{locale}"
