"""An agency's report: begun from evidence, written, submitted and frozen, accepted or returned."""

import hashlib
import json
from collections.abc import Mapping

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.kernel.transitions import transition
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import AGENCY_ROLES, Role
from phohien.organisation.models import Agency
from phohien.organisation.selectors import people_of, people_with_role
from phohien.reports.compiling import who_reports
from phohien.reports.enums import TextKind
from phohien.reports.figures import agency_figures
from phohien.reports.filling import fill
from phohien.reports.models import AgencyReport, ReportRound, ReportVersion
from phohien.reports.searching import keep_text
from phohien.reports.services.closing import reopen_duty, settle_duty
from phohien.reports.workflow import EDITABLE, TRANSITIONS
from phohien.reports.writing import merged
from phohien.security import audit
from phohien.security.policies import require


@transaction.atomic
def start_report(*, actor, round: ReportRound, agency: Agency) -> AgencyReport:
    """Begin (or open) the agency's report, filled from its evidence.

    Raises NotAllowed for people of other agencies, RuleBroken when the agency owes no report of
    this round or its period has not begun.
    """
    if agency.pk not in actor.agency_ids(*AGENCY_ROLES):
        raise NotAllowed("write", _("Chỉ người của đơn vị soạn báo cáo của đơn vị."))
    present = AgencyReport.objects.filter(round=round, agency=agency).first()
    if present is not None:
        return present
    _require_owed(round, agency)
    report, created = AgencyReport.objects.get_or_create(
        round=round,
        agency=agency,
        defaults={
            "sections": fill(round, agency),
            "updated_at": clock.now(),
            "updated_by": actor,
        },
    )
    if created:
        keep_text(report, TextKind.DRAFT)
        _record(actor, "start_report", report, {})
    return report


def _require_owed(round: ReportRound, agency: Agency) -> None:
    if round.starts_on > clock.today():
        raise RuleBroken("not-open", _("Kỳ báo cáo này chưa bắt đầu."))
    if not who_reports(round).filter(pk=agency.pk).exists():
        raise RuleBroken("not-owed", _("Đơn vị không phải gửi báo cáo của kỳ này."))


@transaction.atomic
def write_sections(
    *,
    actor,
    report: AgencyReport,
    sections: dict[str, str],
    seen: Mapping[str, str] | None = None,
) -> AgencyReport:
    """Save the text of some sections.

    ``seen`` maps sections to the fingerprints of the texts the person started from. Raises
    InvalidInput for an unknown or too long section, EditedMeanwhile when another person changed
    a section that this person changed too, RuleBroken after submission; then nothing is saved.
    """
    report = _lock(actor, "write", report)
    _require_editable(report)
    known = [entry["key"] for entry in report.round.outline if entry["fill"]]
    changes = audit.changed(report, {"sections": merged(report.sections, sections, known, seen)})
    if not changes:
        return report
    report.updated_at, report.updated_by = clock.now(), actor
    report.save()
    keep_text(report, TextKind.DRAFT)
    _record(actor, "write_report", report, _by_section(report, changes))
    return report


def _by_section(report: AgencyReport, changes: dict) -> dict:
    """Old and new text of the sections that differ, by the titles of the outline."""
    old, new = changes["sections"]
    titles = {entry["key"]: f"{entry['label']}. {entry['title']}" for entry in report.round.outline}
    return {
        titles.get(key, key): (old.get(key, ""), text)
        for key, text in new.items()
        if old.get(key, "") != text
    }


@transaction.atomic
def refill_section(*, actor, report: AgencyReport, key: str) -> AgencyReport:
    """Write a section anew from evidence recorded meanwhile."""
    report = _lock(actor, "write", report)
    filled = fill(report.round, report.agency)
    if key not in filled:
        raise InvalidInput(key, _("Mục này do người soạn viết, không điền tự động được."))
    return write_sections(actor=actor, report=report, sections={key: filled[key]})


@transaction.atomic
def submit_report(*, actor, report: AgencyReport) -> AgencyReport:
    """The leader submits; text and figures of this moment are frozen as a version."""
    report = _lock(actor, "submit", report)
    if not any(text.strip() for text in report.sections.values()):
        raise RuleBroken("empty", _("Báo cáo chưa có nội dung. Hãy soạn rồi gửi."))
    old, new = transition(report, "submit", TRANSITIONS)
    report.submitted_at, report.submitted_by, report.reason = clock.now(), actor, ""
    report.save()
    version = _freeze(actor, report)
    keep_text(report, TextKind.SENT)
    settle_duty(actor=actor, report=report)
    _record(
        actor,
        "submit_report",
        report,
        {"state": (old, new), "sha256": (None, _grouped(version.sha256))},
    )
    _tell_coordinators(report, version)
    return report


