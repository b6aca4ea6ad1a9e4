"""Taking files of the static copy away at once, without waiting for the job that writes it."""

from pathlib import Path

from django.conf import settings

from phohien.media.addresses import WORDS
from phohien.portal.baking import writing


def root() -> Path:
    return Path(settings.PORTAL_COPY)


def of_page(path: str) -> None:
    """The page of a withdrawn item: until its notice is written the application answers."""
    writing.remove(writing.file_of(root(), path))


def of_file(kind: str, object_id: int) -> None:
    """All sizes of a file that is not public any more."""
    writing.remove_folder(root() / "tep" / WORDS[kind] / str(object_id))
