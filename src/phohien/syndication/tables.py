"""Columns of the ledger and of the pool's book, shared by order and export; CSV beside XLSX."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phohien.kernel.listing import Column
from phohien.syndication.enums import DeliveryState as D
from phohien.syndication.workflow import LIVE_THERE, THERE

TONES = {
    D.QUEUED: "waiting",
    D.SENT: "sent",
    D.ACKNOWLEDGED: "done",
    D.FAILED: "late",
    D.CANCELLED: "aside",
    D.TO_CORRECT: "soon",
    D.CORRECTED_THERE: "aside",
    D.TO_WITHDRAW: "late",
    D.WITHDRAWN_THERE: "aside",
}
YES, OLD, NO = _("đang đăng"), _("còn, chờ thay hoặc gỡ"), _("không")


def there(row) -> str:
    """Whether readers at the place see it: the ledger's question."""
    if row.state in LIVE_THERE:
        return str(YES)
    return str(OLD if row.state in THERE else NO)


def _moment(value) -> str:
    local = timezone.get_default_timezone()
    return timezone.localtime(value, local).strftime("%d/%m/%Y %H:%M") if value else ""


LEDGER = (
    Column("bai", _("Bài"), lambda row: row.publication.title, ("publication__title",), 50),
    Column("ban", _("Bản số"), lambda row: row.version.number, ("version__number",), 8),
    Column("ngon_ngu", _("Ngôn ngữ"), lambda row: row.publication.locale, (), 10),
    Column("don_vi", _("Đơn vị phát ngôn"), lambda row: row.publication.agency.name, (), 34),
    Column("kenh", _("Kênh"), lambda row: row.channel.name, ("channel__order",), 34),
    Column("trang_thai", _("Trạng thái"), lambda row: row.get_state_display(), ("state",), 24),
    Column("con", _("Còn ở nơi nhận"), there, ("state",), 22),
    Column("dua_di", _("Đưa đi lúc"), lambda row: _moment(row.queued_at), ("queued_at",), 18),
    Column("gui", _("Gửi lúc"), lambda row: _moment(row.sent_at), ("sent_at",), 18),
    Column("dang", _("Nơi nhận đăng lúc"), lambda row: _moment(row.acknowledged_at), (), 18),
    Column("thoi", _("Thôi ở đó từ"), lambda row: _moment(row.ended_at), (), 18),
    Column("dia_chi", _("Địa chỉ ở nơi nhận"), lambda row: row.remote_url, (), 50),
    Column("dau", _("Dấu nội dung"), lambda row: row.version.fingerprint, (), 66),
)
TAKES = (
    Column("muc", _("Mục"), lambda row: row.offer.title, ("offer__title",), 50),
    Column("loai", _("Loại"), lambda row: row.offer.get_kind_display(), ("offer__kind",), 12),
    Column("co_quan", _("Cơ quan báo chí"), lambda row: str(row.agency or ""), (), 34),
    Column("nguoi", _("Người lấy"), lambda row: str(row.user), (), 26),
    Column("luc", _("Lúc"), lambda row: _moment(row.at), ("at",), 18),
    Column("viec", _("Dùng vào việc"), lambda row: row.purpose, (), 40),
)


def csv_response(name: str, columns: Sequence[Column], rows: Iterable) -> HttpResponse:
    """UTF-8 with a mark so that spreadsheets see it; no cell can become a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([str(column.label) for column in columns])
    for row in rows:
        writer.writerow([_safe(column.value(row)) for column in columns])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _safe(value) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
