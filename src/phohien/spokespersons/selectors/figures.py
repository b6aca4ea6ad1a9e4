"""The six figures of every agency at once, in a fixed number of queries."""

from collections import Counter

from django.db.models import QuerySet

from phohien.organisation.enums import BOUND_ROLES, PROVINCE_READERS
from phohien.organisation.models import Agency
from phohien.spokespersons.figures import NUMBERS, RATIOS, Figure, Part, parts_of
from phohien.spokespersons.periods import Period

OWNERS = {"asked": "owner_id"}


def agencies_in(*, actor) -> QuerySet[Agency]:
    """Agencies whose figures the actor may read: all for the province's readers, else one's own."""
    rows = Agency.objects.filter(is_active=True)
    if actor.has_role(*PROVINCE_READERS):
        return rows
    return rows.filter(pk__in=actor.agency_ids(*BOUND_ROLES))


def by_agency(period: Period) -> list[tuple[Agency, tuple[Figure, ...]]]:
    """Agencies with something to count, each with its six; the same queries for 1 and 130."""
    parts = {number: parts_of(number, period) for number in NUMBERS}
    counted = {number: _tally(found, "counted") for number, found in parts.items()}
    totals = {number: _tally(parts[number], "total") for number in RATIOS}
    keys = set().union(*counted.values(), *totals.values())
    rows = Agency.objects.filter(pk__in=keys)
    return [(row, _line(row.pk, counted, totals)) for row in rows]


def _tally(parts: tuple[Part, ...], which: str) -> Counter:
    """Agency → how many rows."""
    found: Counter = Counter()
    for part in parts:
        rows = getattr(part, which)
        owner = OWNERS.get(part.kind, "agency_id")
        found.update(rows.order_by().values_list(owner, flat=True))
    return found


def _line(pk: int, counted: dict, totals: dict) -> tuple[Figure, ...]:
    return tuple(
        Figure(number, counted[number][pk], totals[number][pk] if number in RATIOS else None)
        for number in NUMBERS
    )
