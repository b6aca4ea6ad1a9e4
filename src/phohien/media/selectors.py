"""Reading media: what is public, and files as snapshots keep them (plain JSON)."""

from phohien.media.models import MediaUse
from phohien.media.showing import clip, paper, picture

__all__ = ["clip", "is_public", "paper", "picture", "public_ids"]


def is_public(kind: str, object_id: int) -> bool:
    """Whether a public content uses this file now; ``kind`` of ``enums.MediaKind``."""
    return MediaUse.objects.filter(kind=kind, object_id=object_id, live=True).exists()


def public_ids(kind: str):
    """Keys of the public files of ``kind``, as a subquery."""
    return MediaUse.objects.filter(kind=kind, live=True).values("object_id")
