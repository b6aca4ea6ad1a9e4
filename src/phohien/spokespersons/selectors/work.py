"""Reading conferences, answers, inquiries and logs."""

import datetime as dt

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from phohien.clarifications.models import Case
from phohien.kernel import clock
from phohien.newsroom.enums import PublicationState
from phohien.organisation.models import Agency
from phohien.security.policies import get_visible, visible
from phohien.spokespersons.clocks import PROVINCE_OFFICE, next_conference_due
from phohien.spokespersons.enums import (
    AnswerState,
    AskedState,
    ConferenceState,
    InquiryState,
    Origin,
)
from phohien.spokespersons.models import (
    Answer,
    AskedQuestion,
    Briefing,
    Inquiry,
    MonthlyInformation,
    Outlet,
    PreparedQuestion,
    PressConference,
    Seat,
)
from phohien.spokespersons.workflow import OPEN_CONFERENCES
from vanban.skeleton import fold


def conferences(*, actor, state: str = "", kind: str = "") -> QuerySet[PressConference]:
    """Those the actor may see, with how many questions, promises and press organs they have."""
    rows = visible(actor, PressConference).select_related("agency")
    rows = rows.filter(state=state) if state in ConferenceState.values else rows
    rows = rows.filter(kind=kind) if kind else rows
    open_promise = Q(asked__state=AskedState.PROMISED)
    return rows.annotate(
        invited=Count("seats", distinct=True),
        questions=Count("asked", distinct=True),
        promises=Count("asked", filter=open_promise, distinct=True),
    ).order_by("-starts_at", "-pk")


def conference_for(actor, pk: int) -> PressConference:
    """One conference, or NotVisible."""
    get_visible(actor, PressConference, pk=pk)
    return PressConference.objects.select_related(
        "agency", "plan_task", "clip", "statement", "evidence", "created_by"
    ).get(pk=pk)


def prepared_of(*, actor, conference: PressConference) -> QuerySet[PreparedQuestion]:
    """Foreseen questions that still stand, with their owners and answers."""
    rows = visible(actor, PreparedQuestion).filter(conference=conference, dropped_at=None)
    return rows.select_related("owner", "answer", "answer__agency").order_by("pk")


def own_parts(actor, action: str, parts: QuerySet) -> set[int]:
    """Keys of those questions of a conference on which the actor may do ``action``."""
    return set(visible(actor, parts.all(), action).values_list("pk", flat=True))


def asked_of(*, actor, conference: PressConference) -> QuerySet[AskedQuestion]:
    """What was asked, in order."""
    rows = visible(actor, AskedQuestion).filter(conference=conference)
    return rows.select_related("outlet", "owner", "answer").order_by("number")


def seats_of(*, actor, conference: PressConference) -> QuerySet[Seat]:
    """Invited press organs."""
    return visible(actor, Seat).filter(conference=conference).select_related("outlet")


def last_held() -> PressConference | None:
    """The latest conference that the province held."""
    rows = PressConference.objects.filter(agency__code=PROVINCE_OFFICE, state=ConferenceState.HELD)
    return rows.order_by("-starts_at").first()


def province_conference_due() -> dt.date:
    """By when the province owes its next press conference (art. 6.2.b)."""
    last = last_held()
    return next_conference_due(_day(last.starts_at) if last else None)


def next_planned() -> PressConference | None:
    """The province's next conference that is being prepared."""
    rows = PressConference.objects.filter(
        agency__code=PROVINCE_OFFICE, state__in=OPEN_CONFERENCES, starts_at__gte=clock.now()
    )
    return rows.order_by("starts_at").first()


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def answers(*, actor, text: str = "", state: str = "", topic: str = "") -> QuerySet[Answer]:
    """Answers by words with or without accents.

    ``state``: "" is the bank in force, "het-han" the bank's expired ones, "dang-soan" what is not
    cleared, "tat" everything the actor may see.
    """
    rows = visible(actor, Answer).select_related("agency", "topic", "written_by")
    today = clock.today()
    bank = rows.filter(banked_at__isnull=False, state=AnswerState.CLEARED)
    rows = {
        "": bank.filter(valid_until__gte=today),
        "het-han": bank.filter(valid_until__lt=today),
        "dang-soan": rows.exclude(state=AnswerState.CLEARED),
    }.get(state, rows)
    rows = rows.filter(topic__code=topic) if topic else rows
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    return rows


