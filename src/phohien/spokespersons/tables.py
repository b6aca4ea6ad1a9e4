"""Columns of the room's lists as files."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phohien.kernel.listing import Column


def moment(value) -> str:
    """A moment of Việt Nam as a text."""
    local = timezone.get_default_timezone()
    return timezone.localtime(value, local).strftime("%d/%m/%Y %H:%M") if value else ""


PEOPLE = (
    Column("don_vi", _("Đơn vị"), lambda row: row.agency.name, (), 44),
    Column("loai", _("Loại"), lambda row: row.get_kind_display(), ("kind",), 28),
    Column("ten", _("Họ và tên"), lambda row: row.full_name, ("full_name",), 28),
    Column("chuc_vu", _("Chức vụ"), lambda row: row.position, (), 30),
    Column("dien_thoai", _("Điện thoại"), lambda row: row.phone, (), 18),
    Column("thu", _("Thư điện tử"), lambda row: row.email, (), 32),
    Column("van_ban", _("Văn bản"), lambda row: row.document_number, (), 22),
    Column("vu_viec", _("Vụ việc"), lambda row: row.matter, (), 30),
    Column("tu", _("Từ ngày"), lambda row: row.valid_from, ("valid_from",), 14),
    Column("den", _("Đến hết ngày"), lambda row: row.valid_to, (), 14),
    Column("giao", _("Giao lúc"), lambda row: moment(row.assigned_at), (), 18),
    Column("cong_bo", _("Công bố lúc"), lambda row: moment(row.published_at), (), 18),
)
INQUIRIES = (
    Column("nhan", _("Nhận lúc"), lambda row: moment(row.received_at), ("received_at",), 18),
    Column("bao", _("Cơ quan báo chí"), lambda row: row.outlet.name, (), 34),
    Column("viec", _("Về việc"), lambda row: row.title, (), 44),
    Column("don_vi", _("Đơn vị trả lời"), lambda row: row.agency.name, (), 40),
    Column("han", _("Hạn"), lambda row: row.due_on, ("due_on",), 14),
    Column("trang_thai", _("Trạng thái"), lambda row: row.get_state_display(), ("state",), 26),
    Column("xong", _("Trả lời, từ chối lúc"), lambda row: moment(row.closed_at), (), 20),
    Column("tinh_han", _("Cách tính hạn"), lambda row: row.due_reason, (), 60),
)
BRIEFINGS = (
    Column("ngay", _("Ngày"), lambda row: row.held_on, ("held_on",), 14),
    Column("don_vi", _("Đơn vị cung cấp"), lambda row: row.agency.name, (), 40),
    Column("noi", _("Cơ quan tổ chức"), lambda row: row.get_organiser_display(), (), 36),
    Column("van_de", _("Vấn đề"), lambda row: row.matter, (), 44),
    Column("noi_dung", _("Nội dung"), lambda row: row.content, (), 60),
    Column("nguoi", _("Người phát ngôn"), lambda row: str(row.provider or ""), (), 30),
    Column(
        "chu_dong", _("Chủ động"), lambda row: _("có") if row.is_proactive else _("không"), (), 10
    ),
    Column("bo", _("Đã bỏ, lý do"), lambda row: row.void_reason, (), 30),
)
