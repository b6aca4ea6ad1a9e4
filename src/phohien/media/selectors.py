"""Reading media: what is public, files as snapshots keep them, lists, where a file is used."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from phohien.media.addresses import WORDS
from phohien.media.models import Clip, MediaUse, Paper, Photo
from phohien.media.showing import clip, paper, picture
from phohien.security.policies import get_visible, visible

__all__ = [
    "Place", "clip", "declare_places", "files", "get_file", "is_public", "notices", "page_of_file",
    "paper", "picture", "public_ids", "same_files", "where_used",
]  # fmt: skip

File = Photo | Clip | Paper
# subject type → function from keys to {key: (title, address)}
_describers: dict[str, Callable[[Iterable[int]], dict[int, tuple[str, str]]]] = {}


@dataclass(frozen=True, slots=True)
class Place:
    """A content in which a file is, or was, used; ``url`` is empty when nobody described it."""

    title: str
    url: str
    live: bool


def declare_places(
    subject_type: str, describe: Callable[[Iterable[int]], dict[int, tuple[str, str]]]
) -> None:
    """A room above tells how its subjects are called: ``describe(ids)`` → id → (title, address)."""
    _describers[subject_type] = describe


def is_public(kind: str, object_id: int) -> bool:
    """Whether a public content uses this file now; ``kind`` of ``enums.MediaKind``."""
    return MediaUse.objects.filter(kind=kind, object_id=object_id, live=True).exists()


def public_ids(kind: str) -> QuerySet:
    """Keys of the public files of ``kind``, as a subquery."""
    return MediaUse.objects.filter(kind=kind, live=True).values("object_id")


def where_used(row: File) -> list[Place]:
    """The contents that use ``row`` or did, those in public first."""
    uses = MediaUse.objects.filter(kind=row._meta.model_name, object_id=row.pk)
    found = []
    for kind in sorted({use.subject_type for use in uses}):
        own = [use for use in uses if use.subject_type == kind]
        told = _describers.get(kind, lambda _ids: {})({use.subject_id for use in own})
        for use in own:
            unnamed = (f"{kind} {use.subject_id}", "")
            found.append(Place(*told.get(use.subject_id, unnamed), use.live))
    return sorted(found, key=lambda place: (not place.live, place.title))


def page_of_file(row: File) -> str:
    """The workspace page of a file."""
    return reverse("media:page", args=[WORDS[row._meta.model_name], row.pk])


def files(
    *, actor, model: type[File], text: str = "", agency_id: int | None = None, licence: str = "",
    use: str = "",
) -> QuerySet:  # fmt: skip
    """Files the actor may see, the newest first, annotated with ``live``.

    ``use`` is "live", "never" or empty; ``text`` is sought in title, caption and credit.
    """
    uses = MediaUse.objects.filter(kind=model._meta.model_name, object_id=OuterRef("pk"))
    rows = visible(actor, model).annotate(live=Exists(uses.filter(live=True)))
    joined = ("agency", "poster") if model is Clip else ("agency",)
    rows = rows.select_related(*joined).order_by("-created_at", "-pk")
    if text.strip():
        rows = rows.filter(_said(model, text.strip()))
    if agency_id:
        rows = rows.filter(agency_id=agency_id)
    if licence:
        rows = rows.filter(licence=licence)
    if use == "never":
        return rows.filter(~Exists(uses))
    return rows.filter(live=True) if use == "live" else rows


def _said(model: type[File], text: str) -> Q:
    sought = Q(title__icontains=text) | Q(credit__icontains=text)
    return sought | Q(caption__icontains=text) if model is Photo else sought


def get_file(*, actor, model: type[File], pk: int) -> File:
    """One file the actor may see, or NotVisible."""
    return get_visible(actor, model, pk=pk)


def same_files(row: File) -> QuerySet:
    """Other rows with exactly the same content, the oldest first."""
    rows = type(row).objects.filter(file_hash=row.file_hash).exclude(pk=row.pk)
    return rows.exclude(file_hash="").order_by("created_at")


def notices(*, actor, row: File) -> list[str]:
    """What the person who takes care of ``row`` should know, in whole sentences."""
    found = []
    for other in visible(actor, same_files(row))[:3]:
        text = _("Tệp này đã được tải lên ngày %(day)s với tên “%(title)s”.")
        found.append(text % {"day": f"{other.created_at:%d/%m/%Y}", "title": other.title})
    if isinstance(row, Photo):
        if row.width < 1200 and row.height < 1200:
            found.append(_("Ảnh nhỏ hơn 1.200 điểm ảnh nên sẽ không rõ trên màn hình lớn."))
        if row.tells_place():
            found.append(
                _("Tệp gốc ghi nơi chụp (GPS). Các cỡ ảnh công khai đã được bỏ thông tin này.")
            )
    return found