@translation.override("vi")  # others read it, not only whoever submits
def _tell_coordinators(report: AgencyReport, version: ReportVersion) -> None:
    notify(
        recipients=people_with_role(Role.COORDINATOR),
        kind=NoticeKind.REPORT,
        key=f"report:{report.pk}:submitted:{version.number}",
        subject=_("%(agency)s đã gửi báo cáo") % {"agency": report.agency},
        url=reverse("reports:report", args=[report.pk]),
    )


def _grouped(digest: str) -> str:
    """The whole hash in groups of eight, so that it can be read and wraps on a phone."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _freeze(actor, report: AgencyReport) -> ReportVersion:
    """Text and figures of now, before the report itself becomes evidence; fixes the outline."""
    figures = agency_figures(report.round, report.agency_id).to_dict()
    body = json.dumps([report.sections, figures], sort_keys=True, ensure_ascii=False)
    return ReportVersion.objects.create(
        report=report,
        number=report.versions.count() + 1,
        sections=report.sections,
        figures=figures,
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        submitted_at=report.submitted_at,
        submitted_by=actor,
    )


@transaction.atomic
def accept_report(*, actor, report: AgencyReport) -> AgencyReport:
    """The co-ordinator takes the report in."""
    return _decide(actor, report, "accept", "")


@transaction.atomic
def return_report(*, actor, report: AgencyReport, reason: str) -> AgencyReport:
    """Send the report back with a reason; the agency may edit it again."""
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy cho đơn vị biết vì sao báo cáo được trả lại."))
    return _decide(actor, report, "return", reason.strip())


@transaction.atomic
def reopen_report(*, actor, report: AgencyReport, reason: str) -> AgencyReport:
    """Open an accepted report again, with a reason."""
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy cho đơn vị biết vì sao báo cáo được mở lại."))
    return _decide(actor, report, "reopen", reason.strip())


def _decide(actor, report: AgencyReport, step: str, reason: str) -> AgencyReport:
    report = _lock(actor, "decide", report)
    old, new = transition(report, step, TRANSITIONS)
    report.decided_at, report.decided_by, report.reason = clock.now(), actor, reason
    report.save()
    if step != "accept":
        reopen_duty(actor=actor, report=report)
    told = {"reason": ("", reason)} if reason else {}
    _record(actor, f"{step}_report", report, {"state": (old, new), **told})
    _tell_agency(report, step, reason)
    return report


@translation.override("vi")  # others read it, not only whoever decides
def _tell_agency(report: AgencyReport, step: str, reason: str) -> None:
    words = {
        "accept": _("Báo cáo của đơn vị đã được tiếp nhận"),
        "return": _("Báo cáo của đơn vị được trả lại: %(reason)s") % {"reason": reason},
        "reopen": _("Báo cáo của đơn vị được mở lại: %(reason)s") % {"reason": reason},
    }
    notify(
        recipients=people_of([report.agency_id], *AGENCY_ROLES),
        kind=NoticeKind.REPORT,
        key=f"report:{report.pk}:{step}:{report.versions.count()}",
        subject=words[step],
        body=str(report.round),
        url=reverse("reports:report", args=[report.pk]),
    )


def _lock(actor, action: str, report: AgencyReport) -> AgencyReport:
    rows = AgencyReport.objects.select_for_update(of=("self",))
    rows = rows.select_related("round__regime", "round__plan", "agency")
    locked = rows.filter(pk=report.pk).first()
    if locked is None:
        raise NotVisible()
    require(actor, action, locked)
    return locked


def _require_editable(report: AgencyReport) -> None:
    if report.state not in EDITABLE:
        raise RuleBroken("frozen", _("Báo cáo đã gửi nên không sửa được nữa."))


def _record(actor, what: str, report: AgencyReport, changes: dict) -> None:
    audit.record(
        actor=actor,
        action=f"reports.{what}",
        on=report,
        changes=changes,
        agency_id=report.agency_id,
    )
