"""A report handed in settles the agency's closing duty of the plan; one sent back reopens it."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.plans.enums import AssignmentState, EvidenceKind, PlanState
from phohien.plans.models import Assignment
from phohien.plans.services import record_evidence, reopen_assignment, update_progress
from phohien.reports.enums import Period
from phohien.reports.grouping import CLOSING
from phohien.reports.models import AgencyReport

SETTLED = (AssignmentState.DONE, AssignmentState.NOT_APPLICABLE)


def settle_duty(*, actor, report: AgencyReport) -> None:
    """Give the closing task its evidence, once, and finish it. Within the caller's transaction."""
    assignment = _duty(report)
    if assignment is None:
        return
    url = reverse("reports:report", args=[report.pk])  # a path: it survives a move
    if not assignment.evidence.filter(url__endswith=url, withdrawn_at=None).exists():
        with translation.override("vi"):
            title = _("%(report)s đã gửi trên hệ thống") % {"report": report.round}
        record_evidence(
            actor=actor,
            assignments=[assignment],
            kind=EvidenceKind.DOCUMENT,
            title=title,
            happened_on=clock.today(),
            person=actor.full_name,
            url=url,
        )
        assignment.refresh_from_db()
    if assignment.state not in SETTLED:
        update_progress(actor=actor, assignment=assignment, step="finish")


def reopen_duty(*, actor, report: AgencyReport) -> None:
    """The duty is in progress again until the report comes back."""
    assignment = _duty(report)
    if assignment is not None and assignment.state == AssignmentState.DONE:
        reopen_assignment(actor=actor, assignment=assignment)


def _duty(report: AgencyReport) -> Assignment | None:
    """The agency's closing task of a plan in force; only the yearly report settles it."""
    round = report.round
    if round.regime.period != Period.YEAR or round.plan.state != PlanState.ADOPTED:
        return None
    return Assignment.objects.filter(
        plan_id=round.plan_id, agency_id=report.agency_id, task__code=CLOSING, withdrawn_at=None
    ).first()
