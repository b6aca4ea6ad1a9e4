"""Saving a read roster: what would change, then all of it or nothing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.organisation import services
from phohien.organisation.models import Agency, FocalPoint
from phohien.organisation.roster_xlsx import FIELDS, FIRST_COLUMN, CellError, RosterLine
from phohien.organisation.selectors import current_focal_points

CORRECTED = ("position", "phone", "email")
NEW, REPLACED, CORRECTION = "new", "replaced", "corrected"


@dataclass(frozen=True, slots=True)
class RosterChange:
    """One person to be named, or the same person's particulars to be corrected."""

    line: RosterLine
    action: str
    agency: Agency
    before: FocalPoint | None


def roster_changes(lines: Iterable[RosterLine]) -> list[RosterChange]:
    """What the lines change against today's roster; unchanged lines are left out."""
    lines = list(lines)
    agencies = Agency.objects.in_bulk({line.agency_id for line in lines})
    present = {
        (point.agency_id, point.kind): point
        for point in current_focal_points().filter(agency_id__in=agencies, valid_to=None)
    }
    changes = []
    for line in lines:
        before = present.get((line.agency_id, line.kind))
        action = _action(line, before)
        if action:
            changes.append(RosterChange(line, action, agencies[line.agency_id], before))
    return changes


def _action(line: RosterLine, before: FocalPoint | None) -> str:
    if before is None:
        return NEW
    if before.full_name != line.full_name:
        return REPLACED
    same = all(getattr(before, name) == getattr(line, name) for name in CORRECTED)
    return "" if same else CORRECTION


def start_of(change: RosterChange) -> dt.date:
    """From when the person holds. A date left as it was for the person before means today."""
    given = change.line.valid_from
    untouched = change.before is not None and given == change.before.valid_from
    return clock.today() if given is None or untouched else given


def impossible(changes: Iterable[RosterChange]) -> list[CellError]:
    """Changes that the roster's history forbids, by the cell of the date."""
    return [
        _too_early(change)
        for change in changes
        if change.action == REPLACED and start_of(change) < change.before.valid_from
    ]


def _too_early(change: RosterChange) -> CellError:
    day = change.before.valid_from.strftime("%d/%m/%Y")
    message = _("người mới không thể bắt đầu trước %(day)s, ngày người hiện tại bắt đầu.")
    return CellError(cell_of(change.line, FIELDS.index("valid_from")), message % {"day": day})


def cell_of(line: RosterLine, offset: int = 0) -> str:
    """The address of a cell of the person's block, such as ``G17``."""
    return f"{'ABCDEFGHIJKL'[FIRST_COLUMN[line.kind] + offset]}{line.row}"


@transaction.atomic
def import_roster(*, actor, lines: Iterable[RosterLine]) -> int:
    """Save all changes of the lines or none; returns how many. Raises InvalidInput by cell."""
    changes = roster_changes(lines)
    for change in changes:
        try:
            _save(actor, change)
        except (InvalidInput, RuleBroken) as error:
            wrong = CellError(cell_of(change.line), error.message)
            raise InvalidInput("file", str(wrong)) from error
    return len(changes)


def _save(actor, change: RosterChange) -> None:
    line = change.line
    particulars = {name: getattr(line, name) for name in CORRECTED}
    if change.action == CORRECTION:
        services.correct_focal_point(actor=actor, point=change.before, **particulars)
        return
    services.name_focal_point(
        actor=actor,
        agency=change.agency,
        kind=line.kind,
        full_name=line.full_name,
        valid_from=start_of(change),
        **particulars,
    )


def packed(line: RosterLine) -> list:
    """A line as plain values, for a signed preview."""
    values = astuple(line)
    return [*values[:-1], line.valid_from.isoformat() if line.valid_from else None]


def unpacked(values: list) -> RosterLine:
    """The line of ``packed``."""
    day = dt.date.fromisoformat(values[-1]) if values[-1] else None
    return RosterLine(*values[:-1], day)
