"""The yearly report: difficulties and proposals written by people, figures that stand once sent."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.kernel.transitions import transition
from phohien.organisation.models import Agency
from phohien.security import audit
from phohien.security.policies import refusal, require
from phohien.spokespersons.figures import figures
from phohien.spokespersons.models import SpeakingReport
from phohien.spokespersons.periods import Period, year_of
from phohien.spokespersons.policies import DESK
from phohien.spokespersons.services.records import locked, record, require_for
from phohien.spokespersons.workflow import REPORT

MOST_WORDS = 20_000


@transaction.atomic
def open_report(*, actor, agency: Agency | None, year: int) -> SpeakingReport:
    """The report of an agency, or of the province, for a year; made when it is not there yet."""
    if agency is None and not actor.has_role(*DESK):
        raise NotAllowed("write", refusal(SpeakingReport, "write"))
    if agency is not None:
        require_for(actor, "answer_press", agency)
    period = year_of(year)
    row, made = SpeakingReport.objects.get_or_create(
        agency=agency, year=year, defaults={"starts_on": period.start, "ends_on": period.end}
    )
    if made:
        record(actor, "open_report", row)
    return row


@transaction.atomic
def write_report(
    *, actor, report: SpeakingReport, difficulties: str, proposals: str,
    seen: dt.datetime | None = None,
) -> SpeakingReport:  # fmt: skip
    """What a person says beside the figures. ``seen`` is the ``edited_at`` they started from."""
    row = locked(report)
    require(actor, "write", row)
    _require_draft(row)
    if seen is not None and row.edited_at is not None and seen < row.edited_at:
        raise RuleBroken(
            "edited-meanwhile",
            _("%(name)s vừa lưu bản khác. Hãy chép phần của anh/chị, tải lại trang rồi lưu tiếp.")
            % {"name": row.edited_by},
        )
    words = {"difficulties": _clean(difficulties), "proposals": _clean(proposals)}
    if max(map(len, words.values())) > MOST_WORDS:
        raise InvalidInput("difficulties", _("Phần này dài quá 20.000 ký tự. Hãy rút gọn."))
    changes = audit.changed(row, words)
    row.edited_by, row.edited_at = actor, clock.now()
    row.save()
    record(actor, "write_report", row, dict.fromkeys(changes, ("…", "…")))
    return row


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


@transaction.atomic
def send_report(
    *, actor, report: SpeakingReport, document: str = "", sent_on: dt.date | None = None
) -> SpeakingReport:
    """Signed and sent: the figures of this moment stand, whatever the logs say later.

    The period must be over, because the decree counts to its last day.
    """
    row = locked(report)
    require(actor, "send", row)
    if clock.today() <= row.ends_on:
        raise RuleBroken(
            "not-over",
            _("Số liệu chốt hết ngày %(day)s; gửi báo cáo từ ngày hôm sau.")
            % {"day": row.ends_on.strftime("%d/%m/%Y")},
        )
    day = sent_on or clock.today()
    if day > clock.today():
        raise InvalidInput("sent_on", _("Ngày gửi không thể ở sau hôm nay."))
    old, new = transition(row, "send", REPORT)
    row.figures = frozen(row)
    row.sent_on, row.sent_by, row.document = day, actor, document.strip()[:80]
    row.save()
    record(actor, "send_report", row, {"state": (old, new), "figures": (None, row.figures)})
    return row


def frozen(row: SpeakingReport) -> dict[str, list]:
    """The figures as they are kept: number → [value, of]."""
    found = figures(Period(row.starts_on, row.ends_on), row.agency)
    return {str(one.number): [one.value, one.of] for one in found}


@transaction.atomic
def reopen_report(*, actor, report: SpeakingReport, reason: str) -> SpeakingReport:
    """A sent report has to be corrected: its figures follow the logs again."""
    row = locked(report)
    require(actor, "send", row)
    if len(reason.strip()) < 8:
        raise InvalidInput("reason", _("Hãy ghi vì sao phải sửa báo cáo đã gửi."))
    old, new = transition(row, "reopen", REPORT)
    row.figures, row.sent_on, row.sent_by = None, None, None
    row.save()
    record(actor, "reopen_report", row, {"state": (old, new), "reason": (None, reason.strip())})
    return row


def _require_draft(row: SpeakingReport) -> None:
    if row.state != "draft":
        raise RuleBroken("sent", _("Báo cáo đã gửi nên không sửa được nữa."))
