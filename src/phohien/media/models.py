"""Photos, clips and papers with their rights, and where each is in use."""

from pathlib import PurePosixPath

from django.core.files.storage import FileSystemStorage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from phohien.kernel import clock
from phohien.media import addresses, sizes
from phohien.media.enums import Consent, Licence, MediaKind
from phohien.organisation.models import Agency


def media_storage():
    """Where files of this room lie: never under a public address."""
    return storages["media_private"]


def rendition_storage() -> FileSystemStorage:
    """The same place; a size made again replaces its file, so its address never changes."""
    return FileSystemStorage(location=media_storage().location, base_url="", allow_overwrite=True)


def place(instance, filename: str) -> str:
    """``photo/2026-11/chua-keo.jpg``; sizes of a photo lie in a folder of their own."""
    name = addresses.plain_name(filename)
    if isinstance(instance, PhotoRendition):
        photo = instance.image
        return f"sizes/{photo.pk}-{photo.file_hash[:8]}/{PurePosixPath(filename).name.lower()}"
    return f"{instance._meta.model_name}/{clock.today():%Y-%m}/{name}"


class Rights(models.Model):
    """Who made a file and under which right it may be public."""

    agency = models.ForeignKey(
        Agency,
        verbose_name=_("đơn vị giữ"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    credit = models.CharField(_("ghi công"), max_length=200, blank=True)
    source = models.CharField(_("nguồn"), max_length=300, blank=True)
    licence = models.CharField(
        _("giấy phép"), max_length=20, choices=Licence.choices, default=Licence.UNKNOWN
    )
    rights_holder = models.CharField(_("chủ sở hữu quyền"), max_length=200, blank=True)
    consent = models.CharField(
        _("sự đồng ý của người trong hình"),
        max_length=20,
        choices=Consent.choices,
        default=Consent.UNKNOWN,
    )
    taken_on = models.DateField(_("ngày chụp, ngày quay"), null=True, blank=True)
    shareable = models.BooleanField(_("cho cơ quan báo chí dùng chung"), default=False)

    class Meta:
        abstract = True


class Photo(Rights, AbstractImage):
    """A picture with the words that must go with it."""

    file = models.ImageField(
        verbose_name=_("tệp"),
        upload_to=place,
        storage=media_storage,
        width_field="width",
        height_field="height",
    )
    alt = models.CharField(_("mô tả cho người không nhìn thấy"), max_length=300, blank=True)
    caption = models.CharField(_("chú thích"), max_length=300, blank=True)

    admin_form_fields = (
        "title", "file", "alt", "caption", "credit", "source", "licence", "rights_holder",
        "consent", "taken_on", "agency", "shareable", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("ảnh")
        verbose_name_plural = _("ảnh")
        abstract = False

    def __str__(self) -> str:
        return self.title

    @property
    def default_alt_text(self) -> str:
        return self.alt

    @property
    def url(self) -> str:
        """Of the file as it was uploaded: for staff only, whatever is public."""
        return addresses.address(MediaKind.PHOTO, self.pk, self.file_hash, self.file.name)

    def tells_place(self) -> bool:
        """Whether the file as uploaded says where it was taken."""
        with self.open_file() as file:
            return sizes.tells_place(file)

    def _set_file_hash(self) -> None:
        with self.open_file() as file:
            self.file_hash = sizes.file_hash(file)

    def generate_rendition_file(self, filter, *, source=None):
        stem = PurePosixPath(self.filename).stem
        return sizes.bare_rendition(super().generate_rendition_file, filter, stem, source)


class PhotoRendition(AbstractRendition):
    """A size of a photo."""

    file = models.ImageField(
        upload_to=place, storage=rendition_storage, width_field="width", height_field="height"
    )
    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("cỡ ảnh")
        verbose_name_plural = _("cỡ ảnh")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_of_a_spec"
            )
        ]

    def __str__(self) -> str:
        return f"{self.image} {self.filter_spec}"

    @property
    def url(self) -> str:
        photo = self.image
        return addresses.address(MediaKind.PHOTO, photo.pk, photo.file_hash, self.file.name)


class Paper(Rights, AbstractDocument):
    """A document to read or download."""

    file = models.FileField(verbose_name=_("tệp"), upload_to=place, storage=media_storage)

    admin_form_fields = (
        "title", "file", "credit", "source", "licence", "rights_holder", "agency", "shareable",
        "collection", "tags",
    )  # fmt: skip

    class Meta(AbstractDocument.Meta):
        verbose_name = _("tài liệu")
        verbose_name_plural = _("tài liệu")
        abstract = False

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        return addresses.address(MediaKind.PAPER, self.pk, self.file_hash, self.file.name)

    def _set_file_hash(self) -> None:
        with self.open_file() as file:
            self.file_hash = sizes.file_hash(file)


class Clip(Rights):
    """A film with its poster, subtitles and transcript."""

    title = models.CharField(_("tiêu đề"), max_length=255)
    file = models.FileField(_("tệp"), upload_to=place, storage=media_storage)
    file_hash = models.CharField(max_length=40, blank=True, editable=False)
    poster = models.ForeignKey(
        Photo,
        verbose_name=_("ảnh bìa"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    captions = models.FileField(
        _("phụ đề (.vtt)"), upload_to=place, storage=media_storage, blank=True
    )
    transcript = models.TextField(_("lời thoại"), blank=True)
    seconds = models.PositiveIntegerField(_("thời lượng (giây)"), default=0)
    created_at = models.DateTimeField(_("tải lên lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("video")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        return addresses.address(MediaKind.CLIP, self.pk, self.file_hash, self.file.name)

    def _set_file_hash(self) -> None:
        self.file_hash = sizes.file_hash(self.file)

    @property
    def captions_url(self) -> str:
        return addresses.address(MediaKind.CLIP, self.pk, self.file_hash, self.captions.name)


class MediaUse(models.Model):
    """A file in a content; ``live`` while that content is public, and only then is the file."""

    kind = models.CharField(max_length=10, choices=MediaKind.choices)
    object_id = models.PositiveBigIntegerField()
    subject_type = models.CharField(max_length=40)
    subject_id = models.PositiveBigIntegerField()
    live = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("nơi dùng")
        verbose_name_plural = _("nơi dùng")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "subject_type", "subject_id"], name="one_use_of_a_file"
            )
        ]
        indexes = [
            models.Index(fields=["kind", "object_id"], condition=Q(live=True), name="use_live"),
            models.Index(fields=["subject_type", "subject_id"], name="use_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} trong {self.subject_type} {self.subject_id}"
