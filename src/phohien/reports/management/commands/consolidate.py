"""``manage consolidate --year 2026 --docx FILE --xlsx FILE``: the province's report, no browser."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from phohien.reports.compiling import compile_round
from phohien.reports.documents import consolidated_document, write_workbook
from phohien.reports.enums import Period
from phohien.reports.models import ReportRound
from vanban.writing import write


class Command(BaseCommand):
    help = "Tổng hợp báo cáo năm của tỉnh ra tệp Word và Excel."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--year", type=int, required=True, help="năm của kế hoạch")
        parser.add_argument("--docx", type=Path, help="tệp Word cần ghi")
        parser.add_argument("--xlsx", type=Path, help="tệp Excel cần ghi")

    def handle(self, *args, year: int, docx: Path | None, xlsx: Path | None, **options) -> None:
        if docx is None and xlsx is None:
            raise CommandError("Hãy cho biết cần ghi ra tệp nào: --docx FILE, --xlsx FILE.")
        round = _yearly_round(year)
        if round is None:
            raise CommandError(f"Năm {year} chưa có kỳ báo cáo; hãy thông qua kế hoạch trước.")
        compiled = compile_round(round)
        try:
            if docx is not None:
                write(consolidated_document(compiled), docx)
            if xlsx is not None:
                write_workbook(compiled, xlsx)
        except OSError as error:
            raise CommandError(
                f"Không ghi được tệp {error.filename}: {error.strerror}. "
                "Hãy kiểm tra thư mục và quyền ghi."
            ) from error
        self.stdout.write(
            f"Đã nhận {len(compiled.received)}/{len(compiled.rows)} báo cáo; "
            f"còn thiếu {len(compiled.missing)}, gửi muộn {len(compiled.late)}."
        )


def _yearly_round(year: int) -> ReportRound | None:
    """The round of the yearly regime; the one a plan is judged by when there are several."""
    rounds = ReportRound.objects.select_related("plan", "regime")
    return rounds.filter(year=year, regime__period=Period.YEAR).order_by("regime_id").first()
