"""The ``Range`` header of RFC 9110: which bytes of a file are asked for. Pure functions."""

import re

ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z")


class Unsatisfiable(Exception):
    """The range begins behind the end of the file (416)."""


def asked_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of the one range in ``header``; None means the whole file.

    Several ranges or nonsense give the whole file, as the standard allows.
    """
    found = ONE_RANGE.match(header.strip())
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return _last_bytes(int(last), size)
    begin, end = int(first), min(int(last), size - 1) if last else size - 1
    if begin >= size:
        raise Unsatisfiable
    return (begin, end) if begin <= end else None


def _last_bytes(count: int, size: int) -> tuple[int, int]:
    if count == 0 or size == 0:
        raise Unsatisfiable
    return max(0, size - count), size - 1
