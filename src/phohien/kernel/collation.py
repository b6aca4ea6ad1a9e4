"""Vietnamese alphabetical order as a plain string key that any database can sort by."""

import unicodedata

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_ORDER = {
    letter: f"{index:02d}" for index, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
}


def sort_key(text: str) -> str:
    """Key in which đ follows d, ơ follows ô, and tones only break ties (ngang, huyền, hỏi …)."""
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", text).lower():
        base, tone = _split_tone(char)
        letters.append(_ORDER.get(base, base if not base.isalpha() else "99" + base))
        tones.append(tone)
    return ("".join(letters) + " " + "".join(tones))[:400]


def _split_tone(char: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[mark] for mark in parts if mark in _TONES), "0")
    kept = "".join(mark for mark in parts if mark not in _TONES)
    return unicodedata.normalize("NFC", kept), tone
