"""A document at the door: PDF, Word, Excel, PowerPoint, OpenDocument by content, no macros."""

import io
import zipfile

from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phohien.kernel.errors import InvalidInput
from phohien.media.receiving.received import (
    MEGABYTE,
    Received,
    bytes_of,
    named,
    require_no_secret,
    wrong,
)

LARGEST, LARGEST_UNPACKED, MOST_MEMBERS = 50 * MEGABYTE, 500 * MEGABYTE, 10_000
OFFICE = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx", "ppt/presentation.xml": ".pptx"}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
WHAT = gettext_lazy("tài liệu tải lên")


def received_paper(*, actor, file: File) -> Received:
    """Check and scan a document; ``actor`` is who the audit log names when it is refused."""
    body = bytes_of(file, LARGEST)
    ending = _ending_of(body)
    require_no_secret(actor=actor, what=str(WHAT), body=body, ending=ending)
    return Received(named(body, file.name, ending))


def _ending_of(body: bytes) -> str:
    if body.startswith(b"%PDF-"):
        _require_open_pdf(body)
        return ".pdf"
    if not body.startswith(b"PK"):
        raise _unknown()
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return _packed_ending(packed)
    except (
        zipfile.BadZipFile,
        StopIteration,
        KeyError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise _unknown() from error


def _require_open_pdf(body: bytes) -> None:
    """What a password hides from us could not be checked for secrets."""
    from pypdf import PdfReader  # not at the start of the site
    from pypdf.errors import PyPdfError

    try:
        locked = PdfReader(io.BytesIO(body)).is_encrypted
    except (PyPdfError, ValueError, OSError, RecursionError) as error:
        raise wrong(_("Không mở được tệp PDF này. Hãy xuất lại tệp rồi tải lên.")) from error
    if locked:
        raise wrong(_("Tệp PDF có mật khẩu nên không kiểm tra được. Hãy bỏ mật khẩu rồi tải lên."))


def _packed_ending(packed: zipfile.ZipFile) -> str:
    members = packed.infolist()
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > LARGEST_UNPACKED:
        raise wrong(_("Tệp nén này nở ra quá lớn. Hãy lưu lại thành tệp gọn hơn."))
    names = {one.filename for one in members}
    if any(name.lower().endswith(("vbaproject.bin", ".exe", ".js")) for name in names):
        raise wrong(_("Tệp có macro hoặc chương trình bên trong. Hãy lưu lại không kèm macro."))
    if "mimetype" in names:
        return OPEN_DOCUMENT[packed.read("mimetype").strip()]
    return next(ending for name, ending in OFFICE.items() if name in names)


def _unknown() -> InvalidInput:
    return wrong(_("Dùng được tệp PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), ODT, ODS."))
