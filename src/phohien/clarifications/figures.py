"""Three of the six yearly figures of Decree 244/2026/NĐ-CP, article 10, each as what it counts.

A case belongs to the period in which it was received (days of Việt Nam, both inclusive). The
decree's own year runs from 15/12 to 14/12.
"""

import datetime as dt

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from phohien.clarifications.enums import AD_HOC, LIMITED, LetterState, Matter, Outcome
from phohien.clarifications.models import Case, Letter


def cases_spoken(start: dt.date, end: dt.date) -> tuple[QuerySet[Case], QuerySet[Case]]:
    """Figure 4: ad-hoc cases with a first statement, and all ad-hoc cases (article 7.2–7.5)."""
    total = _received(start, end).filter(matter__in=AD_HOC)
    return total.exclude(first_statement_at=None), total


def cases_on_time(start: dt.date, end: dt.date) -> tuple[QuerySet[Case], QuerySet[Case]]:
    """Figure 5: cases spoken about in time, and all with a limit of 24 hours (7.3 and 7.4)."""
    limited = _received(start, end).filter(matter__in=LIMITED)
    return limited.filter(due_at__isnull=False, first_statement_at__lte=F("due_at")), limited


def correction_demands(start: dt.date, end: dt.date) -> QuerySet[Case]:
    """Figure 6, first number: cases of ``wrong_press_cases`` with a letter that was sent."""
    sent = Letter.objects.exclude(state=LetterState.DRAFT).values("case_id")
    return wrong_press_cases(start, end).filter(pk__in=sent)


def wrong_press_cases(start: dt.date, end: dt.date) -> QuerySet[Case]:
    """Figure 6, second number: cases in which the press was found to be wrong (article 7.6)."""
    sent = Letter.objects.exclude(state=LetterState.DRAFT).values("case_id")
    wrong = Q(matter=Matter.WRONG_PRESS) | Q(outcome=Outcome.WRONG_FACT) | Q(pk__in=sent)
    return _received(start, end).filter(wrong).exclude(_taken_back())


def _taken_back() -> Q:
    """What looked wrong and was not: ours was the mistake, or it was only an opinion."""
    return Q(outcome__in=[Outcome.WE_WERE_WRONG, Outcome.NO_REPLY])


def _received(start: dt.date, end: dt.date) -> QuerySet[Case]:
    rows = Case.objects.filter(received_at__gte=_first_moment(start))
    rows = rows.filter(received_at__lt=_first_moment(end + dt.timedelta(days=1)))
    return rows.select_related("agency").order_by("received_at", "pk")


def _first_moment(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()), timezone.get_default_timezone())
