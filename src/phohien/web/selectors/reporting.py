"""The state of reports for the first pages: received of owed, and one agency's own report."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import formats
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.organisation.models import Agency
from phohien.plans.models import Plan
from phohien.reports.compiling import who_reports
from phohien.reports.enums import ReportState
from phohien.reports.models import AgencyReport, ReportRound
from phohien.security.policies import visible
from phohien.web.links import room

HANDED_IN = (ReportState.SUBMITTED, ReportState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Received:
    """How many agencies handed in their report of the round, and how many owe one."""

    round: ReportRound
    received: int
    accepted: int
    owed: int

    @property
    def missing(self) -> int:
        """Reports still to come."""
        return max(0, self.owed - self.received)


@dataclass(frozen=True, slots=True)
class OwnReport:
    """One agency's report of the current round; ``report`` is None until it is begun."""

    round: ReportRound
    report: AgencyReport | None
    url: str

    @property
    def title(self) -> str:
        """The name of the report with its year."""
        return str(self.round)

    @property
    def is_started(self) -> bool:
        return self.report is not None

    @property
    def is_owed(self) -> bool:
        """Whether it still has to be handed in."""
        return self.report is None or self.report.state not in HANDED_IN

    @property
    def days_left(self) -> int:
        """Days until the day before which it must be in; negative when late."""
        return (self.round.due_before - clock.today()).days - 1

    @property
    def tone(self) -> str:
        if not self.is_owed:
            return "done"
        return "late" if self.days_left < 0 else "soon" if self.days_left <= 14 else "info"

    @property
    def sentence(self) -> str:
        """Where it stands, in one sentence."""
        day = formats.date_format(self.round.due_before, "SHORT_DATE_FORMAT")
        if not self.is_owed:
            return _("Đã gửi; hạn gửi trước ngày %(day)s.") % {"day": day}
        if self.report and self.report.state == ReportState.RETURNED:
            return _("Báo cáo được trả lại để bổ sung; gửi trước ngày %(day)s.") % {"day": day}
        return _("Chưa gửi; cần gửi trước ngày %(day)s.") % {"day": day}


def current_round(*, actor, plan: Plan) -> ReportRound | None:
    """The round of the plan that is due next, or else the last one."""
    rounds = visible(actor, ReportRound).filter(plan=plan).select_related("regime")
    coming = rounds.filter(due_before__gt=clock.today()).order_by("due_before").first()
    return coming or rounds.order_by("-due_before").first()


def received(*, actor, plan: Plan) -> Received | None:
    """Counts for the province's pages; None when no round is open."""
    found = current_round(actor=actor, plan=plan)
    if found is None:
        return None
    rows = visible(actor, AgencyReport).filter(round=found)
    counts = rows.aggregate(
        received=Count("pk", filter=Q(state__in=HANDED_IN)),
        accepted=Count("pk", filter=Q(state=ReportState.ACCEPTED)),
    )
    owed = who_reports(found).count()
    return Received(found, counts["received"], counts["accepted"], owed)


def own_report(*, actor, agency: Agency, plan: Plan) -> OwnReport | None:
    """The agency's report of the current round, begun or not; None when it owes none."""
    found = current_round(actor=actor, plan=plan) if agency.owes_reports else None
    if found is None:
        return None
    report = visible(actor, AgencyReport).filter(round=found, agency=agency).first()
    address = room("reports:report", report.pk) if report else room("reports:index")
    return OwnReport(found, report, address)
