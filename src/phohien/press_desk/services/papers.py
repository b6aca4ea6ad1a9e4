"""Files of a request: checked by their first bytes, sealed before they touch the disk."""

from collections.abc import Iterable

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotVisible
from phohien.plans import uploads
from phohien.press_desk.enums import Purpose
from phohien.press_desk.models import Paper, PressRequest, paper_storage
from phohien.press_desk.sealing import new_link, seal, seal_bytes, unseal, unseal_bytes
from phohien.press_desk.services.records import lock, record

MOST_BYTES = 10 * 1024 * 1024
MOST_FILES = 30
TAKEN = {"pdf", "jpg", "jpeg", "png", "docx"}
ACCEPT = ",".join(f".{suffix}" for suffix in sorted(TAKEN))
FOLDER = "press_desk"


@transaction.atomic
def file_papers(*, actor, request: PressRequest, key: str, files: Iterable[File]) -> list[Paper]:
    """The desk files what came on paper or by e-mail."""
    request = lock(actor, request, "handle")
    rows = [keep(request, file, Purpose.PAPER, key, actor=actor) for file in files]
    if not rows:
        raise InvalidInput("files", _("Hãy chọn ít nhất một tệp."))
    record(actor, "file_papers", request, {"how_many": (0, len(rows))})
    return rows


def keep(
    request: PressRequest, file: File, purpose: str, key: str = "", *, actor=None, violation=None
) -> Paper:
    """Seal one file. Raises InvalidInput("files", …) when it is not taken."""
    check(request, file)
    file.seek(0)
    name = f"{FOLDER}/{clock.now():%Y}/{new_link()[:32].replace('-', '0')}.sealed"
    stored = paper_storage().save(name, ContentFile(seal_bytes(file.read())))
    return Paper.objects.create(
        request=request,
        violation=violation,
        purpose=purpose,
        key=key if request.about.paper(key) else "",
        name=stored,
        sealed=seal(file.name[-200:]),
        size=file.size,
        is_from_applicant=actor is None,
        received_by=actor,
        received_at=clock.now(),
    )


def check(request: PressRequest, file: File) -> None:
    """PDF, pictures and Word, by content; ten megabytes; thirty files a request."""
    if uploads.suffix_of(file.name) not in TAKEN:
        raise InvalidInput("files", _("Chỉ nhận PDF, JPG, PNG hoặc DOCX."))
    if file.size > MOST_BYTES:
        raise InvalidInput("files", _("Mỗi tệp nhiều nhất 10 MB."))
    if request.papers.count() >= MOST_FILES:
        raise InvalidInput("files", _("Hồ sơ này đã đủ %(most)s tệp.") % {"most": MOST_FILES})
    try:
        uploads.check(file)
    except InvalidInput as error:
        raise InvalidInput("files", error.message) from error


def opened(paper: Paper) -> tuple[str, bytes]:
    """The name it came with and its content."""
    try:
        with paper_storage().open(paper.name) as file:
            return unseal(paper.sealed), unseal_bytes(file.read())
    except FileNotFoundError as error:
        raise NotVisible() from error


def throw_away(names: Iterable[str]) -> None:
    """Delete stored files; those already gone are fine."""
    storage = paper_storage()
    for name in names:
        storage.delete(name)
