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


def page_of(
    params: Mapping[str, str],
    rows: QuerySet | Sequence,
    size: int = PAGE_SIZE,
    count: int | None = None,
) -> Page:
    """The page ``?trang=`` asks for; a number out of range gives the nearest.

    ``count`` saves counting rows that the caller has counted. Keys are sorted and cut first and
    only the page's rows are fetched: sorting wide rows is what makes long lists slow.
    """
    if not isinstance(rows, QuerySet):
        return Paginator(rows, size).get_page(params.get(PAGE))
    paginator = Paginator(rows.values_list("pk", flat=True), size)
    if count is not None:
        paginator.__dict__["count"] = count  # what the cached property would hold
    page = paginator.get_page(params.get(PAGE))
    keys = list(page.object_list)
    found = {row.pk: row for row in rows.order_by().filter(pk__in=keys)}
    page.object_list = [found[key] for key in keys if key in found]
    return page


def wants_export(params: Mapping[str, str]) -> bool:
    """Whether the address asks for the list as a file (``?xuat=xlsx``)."""
    return params.get(EXPORT) == "xlsx"
