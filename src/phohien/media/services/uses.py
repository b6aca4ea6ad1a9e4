"""Which files a public content shows: the only thing that makes a file public."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from phohien.kernel import events
from phohien.media.enums import MediaKind
from phohien.media.events import MediaPublicityChanged
from phohien.media.models import Clip, MediaUse
from phohien.media.selectors import is_public

Key = tuple[str, int]


@transaction.atomic
def set_live_uses(
    *,
    subject_type: str,
    subject_id: int,
    photo_ids: Iterable[int] = (),
    clip_ids: Iterable[int] = (),
    paper_ids: Iterable[int] = (),
) -> None:
    """From now on exactly these files are public by this subject; posters of clips come along.

    The caller has cleared the content and checked who acts; this records what follows from it.
    After the commit each file whose publicity changed is told by MediaPublicityChanged.
    """
    clips = set(clip_ids)
    posters = Clip.objects.filter(pk__in=clips, poster__isnull=False).values_list("poster_id")
    photos = {*photo_ids, *(pk for (pk,) in posters)}
    wanted = {(MediaKind.PHOTO.value, pk) for pk in photos}
    wanted |= {(MediaKind.CLIP.value, pk) for pk in clips}
    wanted |= {(MediaKind.PAPER.value, pk) for pk in paper_ids}
    _write(subject_type, subject_id, wanted)


@transaction.atomic
def note_draft_uses(
    *,
    subject_type: str,
    subject_id: int,
    photo_ids: Iterable[int] = (),
    clip_ids: Iterable[int] = (),
    paper_ids: Iterable[int] = (),
) -> None:
    """A content with these files is handed in: its signers may see them; nothing is public."""
    wanted = [
        *((MediaKind.PHOTO.value, pk) for pk in photo_ids),
        *((MediaKind.CLIP.value, pk) for pk in clip_ids),
        *((MediaKind.PAPER.value, pk) for pk in paper_ids),
    ]
    MediaUse.objects.bulk_create(
        [
            MediaUse(kind=kind, object_id=pk, subject_type=subject_type, subject_id=subject_id)
            for kind, pk in wanted
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def clear_live_uses(*, subject_type: str, subject_id: int) -> None:
    """Nothing is public by this subject any more; where a file was used stays known."""
    _write(subject_type, subject_id, set())


def _write(subject_type: str, subject_id: int, wanted: set[Key]) -> None:
    rows = MediaUse.objects.select_for_update().filter(
        subject_type=subject_type, subject_id=subject_id
    )
    known = {(row.kind, row.object_id): row for row in rows}
    touched = {key for key, row in known.items() if row.live} ^ wanted
    before = {key: is_public(*key) for key in touched}
    for key in touched:
        _switch(known.get(key), key, key in wanted, subject_type, subject_id)
    if touched:
        transaction.on_commit(partial(_tell, before))


def _switch(row: MediaUse | None, key: Key, live: bool, subject_type: str, subject_id: int) -> None:
    if row is not None:
        row.live = live
        row.save(update_fields=["live"])
        return
    kind, pk = key
    MediaUse.objects.create(
        kind=kind, object_id=pk, subject_type=subject_type, subject_id=subject_id, live=live
    )


def _tell(before: dict[Key, bool]) -> None:
    """Asked anew after the commit: another subject may have taken or let go of the same file."""
    for (kind, pk), was in sorted(before.items()):
        if (now := is_public(kind, pk)) != was:
            events.publish(MediaPublicityChanged(kind=kind, object_id=pk, public=now))
