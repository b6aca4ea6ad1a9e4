"""The editors' pages. They are where one writes; the public reads versions, never these rows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Page

from phohien.clearance.models import Topic
from phohien.kernel import events
from phohien.media.models import Photo
from phohien.newsroom import gate, panels
from phohien.newsroom.blocks import BodyBlock, SourcesBlock
from phohien.newsroom.enums import InformationKind, ItemKind, PlaceKind
from phohien.newsroom.events import PageRevised, PageSaved
from phohien.newsroom.models.sections import Section
from phohien.newsroom.permissions import ItemPermissions
from phohien.organisation.enums import COMMUNE_KINDS
from phohien.organisation.models import Agency
from phohien.plans.models import PlanTask


class FrontPage(Page):
    """The root of one language's tree; what it shows is composed by the public site."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.SectionPage"]

    class Meta:
        verbose_name = _("trang đầu")
        verbose_name_plural = _("trang đầu")

    def get_url_parts(self, request=None):
        return None


class SectionPage(Page):
    """The place in the tree for the items of a section; its words are the section's."""

    section = models.ForeignKey(
        Section, verbose_name=_("chuyên mục"), on_delete=models.PROTECT, related_name="pages"
    )
    parent_page_types = ["newsroom.FrontPage"]
    subpage_types = ["newsroom.Item", "newsroom.PlacePage", "newsroom.HappeningPage"]

    class Meta:
        verbose_name = _("trang chuyên mục")
        verbose_name_plural = _("trang chuyên mục")

    def get_url_parts(self, request=None):
        return None


class PublicPage(Page):
    """What every public page carries besides its words."""

    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị phát ngôn"), on_delete=models.PROTECT, related_name="+"
    )
    byline = models.CharField(_("tác giả"), max_length=200, blank=True)
    information_kind = models.CharField(
        _("loại thông tin"),
        max_length=20,
        choices=InformationKind.choices,
        default=InformationKind.PROMOTION,
    )
    lead = models.TextField(_("sapo"), max_length=600)
    main_photo = models.ForeignKey(
        Photo,
        verbose_name=_("ảnh chính"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    main_alt = models.CharField(_("mô tả ảnh chính"), max_length=300, blank=True)
    main_caption = models.CharField(_("chú thích ảnh chính"), max_length=300, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("nội dung"), blank=True)
    sources = StreamField(SourcesBlock(), verbose_name=_("nguồn"), blank=True)
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("chủ đề của kế hoạch"), blank=True, related_name="+"
    )
    communes = ParentalManyToManyField(
        Agency,
        verbose_name=_("địa bàn"),
        blank=True,
        related_name="+",
        limit_choices_to={"kind__in": COMMUNE_KINDS},
    )
    plan_task = models.ForeignKey(
        PlanTask,
        verbose_name=_("nhiệm vụ của kế hoạch"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    review_by = models.DateField(_("xem lại trước ngày"), null=True, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người chịu trách nhiệm gỡ"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    machine_made = models.BooleanField(
        _("có hình, chữ do máy tạo"),
        default=False,
        help_text=_("Người đọc được báo theo Luật Trí tuệ nhân tạo 134/2025/QH15."),
    )

    content_panels = panels.content()
    promote_panels = panels.ABOUT
    settings_panels: list = []
    subpage_types: list[str] = []
    parent_page_types = ["newsroom.SectionPage"]
    is_creatable = False
    preview_modes: list = []  # the workspace shows the draft; the public page is not Wagtail's
    search_auto_update = False  # the editors' search follows by a job, see subscriptions

    class Meta:
        verbose_name = _("trang công khai")
        verbose_name_plural = _("trang công khai")

    def save(self, *args, **kwargs):
        """Refuses to become live outside the publishing service (see ``gate``)."""
        gate.check(self)
        result = super().save(*args, **kwargs)
        events.publish(PageSaved(page_id=self.pk))
        return result

    def save_revision(self, *args, **kwargs):
        """Tells the newsroom that words changed: what was cleared is cleared no more."""
        revision = super().save_revision(*args, **kwargs)
        events.publish(PageRevised(page_id=self.pk, user_id=revision.user_id, page=self))
        return revision

    def permissions_for_user(self, user):
        return ItemPermissions(user, self)

    def get_url_parts(self, request=None):
        """Wagtail never serves it; its public address belongs to the publication."""
        return None


class Item(PublicPage):
    """News, feature, reportage, video, photo story, statement, correction or page."""

    kind = models.CharField(
        _("thể loại"), max_length=20, choices=ItemKind.choices, default=ItemKind.NEWS
    )
    corrects = models.ForeignKey(
        "newsroom.Publication",
        verbose_name=_("cải chính cho bài"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # What was said and the evidence of the answer (``claims``); set by a service, not typed here.
    claim = models.JSONField(null=True, blank=True, editable=False)
    content_panels = panels.content("kind")
    promote_panels = [*panels.ABOUT, "corrects"]
    is_creatable = True

    class Meta:
        verbose_name = _("tin, bài")
        verbose_name_plural = _("tin, bài")


class PlacePage(PublicPage):
    """A place that a reader can go to."""

    place_kind = models.CharField(_("loại điểm"), max_length=20, choices=PlaceKind.choices)
    commune = models.ForeignKey(
        Agency,
        verbose_name=_("xã, phường"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"kind__in": COMMUNE_KINDS},
    )
    latitude = models.DecimalField(
        _("vĩ độ"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("kinh độ"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    visiting = models.TextField(_("đi lại, giờ mở cửa"), blank=True)
    content_panels = panels.content("place_kind", "commune", "latitude", "longitude", "visiting")
    is_creatable = True

    class Meta:
        verbose_name = _("địa điểm")
        verbose_name_plural = _("địa điểm")


class HappeningPage(PublicPage):
    """A festival, fair, conference or performance that a reader can attend."""

    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến ngày"))
    place_name = models.CharField(_("nơi diễn ra"), max_length=200)
    organiser = models.CharField(_("đơn vị tổ chức"), max_length=200, blank=True)
    is_expected = models.BooleanField(_("thời gian dự kiến"), default=False)
    content_panels = panels.content(
        "starts_on", "ends_on", "is_expected", "place_name", "organiser"
    )
    is_creatable = True

    class Meta:
        verbose_name = _("sự kiện")
        verbose_name_plural = _("sự kiện")
