"""What is near its limit or past it: each reason once to each person."""

import datetime as dt

from phohien.clarifications.enums import LIMITED, CaseState, LetterState, RequestState
from phohien.clarifications.models import Case, FactRequest, Letter
from phohien.clarifications.services.telling import remind_case, remind_letter, remind_request
from phohien.kernel import clock

NEAR_HOURS = dt.timedelta(hours=6)  # of a limit of 24 hours
NEAR_DAYS = dt.timedelta(days=3)  # of a limit in days
NEAR_REQUEST = dt.timedelta(hours=3)


def near(case: Case) -> dt.timedelta:
    """How long before its limit a case is near it."""
    return NEAR_HOURS if case.matter in LIMITED else NEAR_DAYS


def standing_of(case: Case) -> str:
    """``late``, ``soon``, ``running``, ``done`` (spoken in time), ``done_late`` or ``none``."""
    if case.due_at is None:
        return "done" if case.first_statement_at else "none"
    if case.first_statement_at is not None:
        return "done" if case.first_statement_at <= case.due_at else "done_late"
    if case.due_at < clock.now():
        return "late"
    return "soon" if case.due_at - near(case) <= clock.now() else "running"


def remind_all() -> int:
    return remind_cases() + remind_requests() + remind_letters()


def remind_cases() -> int:
    rows = Case.objects.filter(
        state__in=[CaseState.OPEN, CaseState.ANSWERING],
        first_statement_at=None,
        due_at__lte=clock.now() + NEAR_DAYS,
    )
    standings = ((case, standing_of(case)) for case in rows.select_related("agency"))
    return sum(
        remind_case(case, late=standing == "late")
        for case, standing in standings
        if standing in ("late", "soon")
    )


def remind_requests() -> int:
    rows = FactRequest.objects.filter(
        state__in=[RequestState.ASKED, RequestState.PREPARED],
        due_at__lte=clock.now() + NEAR_REQUEST,
    ).select_related("case", "agency")
    return sum(remind_request(row, late=row.due_at < clock.now()) for row in rows)


def remind_letters() -> int:
    rows = Letter.objects.filter(state=LetterState.SENT, due_on__lt=clock.today())
    return sum(remind_letter(row) for row in rows.select_related("case"))
