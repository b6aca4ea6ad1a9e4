"""The guarded door to zip-based documents (.docx). Not a reader: it checks size and kind only.

The limits are our own; they keep a zip bomb from filling the memory of the machine.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from vanban.errors import InputTooLarge, UnreadableInput

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class ArchiveLimits:
    """How much an archive may hold: members, bytes when expanded, expansion factor.

    The factor counts only once ``ratio_from`` expanded bytes are passed: small XML parts
    of honest documents compress very well.
    """

    members: int = 5_000
    expanded: int = 400 * 1024 * 1024
    ratio: int = 150
    ratio_from: int = 40 * 1024 * 1024


def open_archive(
    source: str | PathLike[str] | BinaryIO, *, limits: ArchiveLimits | None = None
) -> zipfile.ZipFile:
    """Open ``source`` (path or seekable binary file) as a zip archive within ``limits``.

    Raises ``UnreadableInput`` (codes ``missing``, ``empty``, ``encrypted``, ``old-word``,
    ``not-archive``, ``broken-archive``) and ``InputTooLarge`` (``too-many-members``,
    ``expands-too-much``). Reading one member never gives more bytes than it declares,
    so the sum checked here holds.
    """
    stream = _stream(source)
    _refuse_other_kinds(stream)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _broken() from error
    _check_members(archive, limits or ArchiveLimits())
    return archive


def read_xml(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Return the root of the XML part ``name``, None when absent; no entities, no network.

    Raises ``UnreadableInput`` (``broken-archive``) when the part is damaged.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(archive.read(name), parser)
    except KeyError:
        return None
    except (etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, ValueError, OSError) as error:
        raise _broken(name) from error
    except (RuntimeError, NotImplementedError, zlib.error) as error:
        raise _broken(name) from error


def _stream(source) -> BinaryIO:
    if hasattr(source, "read"):
        source.seek(0)
        return source
    path = Path(source)
    if not path.is_file():
        raise UnreadableInput(
            "missing",
            f"Không tìm thấy tệp “{path.name}”.",
            "Xin kiểm tra lại tên và nơi lưu tệp.",
        )
    return io.BytesIO(path.read_bytes()) if path.stat().st_size < 1 << 20 else path.open("rb")


def _refuse_other_kinds(stream: BinaryIO) -> None:
    start = stream.read(8)
    if not start:
        raise UnreadableInput(
            "empty", "Tệp rỗng, không có nội dung nào.", "Xin chọn lại đúng tệp văn bản."
        )
    if start == _OLE:
        stream.seek(0)
        raise _ole_error(stream.read(4 * 1024 * 1024))
    if start[:2] != b"PK":
        raise UnreadableInput(
            "not-archive",
            "Tệp không phải là văn bản Word dạng .docx.",
            "Xin mở tệp bằng Word hoặc LibreOffice rồi lưu lại dưới dạng .docx.",
        )
    stream.seek(0)


def _ole_error(data: bytes) -> UnreadableInput:
    if _ENCRYPTED_STREAM in data:
        return UnreadableInput(
            "encrypted",
            "Văn bản được bảo vệ bằng mật khẩu nên không mở được.",
            "Xin bỏ mật khẩu trong Word rồi gửi lại.",
        )
    return UnreadableInput(
        "old-word",
        "Tệp là văn bản Word đời cũ (.doc), không phải .docx.",
        "Xin mở tệp bằng Word hoặc LibreOffice rồi lưu lại dưới dạng .docx.",
    )


def _check_members(archive: zipfile.ZipFile, limits: ArchiveLimits) -> None:
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableInput(
            "encrypted",
            "Tệp nén được bảo vệ bằng mật khẩu nên không mở được.",
            "Xin bỏ mật khẩu rồi gửi lại.",
        )
    if len(members) > limits.members:
        raise InputTooLarge(
            "too-many-members",
            f"Tệp chứa {len(members)} phần, quá giới hạn {limits.members}.",
            "Xin kiểm tra lại nguồn của tệp, hoặc lưu lại văn bản bằng Word.",
        )
    expanded = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if expanded > limits.expanded or (
        expanded > limits.ratio_from and expanded / packed > limits.ratio
    ):
        raise InputTooLarge(
            "expands-too-much",
            f"Tệp bung ra {expanded // (1024 * 1024)} MB, lớn bất thường so với tệp gốc.",
            "Xin kiểm tra lại nguồn của tệp, hoặc lưu lại văn bản bằng Word.",
        )


def _broken(part: str = "") -> UnreadableInput:
    where = f" ở phần “{part}”" if part else ""
    return UnreadableInput(
        "broken-archive",
        f"Tệp .docx bị hỏng{where} nên không đọc được.",
        "Xin tải lại tệp, hoặc mở bằng Word và lưu lại rồi thử lần nữa.",
    )
