"""A post composed for one social network out of a cleared version. Nothing posts by itself."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phohien.syndication.enums import PostState
from phohien.syndication.models.deliveries import Delivery


class Post(models.Model):
    """Words, tags and media keys for one network; approved by a second person, exactly so."""

    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="post")
    title = models.CharField(_("tiêu đề"), max_length=200, blank=True)
    text = models.TextField(_("lời đăng"))
    tags = models.JSONField(_("thẻ"), default=list, blank=True)
    media = models.JSONField(_("ảnh, video"), default=list, blank=True)  # ["photo:7", "clip:3"]
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=PostState.choices, default=PostState.DRAFT
    )
    fingerprint = models.CharField(_("dấu nội dung đã duyệt"), max_length=64, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người soạn"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    written_at = models.DateTimeField(_("soạn lúc"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người duyệt"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("duyệt lúc"), null=True, blank=True)
    reason = models.TextField(_("lý do trả lại"), blank=True)

    class Meta:
        verbose_name = _("bài mạng xã hội")
        verbose_name_plural = _("bài mạng xã hội")
        constraints = [
            models.CheckConstraint(
                name="post_is_approved_by_another",
                condition=~Q(state="approved")
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("written_by"))),
            ),
            models.CheckConstraint(
                name="post_state_is_known", condition=Q(state__in=PostState.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery}"
