"""Agencies, the 104 communes, users with dated roles, focal points. Not: what they do."""

from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from phohien.kernel import clock
from phohien.kernel.collation import sort_key
from phohien.organisation.enums import BOUND_ROLES, AgencyKind, FocalPointKind, GroupRule, Role
from vanban.skeleton import fold


class Agency(models.Model):
    """A body that can owe tasks. ``code`` is the 5-digit unit code for communes, else a slug."""

    code = models.CharField(_("mã"), max_length=40, unique=True)
    symbol = models.CharField(_("ký hiệu văn bản"), max_length=40)
    name = models.CharField(_("tên"), max_length=200)
    short_name = models.CharField(_("tên ngắn"), max_length=120)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=200, blank=True)
    kind = models.CharField(_("loại"), max_length=30, choices=AgencyKind.choices, db_index=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("trực thuộc"), null=True, blank=True, on_delete=models.PROTECT
    )
    is_coastal = models.BooleanField(_("ven biển"), default=False)
    owes_reports = models.BooleanField(_("phải báo cáo kết quả"), default=True)
    is_active = models.BooleanField(_("đang hoạt động"), default=True)
    former_province = models.CharField(_("tỉnh trước 01/7/2025"), max_length=40, blank=True)
    former_district = models.CharField(_("huyện trước 01/7/2025"), max_length=120, blank=True)
    area_km2 = models.DecimalField(
        _("diện tích (km²)"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    population = models.PositiveIntegerField(_("dân số (người)"), null=True, blank=True)
    latitude = models.FloatField(_("vĩ độ"), null=True, blank=True)
    longitude = models.FloatField(_("kinh độ"), null=True, blank=True)
    tile_column = models.PositiveSmallIntegerField(_("cột trên bản đồ ô"), null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(_("hàng trên bản đồ ô"), null=True, blank=True)
    name_folded = models.CharField(max_length=200, editable=False, db_index=True)
    sort_name = models.CharField(max_length=400, editable=False, db_index=True)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=500)

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")
        ordering = ["order", "sort_name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.name_folded = fold(self.name)
        self.sort_name = sort_key(self.short_name or self.name)
        super().save(*args, **kwargs)


class AgencyGroup(models.Model):
    """A collective addressee of the plan ("các sở, ban, ngành") that unfolds into members."""

    code = models.CharField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=200)
    rule = models.CharField(_("cách tính thành viên"), max_length=30, choices=GroupRule.choices)
    aliases = models.JSONField(_("cách gọi khác"), default=list, blank=True)
    listed = models.ManyToManyField(Agency, verbose_name=_("thành viên"), blank=True)

    class Meta:
        verbose_name = _("nhóm đơn vị")
        verbose_name_plural = _("nhóm đơn vị")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A person who signs in. What they may do is in dated grants, never on the user itself."""

    first_name = None
    last_name = None
    full_name = models.CharField(_("họ và tên"), max_length=120)
    position = models.CharField(_("chức vụ"), max_length=120, blank=True)
    phone = models.CharField(_("điện thoại công vụ"), max_length=20, blank=True)
    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False)

    REQUIRED_FIELDS = ["full_name", "email"]

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")
        ordering = ["username"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split()[-1] if self.full_name else self.username

    @cached_property
    def live_grants(self) -> tuple[tuple[str, int | None], ...]:
        """``(role, agency id)`` pairs in force today; read once per request."""
        rows = self.grants.in_force(clock.today()).values_list("role", "agency_id")
        return tuple(rows)

    def has_role(self, *roles: str) -> bool:
        """Whether any of ``roles`` is in force for this person."""
        return any(role in roles for role, _agency in self.live_grants)

    def agency_ids(self, *roles: str) -> list[int]:
        """Agencies for which this person holds one of ``roles``."""
        return [agency for role, agency in self.live_grants if role in roles and agency]


class GrantQuerySet(models.QuerySet):
    """Grants by time."""

    def in_force(self, day) -> "GrantQuerySet":
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gte=day))


class RoleGrant(models.Model):
    """A role of a person, for one agency or the province, from–to. Ended, never deleted."""

    user = models.ForeignKey(
        User, verbose_name=_("người dùng"), on_delete=models.PROTECT, related_name="grants"
    )
    role = models.CharField(_("vai trò"), max_length=30, choices=Role.choices)
    agency = models.ForeignKey(
        Agency,
        verbose_name=_("đơn vị"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="grants",
    )
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)
    granted_by = models.ForeignKey(
        User, verbose_name=_("người giao"), null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("vai trò được giao")
        verbose_name_plural = _("vai trò được giao")
        constraints = [
            models.CheckConstraint(
                name="grant_agency_matches_role",
                condition=Q(role="reviewer")
                | Q(role__in=BOUND_ROLES, agency__isnull=False)
                | (~Q(role__in=BOUND_ROLES) & Q(agency__isnull=True)),
            ),
            models.CheckConstraint(
                name="grant_dates_in_order",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class FocalPoint(models.Model):
    """The responsible leader or the officer an agency names, from–to; history is kept."""

    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="focal_points"
    )
    kind = models.CharField(_("vai trò"), max_length=10, choices=FocalPointKind.choices)
    user = models.ForeignKey(
        User,
        verbose_name=_("tài khoản"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="focal_points",
    )
    full_name = models.CharField(_("họ và tên"), max_length=120)
    position = models.CharField(_("chức vụ"), max_length=120, blank=True)
    phone = models.CharField(
        _("điện thoại công vụ"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^[0-9+ .()-]{8,20}$", _("Số điện thoại không hợp lệ."))],
    )
    email = models.EmailField(_("thư điện tử công vụ"), blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("đầu mối")
        verbose_name_plural = _("đầu mối")
        ordering = ["agency", "kind", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind"],
                condition=Q(valid_to=None),
                name="one_current_focal_point",
                violation_error_message=_("Đơn vị đã có đầu mối này; hãy kết thúc trước."),
            ),
            models.CheckConstraint(
                name="focal_point_dates_in_order",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.get_kind_display()}, {self.agency})"


class StandIn(models.Model):
    """Who acts for an absent person, from–to, in one role or in all of theirs."""

    absent = models.ForeignKey(
        User, verbose_name=_("người vắng"), on_delete=models.PROTECT, related_name="stand_ins"
    )
    stand_in = models.ForeignKey(
        User, verbose_name=_("người thay"), on_delete=models.PROTECT, related_name="stands_in_for"
    )
    role = models.CharField(_("vai trò"), max_length=30, choices=Role.choices, blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến ngày"))
    reason = models.CharField(_("lý do"), max_length=200, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("người làm thay")
        verbose_name_plural = _("người làm thay")
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(name="stand_in_is_another", condition=~Q(absent=F("stand_in"))),
            models.CheckConstraint(
                name="stand_in_dates_in_order", condition=Q(valid_to__gte=F("valid_from"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stand_in} thay {self.absent}"
