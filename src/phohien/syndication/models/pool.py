"""What press organs are offered to use, under which right, and who took it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.media.enums import Licence
from phohien.media.models import Clip, Photo
from phohien.newsroom.models import Publication, Version
from phohien.organisation.models import Agency
from phohien.syndication.enums import OfferKind


class Offer(models.Model):
    """One item, photo or clip in the pool. ``embargo_until``: nobody takes it before."""

    kind = models.CharField(_("loại"), max_length=10, choices=OfferKind.choices)
    publication = models.ForeignKey(
        Publication, null=True, blank=True, on_delete=models.PROTECT, related_name="offers"
    )
    photo = models.ForeignKey(
        Photo, null=True, blank=True, on_delete=models.PROTECT, related_name="offers"
    )
    clip = models.ForeignKey(
        Clip, null=True, blank=True, on_delete=models.PROTECT, related_name="offers"
    )
    title = models.CharField(_("tên"), max_length=255)
    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị chia sẻ"), on_delete=models.PROTECT, related_name="+"
    )
    licence = models.CharField(_("giấy phép"), max_length=20, choices=Licence.choices)
    terms = models.CharField(_("điều kiện dùng"), max_length=300, blank=True)
    credit = models.CharField(_("ghi công"), max_length=200)
    embargo_until = models.DateTimeField(_("không dùng trước lúc"), null=True, blank=True)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    offered_at = models.DateTimeField(_("chia sẻ lúc"))
    closed_at = models.DateTimeField(_("thôi chia sẻ lúc"), null=True, blank=True)
    closed_reason = models.CharField(_("lý do thôi"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("mục trong kho dùng chung")
        verbose_name_plural = _("mục trong kho dùng chung")
        ordering = ["-offered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="offer_is_of_one_thing",
                condition=Q(kind="item", publication__isnull=False, photo=None, clip=None)
                | Q(kind="photo", publication=None, photo__isnull=False, clip=None)
                | Q(kind="clip", publication=None, photo=None, clip__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["publication"],
                condition=Q(closed_at=None, publication__isnull=False),
                name="one_open_offer_of_an_item",
            ),
            models.UniqueConstraint(
                fields=["photo"],
                condition=Q(closed_at=None, photo__isnull=False),
                name="one_open_offer_of_a_photo",
            ),
            models.UniqueConstraint(
                fields=["clip"],
                condition=Q(closed_at=None, clip__isnull=False),
                name="one_open_offer_of_a_clip",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Take(models.Model):
    """A press organ took an offer: who, when, which version, what for."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="takes")
    # Empty when a co-ordinator took it for the province.
    agency = models.ForeignKey(
        Agency,
        verbose_name=_("cơ quan báo chí"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lấy lúc"))
    purpose = models.CharField(_("dùng vào việc"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("lần lấy")
        verbose_name_plural = _("lần lấy")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.agency or self.user}: {self.offer}"
