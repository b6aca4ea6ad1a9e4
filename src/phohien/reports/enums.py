"""Closed lists of the reports domain (Decree 09/2019/NĐ-CP, art. 7–13)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RegimeKind(TextChoices):
    """Kinds of report a regime may ask for (Decree 09/2019, art. 3)."""

    PERIODIC = "periodic", _("Định kỳ")
    THEMATIC = "thematic", _("Chuyên đề")
    AD_HOC = "ad_hoc", _("Đột xuất")


class Period(TextChoices):
    """The reporting period."""

    MONTH = "month", _("Tháng")
    QUARTER = "quarter", _("Quý")
    HALF_YEAR = "half_year", _("Sáu tháng")
    YEAR = "year", _("Năm")


class TextKind(TextChoices):
    """Which text of a report is searched: under work, or as last sent."""

    DRAFT = "draft", _("Đang soạn")
    SENT = "sent", _("Đã gửi")


class ReportState(TextChoices):
    """An agency's report: officer writes, leader submits, co-ordinator accepts or returns."""

    DRAFT = "draft", _("Đang soạn")
    SUBMITTED = "submitted", _("Đã gửi")
    RETURNED = "returned", _("Trả lại để bổ sung")
    ACCEPTED = "accepted", _("Đã tiếp nhận")
