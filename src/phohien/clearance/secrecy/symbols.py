"""Numbers and symbols by which documents with secrets are registered.

No law fixes one form; offices keep such documents in registers of their own and add the level to
the symbol: ``12/BC-UBND-MẬT``, ``05-BC/TU(M)``, ``07/TM-CAT``. Only unmistakable forms count.
"""

import re

# A number, a stroke or hyphen, then the symbol with the level somewhere as a part of its own.
_NUMBER = r"(?:số|so|Số|SỐ|No)?\s*[:.]?\s*\d{1,5}[A-Za-z]?"
_LEVEL = r"(?:TUYỆT\s?MẬT|TỐI\s?MẬT|MẬT|TgM|TGM|TM|M)"
_UNIT = r"[A-ZĐƯÔÂÊ]{2,10}"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NUMBER}\s*[/-]\s*(?:{_UNIT}[/-])*{_UNIT}\s*[-/]\s*(?:TUYỆT\s?MẬT|TỐI\s?MẬT|MẬT|TgM)\b",
        rf"{_NUMBER}\s*[/-]\s*(?:{_UNIT}[/-])*{_UNIT}\s*\(\s*{_LEVEL}\s*\)",
        rf"{_NUMBER}\s*[/-]\s*(?:TUYỆT\s?MẬT|TỐI\s?MẬT|MẬT|TgM|TM|M)\s*[-/]\s*{_UNIT}\b",
        rf"{_NUMBER}\s*[/-]\s*(?:{_UNIT}[/-])*{_UNIT}\.(?:TgM|TM|M)\b",
        r"\b(?:M|TM|TgM)\s?-\s?\d{1,5}\s*/\s*" + _UNIT,
    )
)


def secret_symbol(text: str) -> str:
    """The level in the symbol (its own letters, not the number), or an empty text."""
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found:
            level = re.findall(rf"(?<![A-ZĐa-z]){_LEVEL}(?![A-Za-zĐ])", found[0])
            return f"…{level[-1] if level else ''}…"
    return ""
