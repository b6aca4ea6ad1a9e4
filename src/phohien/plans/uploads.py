"""Which files are taken as evidence, judged by their first bytes and not by their name alone."""

import zipfile
from pathlib import PurePath

from django.core.files import File
from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput

MAX_FILE_BYTES = 50 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OOXML = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "heic": "image/heic",
    "docx": _OOXML + "wordprocessingml.document",
    "xlsx": _OOXML + "spreadsheetml.sheet",
    "pptx": _OOXML + "presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
}
SHOWN_INLINE = {"image/jpeg", "image/png", "image/webp"}
ACCEPT = ",".join(f".{suffix}" for suffix in TYPES)
_PARTS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}


def suffix_of(name: str) -> str:
    """The extension in small letters, without its dot."""
    return PurePath(name).suffix.lower().lstrip(".")


def content_type(name: str) -> str:
    """The type a stored file is sent with; unknown ones as plain bytes."""
    return TYPES.get(suffix_of(name), "application/octet-stream")


def check(file: File) -> None:
    """Refuse a file that is too large, empty, of an unlisted type or not what its name says.

    Raises InvalidInput("file", …) with a sentence that says what to do.
    """
    if file.size > MAX_FILE_BYTES:
        _refuse(_("Tệp lớn hơn 50 MB. Hãy giảm dung lượng hoặc dán địa chỉ."))
    if not file.size:
        _refuse(_("Tệp này rỗng. Hãy chọn lại tệp."))
    suffix = suffix_of(file.name)
    if suffix not in TYPES:
        _refuse(
            _(
                "Không nhận loại tệp này. Hãy dùng PDF, ảnh (JPG, PNG, WebP), văn bản Word, "
                "Excel, PowerPoint, OpenDocument, video MP4 hoặc âm thanh MP3."
            )
        )
    if not _matches(file, suffix):
        _refuse(
            _("Nội dung tệp không phải là .%(suffix)s. Hãy lưu lại tệp đúng loại rồi gửi lại.")
            % {"suffix": suffix}
        )


def _refuse(message: str) -> None:
    raise InvalidInput("file", message)


def _matches(file: File, suffix: str) -> bool:
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    if suffix in ("docx", "xlsx", "pptx", "odt", "ods"):
        return head.startswith(b"PK\x03\x04") and _is_office(file, suffix)
    return _SIGNATURES[suffix](head)


def _starts(*signatures: bytes):
    return lambda head: head.startswith(signatures)


def _brand(*brands: bytes):
    return lambda head: head[4:8] == b"ftyp" and (not brands or head[8:12] in brands)


_SIGNATURES = {
    "pdf": _starts(b"%PDF-"),
    "jpg": _starts(b"\xff\xd8\xff"),
    "jpeg": _starts(b"\xff\xd8\xff"),
    "png": _starts(b"\x89PNG\r\n\x1a\n"),
    "webp": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    "heic": _brand(b"heic", b"heix", b"mif1", b"msf1", b"hevc"),
    "doc": _starts(_OLE),
    "xls": _starts(_OLE),
    "ppt": _starts(_OLE),
    "mp4": _brand(),
    "mov": _brand(),
    "mp3": _starts(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
}


def _is_office(file: File, suffix: str) -> bool:
    """An office package of the right kind, without macros."""
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            mimetype = package.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return False
    finally:
        file.seek(0)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return False
    if suffix in _PARTS:
        return any(name.startswith(_PARTS[suffix]) for name in names)
    return mimetype == TYPES[suffix].encode()
