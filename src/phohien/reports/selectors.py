"""Reading reports: rounds with their state, an agency's own report, the list of a round."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from phohien.kernel import clock
from phohien.kernel.errors import NotVisible
from phohien.organisation.enums import AGENCY_ROLES, Role
from phohien.organisation.models import Agency
from phohien.reports.compiling import IN_HAND, who_reports
from phohien.reports.enums import ReportState
from phohien.reports.models import AgencyReport, ReportRound, ReportVersion
from phohien.security.policies import get_visible, visible
from vanban.skeleton import fold

NOT_BEGUN = "not_begun"


@dataclass(frozen=True, slots=True)
class Standing:
    """A round with how many agencies owe, sent, sent late."""

    round: ReportRound
    owed: int
    received: int
    accepted: int
    late: int

    @property
    def missing(self) -> int:
        """Reports still to come."""
        return max(0, self.owed - self.received)

    @property
    def last_day(self) -> dt.date:
        """The last day that is not late."""
        return self.round.last_day


@dataclass(frozen=True, slots=True)
class OwnReport:
    """What one of the actor's agencies owes of a round; ``report`` is None until it is begun."""

    round: ReportRound
    agency: Agency
    report: AgencyReport | None
    may_submit: bool = False

    @property
    def last_day(self) -> dt.date:
        """The last day that is not late."""
        return self.round.last_day

    @property
    def is_owed(self) -> bool:
        return self.report is None or self.report.state not in IN_HAND


def rounds(*, actor) -> QuerySet[ReportRound]:
    """Rounds whose period has begun, the newest first."""
    rows = visible(actor, ReportRound).filter(starts_on__lte=clock.today())
    return rows.select_related("regime", "plan")


def get_round(*, actor, pk: int) -> ReportRound:
    """One round with regime and plan, or NotVisible."""
    found = rounds(actor=actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible()
    return found


def standings(*, actor, of: Iterable[ReportRound]) -> list[Standing]:
    """Counts of each round, over the reports the actor may see."""
    return [_standing(actor, round) for round in of]


def _standing(actor, round: ReportRound) -> Standing:
    owing = who_reports(round)
    reports = visible(actor, AgencyReport).filter(round=round, agency_id__in=owing.values("pk"))
    first = reports.annotate(first=Min("versions__submitted_at"))
    counts = reports.aggregate(
        received=Count("pk", filter=Q(state__in=IN_HAND)),
        accepted=Count("pk", filter=Q(state=ReportState.ACCEPTED)),
    )
    return Standing(
        round=round,
        owed=owing.count(),
        late=first.filter(first__gte=_deadline(round)).count(),
        **counts,
    )


def _deadline(round: ReportRound):
    """The first moment that is late, in Việt Nam time."""
    return timezone.make_aware(dt.datetime.combine(round.due_before, dt.time()))


def own_reports(*, actor, of: Iterable[ReportRound]) -> list[OwnReport]:
    """One line per round and agency of the actor that owes it."""
    mine, led = actor.agency_ids(*AGENCY_ROLES), actor.agency_ids(Role.AGENCY_LEADER)
    found = []
    for round in of:
        begun = {r.agency_id: r for r in AgencyReport.objects.filter(round=round, agency__in=mine)}
        for agency in who_reports(round).filter(pk__in=mine):
            found.append(OwnReport(round, agency, begun.get(agency.pk), agency.pk in led))
    return found


def agencies_of_round(
    *,
    actor,
    round: ReportRound,
    state: str = "",
    kind: str = "",
    late: bool = False,
    text: str = "",
) -> QuerySet[Agency]:
    """Agencies that owe the report, annotated with what came: ``state`` (``not_begun`` without a
    report), ``report_id``, ``submitted_at``, ``first_sent``, ``is_late``.

    ``state`` "missing" means everything that is not in hand.
    """
    seen = visible(actor, AgencyReport).filter(round=round, agency=OuterRef("pk"))
    sent = ReportVersion.objects.filter(report__round=round, report__agency=OuterRef("pk"))
    sent = sent.filter(Exists(visible(actor, AgencyReport).filter(pk=OuterRef("report_id"))))
    rows = who_reports(round).annotate(
        state=Coalesce(
            Subquery(seen.values("state")[:1]), Value(NOT_BEGUN), output_field=CharField()
        ),
        report_id=Subquery(seen.values("pk")[:1]),
        submitted_at=Subquery(seen.values("submitted_at")[:1]),
        first_sent=Subquery(sent.order_by("number").values("submitted_at")[:1]),
    )
    rows = rows.annotate(
        is_late=Case(
            When(first_sent__gte=_deadline(round), then=True),
            default=False,
            output_field=BooleanField(),
        )
    )
    return _narrowed(rows, state, kind, late, text)


def _narrowed(rows: QuerySet[Agency], state: str, kind: str, late: bool, text: str):
    if state == "missing":
        rows = rows.exclude(state__in=IN_HAND)
    elif state:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    if late:
        rows = rows.filter(is_late=True)
    if text.strip():
        rows = rows.filter(name_folded__contains=fold(text).strip())
    return rows.order_by(F("order"), "sort_name", "pk")


def get_report(*, actor, pk: int) -> AgencyReport:
    """One agency's report with round, regime, plan and people, or NotVisible."""
    get_visible(actor, AgencyReport, pk=pk)
    return AgencyReport.objects.select_related(
        "round__regime", "round__plan", "agency", "updated_by", "submitted_by", "decided_by"
    ).get(pk=pk)


def get_version(*, actor, report: AgencyReport, number: int) -> ReportVersion:
    """A frozen version, or NotVisible."""
    rows = visible(actor, ReportVersion).filter(report=report, number=number)
    version = rows.select_related(
        "submitted_by", "report__round__regime", "report__round__plan", "report__agency"
    ).first()
    if version is None:
        raise NotVisible()
    return version


def reports(*, actor, text: str = "") -> QuerySet[AgencyReport]:
    """Reports the actor may see whose agency or title matches ``text``, for the search box."""
    rows = visible(actor, AgencyReport).select_related("agency", "round__regime")
    if text.strip():
        rows = rows.filter(agency__name_folded__contains=fold(text).strip())
    return rows.order_by("-round__year", "agency__order", "agency__sort_name")
