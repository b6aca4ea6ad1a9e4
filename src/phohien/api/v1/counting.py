"""Public counts: live items by type, language, section, agency and month."""

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth

from phohien.api.callers import Caller
from phohien.api.v1 import reading
from phohien.kernel import clock


def counts(caller: Caller, language: str | None) -> dict:
    """Five queries, whatever is published."""
    rows = reading.everything(caller).select_related(None).order_by()
    rows = rows.filter(locale=language) if language else rows
    by_type = _by(rows, "type")
    return {
        "at": clock.today(),
        "items": sum(count for _name, count in by_type),
        "by_type": _codes(by_type),
        "by_language": [{"language": name, "items": count} for name, count in _by(rows, "locale")],
        "by_section": _codes(_by(rows, "section__code")),
        "by_agency": _codes(_by(rows, "agency__code")),
        "by_month": _months(rows),
    }


def _by(rows: QuerySet, field: str) -> list[tuple[str, int]]:
    return list(rows.values_list(field).annotate(items=Count("pk")).order_by(field))


def _codes(pairs: list[tuple[str, int]]) -> list[dict]:
    return [{"code": name, "items": count} for name, count in pairs]


def _months(rows: QuerySet) -> list[dict]:
    months = rows.annotate(month=TruncMonth("first_published_at")).values_list("month")
    counted = months.annotate(items=Count("pk")).order_by("month")
    return [{"month": f"{month:%Y-%m}", "items": count} for month, count in counted]
