"""The sections and special pages of the public site, with an owner and a rhythm."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from phohien.organisation.models import Agency


class Section(models.Model):
    """A section (chuyên mục) or special page (chuyên trang). Words by language code in JSON."""

    code = models.SlugField(_("mã"), max_length=40, unique=True)
    owner = models.ForeignKey(
        Agency, verbose_name=_("cơ quan phụ trách"), on_delete=models.PROTECT, related_name="+"
    )
    rhythm_days = models.PositiveSmallIntegerField(
        _("nhịp đăng (ngày)"),
        default=30,
        help_text=_("Quá số ngày này không có bài mới thì người phụ trách được báo."),
    )
    is_special = models.BooleanField(_("chuyên trang"), default=False)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    titles = models.JSONField(_("tên theo ngôn ngữ"), default=dict)
    slugs = models.JSONField(_("đường dẫn theo ngôn ngữ"), default=dict)
    intros = models.JSONField(_("giới thiệu theo ngôn ngữ"), default=dict, blank=True)

    class Meta:
        verbose_name = _("chuyên mục")
        verbose_name_plural = _("chuyên mục")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.title("vi")

    def title(self, locale: str) -> str:
        """The name in a language; Vietnamese when that one is missing."""
        return self.titles.get(locale) or self.titles.get("vi", self.code)

    def slug(self, locale: str) -> str:
        return self.slugs.get(locale) or self.slugs.get("vi", self.code)

    def intro(self, locale: str) -> str:
        return self.intros.get(locale, "")