def bankable_cases(*, actor) -> QuerySet[Case]:
    """Clarified cases with a public answer that the actor's agencies have not banked yet."""
    known = Answer.objects.filter(origin=Origin.CASE).values("origin_id")
    rows = visible(actor, Case).filter(publication__state=PublicationState.LIVE)
    rows = rows.filter(agency__in=agencies_for(actor)).exclude(pk__in=known)
    return rows.select_related("agency").order_by("-received_at", "-pk")


def answer_for(actor, pk: int) -> Answer:
    """One answer, or NotVisible."""
    get_visible(actor, Answer, pk=pk)
    return Answer.objects.select_related("agency", "topic", "written_by", "based_on").get(pk=pk)


def inquiries(
    *, actor, state: str = "", text: str = "", agency_id: int | None = None
) -> QuerySet[Inquiry]:
    """Requests of the press; open ones by due day first, then the rest, the latest first."""
    rows = visible(actor, Inquiry).select_related("agency", "outlet", "answer")
    rows = rows.filter(agency_id=agency_id) if agency_id else rows
    if state == "qua-han":
        rows = rows.filter(state=InquiryState.RECEIVED, due_on__lt=clock.today())
    elif state in InquiryState.values:
        rows = rows.filter(state=state)
    if text.strip():
        sought = Q(title__icontains=text.strip()) | Q(outlet__name_folded__contains=fold(text))
        rows = rows.filter(sought)
    return rows.order_by(
        F("closed_at").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "-received_at"
    )


def inquiry_for(actor, pk: int) -> Inquiry:
    """One request, or NotVisible."""
    get_visible(actor, Inquiry, pk=pk)
    return Inquiry.objects.select_related("agency", "outlet", "topic", "answer", "created_by").get(
        pk=pk
    )


def briefings(*, actor) -> QuerySet[Briefing]:
    """The log of press briefings."""
    return visible(actor, Briefing).select_related("agency", "provider", "plan_task")


def months(*, actor) -> QuerySet[MonthlyInformation]:
    """The log of monthly information."""
    return visible(actor, MonthlyInformation).select_related("agency")


def missing_months(day: dt.date | None = None) -> list[dt.date]:
    """First days of months, from July 2026 to the last full one, of which nothing was logged."""
    day = day or clock.today()
    known = set(
        MonthlyInformation.objects.filter(agency__code=PROVINCE_OFFICE).values_list("year", "month")
    )
    month, found = dt.date(2026, 7, 1), []
    while month < day.replace(day=1):
        if (month.year, month.month) not in known:
            found.append(month)
        month = (month + dt.timedelta(days=32)).replace(day=1)
    return found


def outlets(*, actor) -> QuerySet[Outlet]:
    """Press organs that are being invited."""
    return visible(actor, Outlet).filter(is_active=True)


def owed_by(*, actor) -> dict[str, QuerySet]:
    """What waits for the actor's own hands: questions to prepare, promises, inquiries."""
    prepared = visible(actor, PreparedQuestion, "answer").filter(
        dropped_at=None, conference__state__in=OPEN_CONFERENCES
    )
    ready = Q(answer__state=AnswerState.CLEARED)
    promised = visible(actor, AskedQuestion, "keep").filter(state=AskedState.PROMISED)
    open_ones = visible(actor, Inquiry, "change").filter(state=InquiryState.RECEIVED)
    return {
        "prepared": prepared.exclude(ready).select_related("conference", "owner", "answer")
        .order_by("due_at"),
        "promised": promised.select_related("conference", "owner", "outlet").order_by("due_on"),
        "inquiries": open_ones.select_related("agency", "outlet")
        .order_by(F("due_on").asc(nulls_last=True), "received_at"),
    }  # fmt: skip


def agencies_for(actor, action: str = "answer_press") -> QuerySet[Agency]:
    """In whose name the actor may act."""
    return visible(actor, Agency, action).filter(is_active=True)
