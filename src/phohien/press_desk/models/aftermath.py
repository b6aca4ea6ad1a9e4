"""What a visit leaves behind: facts of a violation, the report, articles, the log of erasures."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.press_desk.enums import Ground, Sanction
from phohien.press_desk.models.requests import PressRequest, staff
from phohien.press_monitoring.models import Article


class Violation(models.Model):
    """Facts of one occurrence during a visit (article 7); nothing about a person otherwise."""

    request = models.ForeignKey(PressRequest, on_delete=models.CASCADE, related_name="violations")
    happened_at = models.DateTimeField(_("xảy ra lúc"))
    place = models.CharField(_("nơi xảy ra"), max_length=200)
    ground = models.CharField(_("trường hợp"), max_length=12, choices=Ground.choices)
    sealed = models.BinaryField(null=True, editable=False)
    recorded_by = staff(_("người lập biên bản"))
    recorded_at = models.DateTimeField(_("lập lúc"))
    suspended_at = models.DateTimeField(_("tạm đình chỉ lúc"), null=True, blank=True)
    lifted_at = models.DateTimeField(_("hết tạm đình chỉ lúc"), null=True, blank=True)
    notified_at = models.DateTimeField(_("đã báo Bộ Ngoại giao lúc"), null=True, blank=True)
    notice_number = models.CharField(_("số văn bản báo Bộ Ngoại giao"), max_length=40, blank=True)
    sanction = models.CharField(
        _("Bộ Ngoại giao xử lý"), max_length=12, choices=Sanction.choices, blank=True
    )

    class Meta:
        verbose_name = _("biên bản vi phạm")
        verbose_name_plural = _("biên bản vi phạm")
        ordering = ["-happened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="press_violation_names_a_ground", condition=Q(ground__in=Ground.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.request.code}: {self.get_ground_display()}"


class VisitReport(models.Model):
    """The report to the Ministry within 3 working days of the end (article 6.1)."""

    request = models.OneToOneField(PressRequest, on_delete=models.CASCADE, related_name="report")
    due_on = models.DateField(_("hạn gửi"))
    sealed = models.BinaryField(null=True, editable=False)
    written_by = staff(_("người soạn"))
    submitted_at = models.DateTimeField(_("đã gửi lúc"), null=True, blank=True)
    number = models.CharField(_("số báo cáo"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("báo cáo sau chuyến công tác")
        verbose_name_plural = _("báo cáo sau chuyến công tác")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.request.code


class LinkedArticle(models.Model):
    """An article that came of the visit, found by monitoring."""

    request = models.ForeignKey(PressRequest, on_delete=models.CASCADE, related_name="articles")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    linked_by = staff(_("người nối"))
    linked_at = models.DateTimeField(_("nối lúc"))

    class Meta:
        verbose_name = _("bài báo từ chuyến công tác")
        verbose_name_plural = _("bài báo từ chuyến công tác")
        ordering = ["-linked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "article"], name="press_article_once")
        ]

    def __str__(self) -> str:
        return str(self.article)


class Erasure(models.Model):
    """That personal data of a request were deleted: how much, when, under which rule."""

    code = models.CharField(_("mã đề nghị"), max_length=20)
    kind = models.CharField(_("loại đề nghị"), max_length=30)
    at = models.DateTimeField(_("lúc"))
    rule_days = models.PositiveSmallIntegerField(_("giữ (ngày sau khi kết thúc)"))
    people = models.PositiveSmallIntegerField(_("số người"))
    files = models.PositiveSmallIntegerField(_("số tệp"))
    messages = models.PositiveSmallIntegerField(_("số lời trao đổi"))

    class Meta:
        verbose_name = _("lần xóa dữ liệu cá nhân")
        verbose_name_plural = _("sổ xóa dữ liệu cá nhân")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.code
