"""What a plan rests on: the paper it came from and the legal texts it cites."""

from django.core.files.storage import storages
from django.db import models
from django.utils.translation import gettext_lazy as _


def private_storage():
    """Files that are never served by address, only by a view that asks the policy."""
    return storages["private"]


class LegalBasis(models.Model):
    """A legal text with its validity, so that a plan can say what has been replaced since."""

    kind = models.CharField(_("loại văn bản"), max_length=60)
    number = models.CharField(_("số, ký hiệu"), max_length=80, unique=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    subject = models.TextField(_("trích yếu"), blank=True)
    effective_from = models.DateField(_("hiệu lực từ"), null=True, blank=True)
    effective_to = models.DateField(_("hết hiệu lực từ"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("được thay bằng"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaces",
    )
    amended_by = models.ManyToManyField(
        "self", verbose_name=_("được sửa đổi bởi"), blank=True, symmetrical=False
    )
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        verbose_name = _("căn cứ pháp lý")
        verbose_name_plural = _("căn cứ pháp lý")
        ordering = ["-issued_on", "number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class SourcePaper(models.Model):
    """The paper a plan came from: the file as given, and its lines as read and as corrected."""

    title = models.CharField(_("tên tệp"), max_length=255)
    file = models.FileField(_("tệp gốc"), upload_to="papers/%Y/", storage=private_storage)
    sha256 = models.CharField(max_length=64)
    origin = models.CharField(_("cách đọc"), max_length=40)
    page_count = models.PositiveIntegerField(_("số trang"), default=1)
    lines = models.JSONField(_("các dòng"), default=list)
    created_at = models.DateTimeField(_("nhận lúc"))

    class Meta:
        verbose_name = _("bản giấy")
        verbose_name_plural = _("bản giấy")

    def __str__(self) -> str:
        return self.title

    @property
    def has_pictures(self) -> bool:
        """Whether its pages can be shown as pictures: a PDF or a scan."""
        return self.origin.startswith(("pdf", "image"))
