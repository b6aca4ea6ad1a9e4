"""The places to which items are carried. Secrets are never here: only names of variables are."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.syndication.enums import BY_HAND, BY_MACHINE, ChannelKind, Form, Network, Way


class Channel(models.Model):
    """One outlet. Empty lists of languages, sections, topics and agencies mean all of them."""

    code = models.SlugField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=160)
    kind = models.CharField(_("hình thức quảng bá"), max_length=30, choices=ChannelKind.choices)
    way = models.CharField(_("cách đưa tin"), max_length=20, choices=Way.choices)
    form = models.CharField(_("dạng tệp"), max_length=10, choices=Form.choices, default=Form.NINJS)
    network = models.CharField(_("mạng xã hội"), max_length=10, choices=Network.choices, blank=True)
    languages = models.JSONField(_("ngôn ngữ"), default=list, blank=True)
    sections = models.JSONField(_("chuyên mục"), default=list, blank=True)
    topics = models.JSONField(_("chủ đề"), default=list, blank=True)
    agencies = models.JSONField(_("đơn vị"), default=list, blank=True)
    is_automatic = models.BooleanField(_("tự đưa mỗi bài mới"), default=False)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người phụ trách"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    settings = models.JSONField(_("thông số kết nối"), default=dict, blank=True)
    correct_hours = models.PositiveSmallIntegerField(_("hạn thay bản mới (giờ)"), default=24)
    withdraw_hours = models.PositiveSmallIntegerField(_("hạn gỡ bài (giờ)"), default=4)
    note = models.TextField(_("hướng dẫn cho người đăng"), blank=True)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=100)

    class Meta:
        verbose_name = _("kênh")
        verbose_name_plural = _("kênh")
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                name="social_channel_names_its_network",
                condition=~Q(way=Way.SOCIAL_BY_HAND) | ~Q(network=""),
            ),
            models.CheckConstraint(name="channel_way_is_known", condition=Q(way__in=Way.values)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_by_hand(self) -> bool:
        return self.way in BY_HAND

    @property
    def is_by_machine(self) -> bool:
        return self.way in BY_MACHINE
