"""Files that no row knows: left by a transaction taken back or a process that was killed."""

import datetime as dt
from collections.abc import Iterator

from phohien.kernel import clock
from phohien.media.models import Clip, Paper, Photo, PhotoRendition, media_storage

FOLDERS = ("photo", "sizes", "paper", "clip")
AGE = dt.timedelta(days=2)  # an upload under way is younger


def sweep() -> int:
    """Delete files without a row that are older than two days; returns how many."""
    storage, known, count = media_storage(), _known(), 0
    before = clock.now() - AGE
    for name in list(_names(storage)):
        if name not in known and storage.get_modified_time(name) < before:
            storage.delete(name)
            count += 1
    return count


def _known() -> set[str]:
    """Asked before the files are listed would miss a new row; two days of age cover that."""
    held = [(model, "file") for model in (Photo, PhotoRendition, Paper, Clip)]
    fields = [*held, (Clip, "captions")]
    return {name for model, field in fields for name in model.objects.values_list(field, flat=True)}


def _names(storage, folder: str = "") -> Iterator[str]:
    for part in FOLDERS if not folder else (folder,):
        if not storage.exists(part):
            continue
        folders, files = storage.listdir(part)
        yield from (f"{part}/{name}" for name in files)
        for name in folders:
            yield from _names(storage, f"{part}/{name}")
