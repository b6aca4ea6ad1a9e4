"""Questions to the agencies that have the facts, and facts with the documents that prove them."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.clarifications.enums import RequestState
from phohien.clarifications.models.cases import LINKED, Case
from phohien.organisation.models import Agency


def private_storage():
    """Source documents are shown to staff by a view, never by an address."""
    return storages["private"]


class FactRequest(models.Model):
    """What one agency is asked, by when, and what its leader let go out."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="requests")
    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị có số liệu"), on_delete=models.PROTECT, related_name="+"
    )
    question = models.TextField(_("điều cần xác minh"), max_length=2000)
    due_at = models.DateTimeField(_("hạn trả lời"))
    state = models.CharField(
        _("trạng thái"), max_length=20, choices=RequestState.choices, default=RequestState.ASKED
    )
    answer = models.TextField(_("ý kiến của đơn vị"), max_length=4000, blank=True)
    returned_reason = models.TextField(_("lý do lãnh đạo trả lại"), max_length=1000, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("người hỏi"), **LINKED)
    asked_at = models.DateTimeField(_("hỏi lúc"))
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người soạn trả lời"), **LINKED
    )
    prepared_at = models.DateTimeField(_("soạn xong lúc"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("lãnh đạo duyệt"), **LINKED
    )
    approved_at = models.DateTimeField(_("duyệt lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("câu hỏi xác minh")
        verbose_name_plural = _("câu hỏi xác minh")
        ordering = ["case", "pk"]
        indexes = [models.Index(fields=["agency", "state", "due_at"], name="clarify_asked")]
        constraints = [
            models.CheckConstraint(
                name="clarify_request_state_is_known", condition=Q(state__in=RequestState.values)
            ),
            models.CheckConstraint(
                name="clarify_approved_is_signed",
                condition=~Q(state=RequestState.APPROVED)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.question[:120]}"


class Fact(models.Model):
    """One statement of fact with its source document: there is none without."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="facts")
    request = models.ForeignKey(
        FactRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="facts"
    )
    statement = models.TextField(_("sự thật"), max_length=2000)
    document = models.CharField(_("tên tài liệu gốc"), max_length=300, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    issuer = models.CharField(_("nơi ban hành"), max_length=200, blank=True)
    dated = models.DateField(_("ngày của tài liệu"), null=True, blank=True)
    url = models.URLField(_("địa chỉ công khai"), max_length=500, blank=True)
    file = models.FileField(
        _("tệp"), upload_to="clarifications/%Y/%m/", storage=private_storage, blank=True
    )
    file_name = models.CharField(_("tên tệp"), max_length=255, blank=True)
    file_sha256 = models.CharField(_("dấu của tệp (SHA-256)"), max_length=64, blank=True)
    is_used = models.BooleanField(_("dùng trong câu trả lời"), default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), **LINKED)
    added_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("căn cứ")
        verbose_name_plural = _("căn cứ")
        ordering = ["case", "pk"]
        constraints = [
            # A source is the document itself, its public address, or its number with its date.
            models.CheckConstraint(
                name="clarify_fact_has_a_source",
                condition=~Q(file="") | ~Q(url="") | (~Q(number="") & Q(dated__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.statement[:200]
