"""What has passed the door, and the steps that every kind of file passes."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from phohien.clearance import secrecy
from phohien.kernel.errors import InvalidInput
from phohien.media.addresses import plain_name
from phohien.media.iptc import Embedded
from vanban.errors import VanbanError

MEGABYTE = 1 << 20
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Received:
    """A checked file: ``content`` to store (its name is plain and has the true ending).

    ``seconds`` is a clip's length, 0 when unknown; ``embedded`` the words found inside a photo;
    ``has_place`` whether the photo says where it was taken.
    """

    content: File
    seconds: int = 0
    embedded: Embedded = field(default_factory=Embedded)
    has_place: bool = False


def wrong(message: str) -> InvalidInput:
    return InvalidInput("file", message)


def bytes_of(file: File, limit: int) -> bytes:
    """The whole file, read no further than ``limit`` bytes."""
    require_size(file, limit)
    file.seek(0)
    body = file.read(limit + 1)
    if len(body) > limit:
        raise too_large(limit)
    return body


def require_size(file: File, limit: int) -> None:
    if not file.size:
        raise wrong(_("Tệp này trống. Hãy chọn tệp khác."))
    if file.size > limit:
        raise too_large(limit)


def too_large(limit: int) -> InvalidInput:
    text = _("Tệp lớn quá %(limit)s MB. Hãy thu nhỏ tệp rồi tải lên lại.")
    return wrong(text % {"limit": limit // MEGABYTE})


def named(body: bytes, name: str, ending: str) -> ContentFile:
    """``body`` under the plain form of ``name`` with the ending that its content has."""
    return ContentFile(body, plain_name(f"{Path(name or 'tep').stem}{ending}"))


def require_no_secret(*, actor, what: str, body: bytes, ending: str) -> None:
    """Scan ``body``; a file with a mark is refused, and the copy that was read is removed.

    What cannot be read cannot be checked, so it is refused too.
    """
    folder = Path(settings.PRIVATE_ROOT) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = Path(place) / f"tep{ending}"
        path.write_bytes(body)
        try:
            secrecy.require_clean_file(actor=actor, what=what, path=path)
        except VanbanError as error:
            raise wrong(_unreadable(error)) from error


def _unreadable(error: VanbanError) -> str:
    text = _("Không đọc được tệp nên không kiểm tra được dấu mật: %(what)s %(todo)s")
    return text % {"what": error.what, "todo": error.todo}
