"""The body of an answer, unpacked as it comes and never beyond its limit. No network of its own."""

import zlib
from collections.abc import AsyncIterator

import brotli
import zstandard

from newswatch.errors import FetchFailed

ACCEPTED = "gzip, deflate, br, zstd"


async def body_of(chunks: AsyncIterator[bytes], encoding: str, most: int) -> bytes:
    """All bytes, unpacked. Raises FetchFailed for more than ``most`` and for broken packing."""
    unpack = _unpacker(encoding)
    parts, size, raw = [], 0, 0
    async for chunk in chunks:
        raw += len(chunk)
        for start in range(0, len(chunk), 1 << 14):
            part = _unpacked(unpack, chunk[start : start + (1 << 14)], most - size)
            size += len(part)
            if size > most or raw > most:
                raise too_large(most)
            parts.append(part)
    return b"".join(parts)


def _unpacked(unpack: "Unpacker", chunk: bytes, room: int) -> bytes:
    try:
        return unpack.take(chunk, room + 1)
    except (zlib.error, brotli.error, zstandard.ZstdError, EOFError) as error:
        raise FetchFailed(
            "broken-packing",
            "Máy chủ gửi dữ liệu nén bị hỏng.",
            "Thường là lỗi tạm thời, hệ thống sẽ thử lại.",
        ) from error


class Unpacker:
    """One way of packing; ``take`` gives at most ``room`` bytes and forgets what is beyond."""

    def take(self, chunk: bytes, room: int) -> bytes:
        return chunk


class _Zlib(Unpacker):
    """gzip, also of several members, and deflate with or without its header."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._packed = zlib.decompressobj(bits)
        self._first = True

    def take(self, chunk: bytes, room: int) -> bytes:
        try:
            out = self._packed.decompress(chunk, room)
        except zlib.error:
            if not self._first or self._bits != zlib.MAX_WBITS:
                raise
            self._packed = zlib.decompressobj(-zlib.MAX_WBITS)
            out = self._packed.decompress(chunk, room)
        self._first = False
        while self._packed.eof and self._packed.unused_data.strip(b"\0") and len(out) < room:
            rest, self._packed = self._packed.unused_data, zlib.decompressobj(self._bits)
            out += self._packed.decompress(rest, room - len(out))
        return out


class _Brotli(Unpacker):
    def __init__(self) -> None:
        self._packed = brotli.Decompressor()

    def take(self, chunk: bytes, room: int) -> bytes:
        out = self._packed.process(chunk, output_buffer_limit=room)
        while len(out) < room and not self._packed.can_accept_more_data():
            more = self._packed.process(b"", output_buffer_limit=room - len(out))
            if not more:
                break
            out += more
        return out


class _Zstd(Unpacker):
    """Windows above 8 MB are refused, as RFC 9659 asks for the web."""

    def __init__(self) -> None:
        self._packed = zstandard.ZstdDecompressor(max_window_size=1 << 23).decompressobj()

    def take(self, chunk: bytes, room: int) -> bytes:
        if self._packed.eof:
            return b""
        out = bytearray()
        for start in range(0, len(chunk), 64):  # a few bytes can be a block of 128 kB
            out += self._packed.decompress(chunk[start : start + 64])
            if len(out) >= room or self._packed.eof:
                break
        return bytes(out[:room])


def _unpacker(encoding: str) -> Unpacker:
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return Unpacker()
    if name in ("gzip", "x-gzip"):
        return _Zlib(zlib.MAX_WBITS | 16)
    if name == "deflate":
        return _Zlib(zlib.MAX_WBITS)
    if name == "br":
        return _Brotli()
    if name == "zstd":
        return _Zstd()
    raise FetchFailed(
        "unknown-packing",
        f"Máy chủ nén dữ liệu theo cách không hỗ trợ ({name[:40]}).",
        "Hãy báo cho đơn vị quản lý nguồn tin.",
    )


def too_large(most: int) -> FetchFailed:
    size = f"{most:,}".replace(",", ".")
    return FetchFailed(
        "too-large",
        f"Máy chủ gửi nhiều hơn giới hạn {size} byte.",
        "Hãy kiểm tra lại địa chỉ nguồn.",
    )
