"""The report of the guiding agency to the Ministry, 3 working days after the end (article 6.1)."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.working_days import Calendar, add_working_days
from phohien.press_desk.models import PressRequest, VisitReport
from phohien.press_desk.sealing import seal
from phohien.press_desk.services.records import lock, record

REPORT_DAYS = 3  # working days, article 6.1
SECTIONS = {
    "done": gettext_lazy("Hoạt động đã thực hiện"),
    "changes": gettext_lazy("Thay đổi so với chương trình được chấp thuận"),
    "results": gettext_lazy("Kết quả, sản phẩm báo chí đã biết"),
    "proposals": gettext_lazy("Nhận xét, kiến nghị"),
}


def owe_report(request: PressRequest, calendar: Calendar | None = None) -> None:
    """A visit of a kind that the decree wants reported gets its report with its day."""
    if not request.about.owes_report or not request.ends_on:
        return
    due = add_working_days(request.ends_on, REPORT_DAYS, calendar)
    VisitReport.objects.update_or_create(request=request, defaults={"due_on": due})


@transaction.atomic
def write_report(*, actor, request: PressRequest, sections: dict[str, str]) -> VisitReport:
    """Keep the text, sealed; only the sections of SECTIONS."""
    request = lock(actor, request, "handle")
    report = _report(request)
    if report.submitted_at:
        raise RuleBroken("submitted", _("Báo cáo đã gửi, không sửa được nữa."))
    kept = {name: str(sections.get(name, "")).strip() for name in SECTIONS}
    if not kept["done"]:
        raise InvalidInput("done", _("Hãy ghi các hoạt động đã thực hiện."))
    report.sealed, report.written_by = seal(kept), actor
    report.save(update_fields=["sealed", "written_by"])
    record(actor, "write_report", request)
    return report


@transaction.atomic
def submit_report(*, actor, request: PressRequest, number: str) -> VisitReport:
    """It went to the Ministry under this number."""
    request = lock(actor, request, "handle")
    report = _report(request)
    if report.submitted_at or not report.sealed:
        raise RuleBroken("report", _("Hãy viết báo cáo trước; báo cáo chỉ gửi một lần."))
    if not number.strip():
        raise InvalidInput("number", _("Hãy ghi số, ký hiệu của báo cáo."))
    report.submitted_at, report.number = clock.now(), number.strip()[:40]
    report.save(update_fields=["submitted_at", "number"])
    record(actor, "submit_report", request, {"number": ("", report.number)})
    return report


def _report(request: PressRequest) -> VisitReport:
    found = VisitReport.objects.select_for_update(of=("self",)).filter(request=request).first()
    if found is None:
        raise RuleBroken("no-report", _("Loại đề nghị này không phải báo cáo sau chuyến công tác."))
    return found
