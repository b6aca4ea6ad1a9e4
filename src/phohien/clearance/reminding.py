"""Reminders of what waits: overdue steps, steps nobody can sign, emergencies not reviewed.

Each reason once: an overdue step is told when it becomes so and on each working day after that;
the other two once a day.
"""

import datetime as dt

from django.utils import timezone

from phohien.clearance.enums import CaseState
from phohien.clearance.models import Case, Step
from phohien.clearance.services.opening import signers
from phohien.clearance.services.telling import tell_emergency, tell_nobody, tell_overdue
from phohien.clearance.workflow import AWAITED
from phohien.kernel import clock
from phohien.kernel.working_days import load_calendar, working_days_between


def remind_steps() -> int:
    """Steps past their due time remind who may sign; unsignable ones alarm co-ordinators."""
    rows = Step.objects.filter(state__in=AWAITED, case__state=CaseState.OPEN)
    rows = rows.select_related("agency", "case", "claimed_by").order_by("pk")
    calendar = load_calendar()
    return sum(_remind(step, calendar) for step in rows)


def _remind(step: Step, calendar) -> int:
    people = signers(step)
    holder = people.filter(pk=step.claimed_by_id)
    if holder.exists():
        people = holder
    if not people.exists():
        return tell_nobody(step, step.case)
    if step.due_at is None or step.due_at > clock.now():
        return 0
    late = working_days_between(_day(step.due_at), clock.today(), calendar)
    return tell_overdue(step, step.case, people, max(0, late))


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def remind_emergencies() -> int:
    """Once a day, from the day after it was published."""
    rows = Case.objects.filter(state=CaseState.EMERGENCY).select_related("agency", "requested_by")
    today = clock.today()
    late = [case for case in rows if _day(case.requested_at) < today]
    return sum(tell_emergency(case, f"{today:%Y%m%d}") for case in late)
