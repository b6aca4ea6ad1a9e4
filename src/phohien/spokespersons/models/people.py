"""Who speaks for an agency, every change of that, and the official accounts it speaks through."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phohien.kernel import clock
from phohien.organisation.models import Agency
from phohien.spokespersons.enums import Network, SpokespersonKind

PHONE = RegexValidator(r"^[0-9+ .()-]{8,20}$", _("Số điện thoại không hợp lệ."))


class SpokespersonQuerySet(models.QuerySet):
    """Spokespersons by time."""

    def in_force(self, day=None) -> "SpokespersonQuerySet":
        """Those who may speak on ``day`` (today unless given)."""
        day = day or clock.today()
        rows = self.filter(ended_at=None, valid_from__lte=day)
        return rows.filter(Q(valid_to=None) | Q(valid_to__gte=day))


class Spokesperson(models.Model):
    """One assignment of the task to speak, from–to; ended, never deleted (art. 3)."""

    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="spokespersons"
    )
    kind = models.CharField(_("loại"), max_length=12, choices=SpokespersonKind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("tài khoản"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    full_name = models.CharField(_("họ và tên"), max_length=120)
    position = models.CharField(_("chức vụ"), max_length=160)
    phone = models.CharField(_("điện thoại công vụ"), max_length=20, validators=[PHONE])
    email = models.EmailField(_("thư điện tử công vụ"))
    document_number = models.CharField(_("văn bản giao, ủy quyền"), max_length=80, blank=True)
    document_date = models.DateField(_("ngày văn bản"), null=True, blank=True)
    matter = models.CharField(_("vụ việc được ủy quyền"), max_length=300, blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    assigned_at = models.DateTimeField(_("giao nhiệm vụ lúc"))
    published_at = models.DateTimeField(_("công bố lúc"), null=True, blank=True)
    ended_at = models.DateTimeField(_("thôi nhiệm vụ lúc"), null=True, blank=True)
    end_reason = models.CharField(_("lý do thôi"), max_length=300, blank=True)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người ghi"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = SpokespersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("người phát ngôn")
        verbose_name_plural = _("người phát ngôn")
        ordering = ["agency__order", "agency__sort_name", "-kind", "-valid_from", "-pk"]
        indexes = [models.Index(fields=["agency", "ended_at"], name="spokesperson_of_agency")]
        constraints = [
            models.CheckConstraint(
                name="spokesperson_dates_in_order",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="authorised_for_a_matter_and_a_time",
                condition=~Q(kind=SpokespersonKind.AUTHORISED)
                | (~Q(matter="") & ~Q(document_number="") & Q(valid_to__isnull=False)),
            ),
            models.CheckConstraint(
                name="ended_spokesperson_has_a_reason",
                condition=Q(ended_at=None) | ~Q(end_reason=""),
            ),
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(kind=SpokespersonKind.HEAD, ended_at=None),
                name="one_head_of_an_agency_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name}, {self.position}"

    @property
    def is_current(self) -> bool:
        """Whether this person may speak today."""
        today = clock.today()
        begun = self.ended_at is None and self.valid_from <= today
        return begun and (self.valid_to is None or self.valid_to >= today)


class SpokespersonChange(models.Model):
    """What was changed in the register, when and by whom; the whole history stays readable."""

    spokesperson = models.ForeignKey(Spokesperson, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    what = models.CharField(_("việc"), max_length=20)
    changes = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("thay đổi trong sổ người phát ngôn")
        verbose_name_plural = _("thay đổi trong sổ người phát ngôn")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.spokesperson}: {self.what}"


class SocialAccount(models.Model):
    """An official page, channel or account, announced on the portal (art. 5.2)."""

    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="+"
    )
    network = models.CharField(_("nền tảng"), max_length=12, choices=Network.choices)
    name = models.CharField(_("tên trang, kênh, tài khoản"), max_length=160)
    url = models.URLField(_("địa chỉ"), max_length=300)
    announced_at = models.DateTimeField(_("công bố lúc"))
    announced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(_("thôi dùng lúc"), null=True, blank=True)
    end_reason = models.CharField(_("lý do thôi dùng"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("tài khoản chính thức")
        verbose_name_plural = _("tài khoản chính thức")
        ordering = ["agency__order", "agency__sort_name", "network", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["url"], condition=Q(ended_at=None), name="one_live_account_of_an_address"
            ),
            models.CheckConstraint(
                name="ended_account_has_a_reason",
                condition=Q(ended_at=None) | ~Q(end_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_network_display()})"
