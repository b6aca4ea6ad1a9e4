"""Columns of the lists of assignments and evidence, shared by screen order and XLSX export."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phohien.kernel.listing import Column
from phohien.plans.enums import Language

ASSIGNMENTS = (
    Column("nam", _("Năm"), lambda row: row.plan.year, ("plan__year",), 8),
    Column("viec", _("Mã"), lambda row: row.task.shown_code, ("plan__year", "task__order"), 10),
    Column("ten", _("Nhiệm vụ"), lambda row: row.task.title, (), 50),
    Column("don_vi", _("Đơn vị"), lambda row: row.agency.name, ("agency__sort_name",), 40),
    Column("vai_tro", _("Vai trò"), lambda row: row.get_role_display(), ("role",), 14),
    Column("theo_nhom", _("Giao theo nhóm"), lambda row: row.via_group, (), 26),
    Column("han", _("Thời hạn"), lambda row: row.deadline, ("deadline",), 12),
    Column("trang_thai", _("Trạng thái"), lambda row: row.get_state_display(), ("state",), 18),
    Column(
        "minh_chung", _("Số minh chứng"), lambda row: row.evidence_count, ("evidence_count",), 10
    ),
    Column("tinh_hinh", _("Tình hình thực hiện"), lambda row: row.note, (), 50),
    Column("ly_do", _("Lý do không áp dụng"), lambda row: row.reason, (), 40),
    Column("cap_nhat", _("Cập nhật"), lambda row: _day(row.updated_at), ("updated_at",), 12),
)


def _day(moment):
    return timezone.localdate(moment) if moment else None


def language_names(codes: list[str]) -> str:
    """Names of languages in reading order, for a list of ISO codes."""
    names = dict(Language.choices)
    return ", ".join(str(names.get(code, code)) for code in codes)


EVIDENCE = (
    Column("ngay", _("Ngày"), lambda row: row.happened_on, ("happened_on",), 12),
    Column("don_vi", _("Đơn vị"), lambda row: row.agency.name, ("agency__sort_name",), 40),
    Column("loai", _("Loại"), lambda row: row.get_kind_display(), ("kind",), 26),
    Column("noi_dung", _("Nội dung"), lambda row: row.title, ("title_folded",), 60),
    Column("so_hieu", _("Số, ký hiệu văn bản"), lambda row: row.document_number, (), 18),
    Column("noi", _("Nơi diễn ra, nơi đăng"), lambda row: row.place, (), 26),
    Column("nguoi", _("Người thực hiện, chủ trì"), lambda row: row.person, (), 22),
    Column("dia_chi", _("Địa chỉ"), lambda row: row.url, (), 40),
    Column("tep", _("Tệp"), lambda row: row.file_name, (), 24),
    Column("so_luong", _("Số tin, bài"), lambda row: row.item_count or None, ("item_count",), 10),
    Column("ngon_ngu", _("Ngôn ngữ"), lambda row: language_names(row.languages), (), 22),
    Column("nguoi_du", _("Số người tham dự"), lambda row: row.participant_count or None, (), 10),
    Column("kinh_phi", _("Kinh phí (đồng)"), lambda row: row.amount_vnd or None, (), 16),
    Column("gia_tri", _("Giá trị"), lambda row: _number(row.figure_value), (), 12),
    Column("don_vi_tinh", _("Đơn vị tính"), lambda row: row.figure_unit, (), 14),
    Column("su_kien", _("Cùng sự kiện với"), lambda row: _event(row), (), 40),
    Column("ma", _("Mã"), lambda row: row.pk, (), 10),
)


def _number(value):
    return float(value) if value is not None else None


def _event(row) -> str:
    """Whose report is counted for the event; its title may not be for this reader."""
    primary = row.same_event
    return f"{primary.agency.short_name} ({primary.pk})" if primary else ""
