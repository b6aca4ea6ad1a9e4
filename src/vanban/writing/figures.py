"""Vietnamese figures and dates for documents: 1.234,5 and ngày 05 tháng 02 năm 2026."""

from datetime import date
from decimal import Decimal

Figure = int | float | Decimal
_SWAP = str.maketrans(",.", ".,")


def number(value: Figure, decimals: int | None = None) -> str:
    """``1234567.5`` → ``1.234.567,5``. ``decimals`` None keeps the digits the value has."""
    if decimals is not None:
        return f"{value:,.{decimals}f}".translate(_SWAP)
    text = f"{Decimal(str(value)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SWAP)


def percent(part: Figure, whole: Figure, decimals: int = 1) -> str:
    """Share of ``part`` in ``whole`` as ``45,2%``; an empty whole gives ``-``."""
    share = 100 * Decimal(str(part)) / Decimal(str(whole)) if whole else None
    return "-" if share is None else f"{number(share, decimals)}%"


def money(dong: Figure) -> str:
    """Amount in đồng: ``1.250.000 đồng``."""
    return f"{number(dong, 0)} đồng"


def document_number(value: int) -> str:
    """Numbers below 10 take a leading zero (Appendix I, II.3.c)."""
    return f"{value:02d}"


def long_date(day: date | None, year: int | None = None) -> str:
    """``ngày 05 tháng 02 năm 2026``: day below 10 and months 1-2 padded (Appendix I, II.4.b).

    Without a day, room is left for the clerk: ``ngày     tháng     năm 2026``.
    """
    if day is None:
        return f"ngày     tháng     năm {year or '     '}"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """``01/12/2026``, for tables."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
