"""Accreditation of press organs: how many come, who came; names for the door, then deleted."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.security import audit
from phohien.security.policies import require
from phohien.spokespersons.enums import ConferenceState as C
from phohien.spokespersons.enums import OutletKind, SeatState
from phohien.spokespersons.models import Outlet, Seat
from phohien.spokespersons.services.records import locked, record, require_for, told
from phohien.spokespersons.workflow import SEAT
from vanban.skeleton import fold

KEEP_NAMES = dt.timedelta(hours=24)  # after the conference has begun
MOST_PEOPLE, MOST_NAMES = 50, 1000
STEPS = {
    SeatState.REGISTERED: "register",
    SeatState.ATTENDED: "attend",
    SeatState.ABSENT: "miss",
}


@transaction.atomic
def outlet_named(*, actor, name: str, kind: str = OutletKind.CENTRAL, email: str = "",
                 agency=None) -> Outlet:  # fmt: skip
    """The press organ of that name (accents and capitals aside), put on the list if it is new."""
    if agency is not None:
        require_for(actor, "answer_press", agency)
    name = told("outlet_name", name, _("Hãy ghi tên cơ quan báo chí."))[:160]
    found = Outlet.objects.filter(name_folded=fold(name)).first()
    if found is not None:
        return found
    outlet = Outlet.objects.create(name=name, kind=kind, email=email.strip())
    record(actor, "add_outlet", outlet)
    return outlet


@transaction.atomic
def change_outlet(
    *, actor, outlet: Outlet, name: str, kind: str, email: str, is_active: bool
) -> Outlet:
    """Correct the list of press organs."""
    row = locked(outlet)
    require(actor, "change", row)
    if Outlet.objects.filter(name_folded=fold(name)).exclude(pk=row.pk).exists():
        raise InvalidInput("name", _("Danh sách đã có cơ quan báo chí này."))
    words = {"name": name.strip(), "kind": kind, "email": email.strip(), "is_active": is_active}
    changes = audit.changed(row, words)
    row.save()
    record(actor, "change_outlet", row, changes)
    return row


@transaction.atomic
def mark_seat(
    *, actor, seat: Seat, state: str, people: int = 0, door_names: str | None = None
) -> Seat:
    """What the press organ did. Names are for the door only; None leaves them as they are.

    They are not written into the audit log, and go one day after the conference has begun.
    """
    row = locked(seat)
    require(actor, "change", row)
    conference = row.conference
    if conference.state == C.CANCELLED:
        raise RuleBroken("cancelled", _("Họp báo đã hủy."))
    if not 0 <= people <= MOST_PEOPLE:
        raise InvalidInput("people", _("Số người từ 0 đến 50."))
    old, new = transition(row, STEPS[SeatState(state)], SEAT)
    changes = {"state": (old, new), "people": (row.people, people)}
    row.people = people
    if door_names is not None:
        row.door_names = _names(conference, door_names)
        row.names_deleted_at = None if row.door_names else row.names_deleted_at
    row.save()
    record(actor, "mark_seat", row, changes, conference.agency_id)
    return row


def _names(conference, names: str) -> str:
    """Names are taken before the conference only: afterwards nobody needs them."""
    if not names.strip():
        return ""
    if clock.now() > conference.starts_at + KEEP_NAMES:
        raise InvalidInput("door_names", _("Họp báo đã xong; không ghi tên người dự nữa."))
    return names.strip()[:MOST_NAMES]


@transaction.atomic
def delete_door_names() -> int:
    """Names of conferences that began a day ago, or were cancelled, are gone; how many lists."""
    before = clock.now() - KEEP_NAMES
    rows = Seat.objects.select_for_update(of=("self",)).exclude(door_names="")
    over = rows.filter(conference__starts_at__lt=before) | rows.filter(
        conference__state=C.CANCELLED
    )
    seats = list(over.select_related("conference"))
    for seat in seats:
        seat.door_names, seat.names_deleted_at = "", clock.now()
        seat.save(update_fields=["door_names", "names_deleted_at"])
        agency = seat.conference.agency_id
        record(None, "delete_door_names", seat, {"people": (seat.people, seat.people)}, agency)
    return len(seats)
