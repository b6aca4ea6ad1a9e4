"""Numbers and symbols by which documents with secrets are registered.

No law fixes one form; offices keep such documents in registers of their own and add the level to
the symbol: ``12/BC-UBND-MẬT``, ``05-KH/TU (M)``, ``07/TM-CAT``. Short levels (M, TM) also mean
other things (thương mại), so they count only beside offices that issue such documents.
"""

import re

_NUMBER = r"(?<![\w/])\d{1,5}[A-Za-z]?\s*[/-]\s*"
_FULL = r"(?:TUYỆT\s?MẬT|TỐI\s?MẬT|MẬT|Tuyệt mật|Tối mật|Mật|TgM)"
_UNIT = r"[A-ZĐ][A-ZĐa-zđưƯ]{1,9}"
# Offices whose papers are registered as secret most: police, military, Party, foreign affairs.
_OFFICE = (
    r"(?:CAT|BCA|BCHQS|BQP|BCHBĐBP|TU|VPTU|BTGDV|BNC|UBND|HĐND|SNgV|SNV|BNG|VPCP|TTg|BTC|TTCP)"
)
_SHORT = r"(?:TM|M)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NUMBER}(?:{_UNIT}[/-])*{_UNIT}\s*[-/]\s*({_FULL})\b",
        rf"{_NUMBER}(?:{_UNIT}[/-])*{_UNIT}\s*\(\s*({_FULL})\s*\)",
        rf"{_NUMBER}({_FULL})\s*[-/]\s*{_UNIT}\b",
        rf"{_NUMBER}({_SHORT})\s*[-/]\s*{_OFFICE}\b",
        rf"{_NUMBER}(?:{_UNIT}[/-])*{_OFFICE}(?:-[A-ZĐ0-9]+)?\s*\(\s*({_SHORT})\s*\)",
        rf"{_NUMBER}(?:{_UNIT}[/-])*{_OFFICE}[.-](M)\b",
        rf"\b[Ss]ố\s?:?\s*({_SHORT}|TgM)\s?-\s?\d{{1,5}}\s*/\s*{_OFFICE}\b",
    )
)


def secret_symbol(text: str) -> str:
    """The level in the symbol (its own letters, not the number), or an empty text."""
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found:
            return f"…{found[1]}…"
    return ""
