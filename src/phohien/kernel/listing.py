"""A list page: order, page and export live in the address, so they can be kept and passed on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet

PAGE_SIZE = 50
PAGE, ORDER, EXPORT = "trang", "xep", "xuat"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list and of its export.

    ``value`` takes a row and gives a text, number or date; ``sort`` names the fields that
    ``?xep=name`` orders by; ``width`` is in characters.
    """

    name: str
    label: str
    value: Callable[[Any], Any]
    sort: tuple[str, ...] = ()
    width: int = 18


def ordered(params: Mapping[str, str], rows: QuerySet, columns: Sequence[Column]) -> QuerySet:
    """``rows`` in the order of ``?xep=name`` or ``?xep=-name``; unknown names change nothing."""
    asked = params.get(ORDER, "")
    column = next((column for column in columns if column.name == asked.lstrip("-")), None)
    if column is None or not column.sort:
        return rows
    fields = [F(name) for name in column.sort]
    if asked.startswith("-"):
        return rows.order_by(*[field.desc(nulls_last=True) for field in fields], "-pk")
    return rows.order_by(*[field.asc(nulls_last=True) for field in fields], "pk")


def page_of(params: Mapping[str, str], rows: QuerySet | Sequence, size: int = PAGE_SIZE) -> Page:
    """The page ``?trang=`` asks for; a number out of range gives the nearest."""
    return Paginator(rows, size).get_page(params.get(PAGE))


def wants_export(params: Mapping[str, str]) -> bool:
    """Whether the address asks for the list as a file (``?xuat=xlsx``)."""
    return params.get(EXPORT) == "xlsx"
