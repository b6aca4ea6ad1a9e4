"""Vietnamese before Unicode: TCVN3 (ABC, .VnTime) and VNI fonts. Not Windows-1258, a codec.

Tables: TCVN 5712:1993 (VN3) and the VNI-Windows font layout. Both are ways of showing
Vietnamese with Western fonts, so the input here is text as Windows-1252 would show it.
"""

import re
import unicodedata

_TCVN3_CODES = [*range(0xA1, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF), *range(0xC6, 0xCD)] + [
    *range(0xCE, 0xD9),
    *range(0xDC, 0xE0),
    *range(0xE1, 0xF0),
    *range(0xF1, 0xFF),
]
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = dict(zip(_TCVN3_CODES, _TCVN3_LETTERS, strict=True))

_VNI_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301",
    "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = {
    "ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì",
}  # fmt: skip
_VNI_ALONE |= {old.upper(): new.upper() for old, new in _VNI_ALONE.items()}
_VNI_PAIR = re.compile(
    f"(?P<base>[aeouyôö])(?P<mark>[{''.join(_VNI_MARKS)}])|(?P<alone>[{''.join(_VNI_ALONE)}])",
    re.IGNORECASE,
)


def from_tcvn3(text: str, *, capital_font: bool = False) -> str:
    """Text of an ABC font as Unicode; ``capital_font`` for the fonts that end in H."""
    decoded = text.translate(_TCVN3)
    return decoded.upper() if capital_font else decoded


def _vni_letter(match: re.Match[str]) -> str:
    alone = match["alone"]
    if alone:
        return _VNI_ALONE[alone]
    base = _VNI_ALONE.get(match["base"], match["base"])
    return unicodedata.normalize("NFC", base + _VNI_MARKS[match["mark"].lower()])


def from_vni(text: str) -> str:
    """Text of a VNI font as Unicode."""
    return _VNI_PAIR.sub(_vni_letter, text)


def from_font(text: str, font: str) -> str:
    """Text set in ``font`` as Unicode; unchanged unless the font is an old Vietnamese one."""
    name = font.lower()
    if name.startswith(".vn"):
        return from_tcvn3(text, capital_font=name.endswith("h"))
    return from_vni(text) if name.startswith(("vni-", "vni ")) else text
