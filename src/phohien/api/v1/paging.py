"""Pages that stay right while rows come and go: the cursor names the last row that was seen.

A cursor is opaque: base64url of JSON ``[list name, order value, key]``. It is not secret and
opens nothing; it is only read strictly, so that a made-up one is a missing page, not an error.
"""

import base64
import binascii
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from phohien.api import problems
from phohien.api.problems import Problem
from phohien.api.v1.filters import LARGEST
from phohien.portal import addresses


@dataclass(frozen=True, slots=True)
class Order:
    """One field, then the key; ``parse`` reads the field's value from JSON text."""

    name: str
    field: str
    parse: Callable[[str], Any]
    descending: bool = False
    key: str = "pk"

    @property
    def terms(self) -> tuple[str, str]:
        sign = "-" if self.descending else ""
        return f"{sign}{self.field}", f"{sign}{self.key}"

    def after(self, value: Any, key: int) -> Q:
        """Rows behind the one with ``value`` and ``key``."""
        beyond = "lt" if self.descending else "gt"
        same = Q(**{self.field: value, f"{self.key}__{beyond}": key})
        return Q(**{f"{self.field}__{beyond}": value}) | same


@dataclass(frozen=True, slots=True)
class Cut:
    """One page of rows; ``next`` is the cursor of the following, None at the end."""

    rows: list
    next: str | None


def cut(rows: QuerySet, order: Order, cursor: str | None, limit: int) -> Cut:
    """At most ``limit`` rows behind ``cursor``; Problem 404 for a cursor not of this list."""
    rows = rows.order_by(*order.terms)
    if cursor:
        rows = rows.filter(order.after(*_read(cursor, order)))
    found = list(rows[: limit + 1])
    more = len(found) > limit
    return Cut(found[:limit], _write(found[limit - 1], order) if more else None)


def _write(row: Any, order: Order) -> str:
    value, key = _of(row, order.field), _of(row, order.key)
    told = value.isoformat() if isinstance(value, dt.date) else value
    text = json.dumps([order.name, told, key], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _of(row: Any, name: str) -> Any:
    return row[name] if isinstance(row, dict) else getattr(row, name)


def _read(cursor: str, order: Order) -> tuple[Any, int]:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        name, value, key = json.loads(text)
        if name != order.name or type(key) is not int or not 0 <= key <= LARGEST:
            raise ValueError(cursor)
        return order.parse(value), key
    except (ValueError, TypeError, OverflowError, RecursionError, binascii.Error):
        raise Problem(problems.UNKNOWN_CURSOR) from None


def moment(text: str) -> dt.datetime:
    found = dt.datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found.astimezone(dt.UTC)


def number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise ValueError(value)
    return value


def code(value: Any) -> str:
    if not isinstance(value, str) or "\0" in value or len(value) > 60:
        raise ValueError(value)
    return value


def address(request: HttpRequest, **changes) -> str:
    """This request's own address with other parameters."""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    return addresses.absolute(f"{request.path}?{query.urlencode()}")


def next_address(request: HttpRequest, cursor: str | None) -> str | None:
    return address(request, cursor=cursor) if cursor else None
