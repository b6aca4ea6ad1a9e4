"""The one public form of a file's address: ``/tep/<kind>/<id>/<hash8>/<name>``. Pure functions."""

import re
from pathlib import PurePosixPath

from django.urls import reverse

from phohien.media.enums import MediaKind
from vanban.skeleton import strip_marks

WORDS = {MediaKind.PHOTO: "anh", MediaKind.CLIP: "video", MediaKind.PAPER: "tailieu"}
KINDS = {word: kind for kind, word in WORDS.items()}
MARK = 8
LONGEST_STEM = 44


def address(kind: str, pk: int, file_hash: str, stored: str) -> str:
    """The address of the stored file ``stored`` that belongs to the row ``pk`` of ``kind``."""
    name = PurePosixPath(stored).name
    return reverse("media:file", args=[WORDS[kind], pk, file_hash[:MARK] or "0" * MARK, name])


def plain_name(filename: str) -> str:
    """``Chùa Keo (1).JPG`` → ``chua-keo-1.jpg``: letters every system and address can keep."""
    path = PurePosixPath(filename.replace("\\", "/"))
    stem = re.sub(r"[^a-z0-9]+", "-", strip_marks(path.stem).lower()).strip("-")
    ending = re.sub(r"[^a-z0-9.]", "", path.suffix.lower())
    return f"{stem[:LONGEST_STEM].strip('-') or 'tep'}{ending}"
