"""A film at the door: MP4 or WebM by content, its length read; subtitles as WebVTT."""

import struct

from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phohien.clearance import secrecy
from phohien.kernel.errors import InvalidInput
from phohien.media.addresses import plain_name
from phohien.media.receiving.received import (
    MEGABYTE,
    Received,
    bytes_of,
    named,
    require_size,
    wrong,
)

LARGEST, LARGEST_CAPTIONS = 500 * MEGABYTE, 1 * MEGABYTE
BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash"}
EBML, WEBM = b"\x1a\x45\xdf\xa3", b"webm"
WHAT = gettext_lazy("phụ đề tải lên")


def received_clip(*, file: File) -> Received:
    """Check a film. Its pictures are not scanned: people see them when they clear the content."""
    require_size(file, LARGEST)
    file.seek(0)
    head = file.read(64)
    if head[4:8] == b"ftyp" and _brands(head) & BRANDS:
        ending, seconds = ".mp4", mp4_seconds(file)
    elif head.startswith(EBML) and WEBM in head:
        ending, seconds = ".webm", 0
    else:
        raise wrong(_("Video phải là tệp MP4 (H.264) hoặc WebM. Hãy xuất lại theo dạng này."))
    file.seek(0)
    stem = (file.name or "video").rsplit(".", 1)[0]
    return Received(File(file, name=plain_name(f"{stem}{ending}")), seconds=seconds)


def _brands(head: bytes) -> set[bytes]:
    size = min(struct.unpack(">I", head[:4])[0], len(head))
    return {head[8:12], *(head[at : at + 4] for at in range(16, size, 4))}


def mp4_seconds(file: File) -> int:
    """Whole seconds from ``moov/mvhd`` (ISO/IEC 14496-12); 0 when it is not told."""
    movie = _box(file, 0, file.size, b"moov")
    header = _box(file, *movie, b"mvhd") if movie else None
    if header is None:
        return 0
    file.seek(header[0])
    body = file.read(32)
    if len(body) < 32:
        return 0
    long = body[0] == 1
    scale, length = struct.unpack(">IQ", body[20:32]) if long else struct.unpack(">II", body[12:20])
    return round(length / scale) if scale else 0


def _box(file: File, at: int, end: int, wanted: bytes) -> tuple[int, int] | None:
    """Where the content of the first box ``wanted`` between ``at`` and ``end`` begins and ends."""
    while at + 8 <= end:
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            return None
        size, skip = struct.unpack(">I", head[:4])[0], 8
        if size == 1 and len(head) == 16:
            size, skip = struct.unpack(">Q", head[8:])[0], 16
        size = size or end - at
        if size < skip:
            return None
        if head[4:8] == wanted:
            return at + skip, min(at + size, end)
        at += size
    return None


def received_captions(*, actor, file: File) -> Received:
    """Check and scan subtitles (WebVTT, UTF-8)."""
    body = bytes_of(file, LARGEST_CAPTIONS)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_captions() from error
    if not text.startswith("WEBVTT"):
        raise _not_captions()
    secrecy.require_clean_text(actor=actor, what=str(WHAT), text=text)
    return Received(named(text.encode(), file.name, ".vtt"))


def _not_captions() -> InvalidInput:
    text = _("Phụ đề phải là tệp WebVTT (.vtt) mã UTF-8, dòng đầu là WEBVTT.")
    return InvalidInput("captions", text)
