"""What every service of the room shares: the locked request, its audit entry, who is told."""

import datetime as dt

from django.utils import timezone

from phohien.kernel import clock
from phohien.kernel.errors import NotVisible
from phohien.kernel.transitions import transition
from phohien.kernel.working_days import Calendar, load_calendar
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency
from phohien.organisation.selectors import people_of, people_with_role
from phohien.press_desk.deadlines import Deadline, deadline_of, table_mark
from phohien.press_desk.enums import RequestState
from phohien.press_desk.kinds import Kind
from phohien.press_desk.models import PressRequest
from phohien.press_desk.policies import OFFICE
from phohien.press_desk.workflow import GOING_ON, REQUEST
from phohien.security import audit
from phohien.security.policies import require


def lock(actor, request: PressRequest, action: str) -> PressRequest:
    """The request under its row lock, once the actor may ``action`` it."""
    found = lock_row(request.pk)
    require(actor, action, found)
    return found


def lock_row(pk: int) -> PressRequest:
    found = PressRequest.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise NotVisible()
    return found


def move(request: PressRequest, verb: str) -> dict:
    """Take the request along ``verb`` (does not save); gives the change for the audit log."""
    old, new = transition(request, verb, REQUEST)
    return {"press_state": (old, new)}


def record(actor, what: str, request: PressRequest, changes: dict | None = None) -> None:
    """One entry; ``changes`` never hold what a person typed about people."""
    audit.record(actor=actor, action=f"press_desk.{what}", on=request, changes=changes or {})


def current_deadline(request: PressRequest, calendar: Calendar | None = None) -> Deadline:
    """The limit as the decree and the holiday table have it now."""
    return deadline_of(
        request.about,
        counting_from=request.counting_from,
        event_at=event_of(request),
        calendar=calendar,
    )


def event_of(request: PressRequest) -> dt.datetime | None:
    """When what was asked for begins, as far as it is known."""
    if request.event_at or not request.starts_on:
        return request.event_at
    return dt.datetime.combine(request.starts_on, dt.time(), timezone.get_default_timezone())


def recount(request: PressRequest, calendar: Calendar | None = None) -> None:
    """Set ``due_at`` by the table as it stands (does not save)."""
    calendar = calendar or load_calendar()
    request.due_at = current_deadline(request, calendar).due_at
    request.table_mark = table_mark(calendar)


def end(request: PressRequest) -> None:
    """Nothing more is owed: the day of erasure is known (does not save)."""
    request.closed_at = clock.now()
    request.erase_on = erase_day(request)


def erase_day(request: PressRequest) -> dt.date:
    """The kind's days after the visit, or after today where the paper itself was the purpose."""
    about: Kind = request.about
    took_place = request.state in (*GOING_ON, RequestState.CLOSED)
    over = request.ends_on if took_place and about.outcome in ("consent", "mofa") else None
    return max(over or clock.today(), clock.today()) + dt.timedelta(days=about.retention_days)


def desk_people():
    return people_with_role(Role.PRESS_DESK)


def deciders():
    office = Agency.objects.filter(code=OFFICE).values_list("pk", flat=True)
    return people_of(office, Role.AGENCY_LEADER) | people_with_role(Role.PROVINCIAL_LEADER)


def tell(people, request: PressRequest, reason: str, words: str, url: str = "") -> int:
    """Once per ``reason``. Names the outlet and the code, never a person."""
    return notify(
        recipients=people,
        kind=NoticeKind.SYSTEM,
        key=f"press_desk:{request.pk}:{reason}"[:160],
        subject=words,
        url=url or f"/lam-viec/bao-chi-nuoc-ngoai/{request.pk}/",
    )
