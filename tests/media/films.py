"""Films and papers for tests, just whole enough. Not: anything to see."""

import io
import struct


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def mp4(
    seconds: int = 95, *, brand: bytes = b"isom", also: bytes = b"mp41", long: bool = False
) -> bytes:
    """``ftyp``, some data, then ``moov`` with its header."""
    if long:
        header = struct.pack(">IQQIQ", 1 << 24, 0, 0, 1000, seconds * 1000)
    else:
        header = struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000)
    moov = box(b"moov", box(b"udta", b"x" * 40) + box(b"mvhd", header + bytes(80)))
    return box(b"ftyp", brand + bytes(4) + also) + box(b"mdat", bytes(5000)) + moov


def pdf() -> bytes:
    """One empty page."""
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()
