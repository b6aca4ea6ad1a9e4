"""What is not prose and must stay or be set right by rule: codes, numbers, addresses, labels."""

import re

from vanban.skeleton import fold, strip_marks

ABBREVIATIONS = (
    "NĐ", "QĐ", "HĐND", "HĐBT", "HĐQT", "HĐTV", "HĐTĐ", "BGDĐT", "GDĐT", "LĐTBXH", "BLĐTBXH",
    "TLĐ", "ĐUK", "ĐU", "BCĐ", "BTĐKT", "ĐA", "ĐHQG", "ĐHQGHN", "ĐĐBQH", "CĐ", "TTĐN", "PCTT",
    "UBND", "UBTVQH", "QH", "CP", "TTg", "TT", "KH", "KL", "NQ", "TW", "TU", "CT", "BC", "CV",
    "TB", "GM", "HD", "TTr", "BTTTT", "BVHTTDL", "BTC", "BNV", "BYT", "BCT", "BXD", "BTP",
    "BNNPTNT", "BTNMT", "BKHCN", "BGTVT", "BCA", "BQP", "BKHĐT", "SVHTTDL", "STC", "SNV", "VPCP",
    "TTLT", "L", "SL", "PL", "NHNN", "VKSTC", "TANDTC", "BVHTT", "HĐ", "BĐBP", "ĐT", "GĐ",
    "SGDĐT", "ĐLVN", "TTĐT", "BNG", "PTTH", "VX", "NC", "TH", "IUU", "ASEAN", "UNESCO", "APEC",
    "OCOP", "FDI", "ODA", "WTO", "WIPO", "UNICEF", "OECD", "EVFTA", "CPTPP", "RCEP", "GRDP", "GDP",
    "GP", "PCT", "CTr", "BTV", "MTTQ", "TTXVN", "VTV", "VOV", "TNHH",
    "THPT", "THCS", "CNTT", "HTX", "NTM", "KCN", "KKT", "USD",
)  # fmt: skip
_SHORT = {"b/c": "b/c", "T/M": "T/M", "K/T": "K/T", "đ/c": "đ/c", "d/c": "đ/c", "v/v": "v/v",
          "V/v": "V/v", "p/h": "p/h"}  # fmt: skip
_NUMBERED = re.compile(r"([A-ZĐ]{2,5})\d{1,2}")
_YEAR = re.compile(r"((?:19|20)\d{2})['’‘`*]")
_MISREAD = {"TUU": "IUU", "1UU": "IUU", "lUU": "IUU", "UU": "IUU", "SEAN": "ASEAN"}
_READ_AS = str.maketrans(dict.fromkeys("bPBpÐdĐ", "D"))
_CODE = (
    r"\d{1,5}[a-zA-ZĐ]?(?:\s?/\s?\d{4})?\s?[/\-]\s?(?:[A-ZĐÐ][A-Za-zĐÐđ&]{0,9}|Qb|Qd|QP)"
    r"(?:\s?[-–/]\s?[A-ZĐÐ][A-Za-zĐÐđ&0-9]{0,9})*"
)
_ADDRESS = (
    r"https?\s?:\s?//\s?\S+?(?:\.\s(?=[a-z]+\.[a-z]{2,4}\b)\S+)?(?=[);,]*(?:\s|$))"
    r"|www\.\s?\S+?(?=[);,]*(?:\s|$))"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[a-zA-Z0-9-]{3,}(?:\.[a-z0-9-]{2,})*\.(?:vn|com|org|net|gov|edu|info)(?:/\S*)?\b"
)
PROTECTED = re.compile(rf"(?<!\S)(?P<open>[(\[\"“]*)(?:(?P<address>{_ADDRESS})|(?P<code>{_CODE}))")
_NUMBER = re.compile(
    r"\d{1,4}(?:[.,/:\-–]\d{1,4}){1,5}%?|\d{4}|\d{1,3}%?|\d{1,3}(?:[.,]\d{3})+|\d{1,2}h\d{0,2}"
    r"|\d+[.,]?\d*(?:km|m|ha|kg|m2|tỷ)\d?"
)
_ROMAN = re.compile(r"[IVXl1]{1,6}")


def _abbreviation_key(text: str) -> str:
    return strip_marks(text.translate(_READ_AS)).upper()


_BY_KEY: dict[str, str] = {}
for _name in ABBREVIATIONS:
    _BY_KEY.setdefault(_abbreviation_key(_name), _name)


def restore_code(code: str) -> str:
    """Set a document symbol right: spaces out, abbreviations by the closed list."""
    pieces = re.split(r"([/\-–])", re.sub(r"\s", "", code))
    return "".join(p if not p or not p[0].isalpha() else restore_abbreviation(p) for p in pieces)


def restore_abbreviation(text: str) -> str:
    """Give the known abbreviation that was read as ``text``; unknown ones stay."""
    if text in ABBREVIATIONS:
        return text
    return _MISREAD.get(text) or _BY_KEY.get(_abbreviation_key(text), text)


def restore_address(address: str) -> str:
    """Take out the spaces a reading put into an address."""
    return re.sub(r"\s", "", address)


def is_number(core: str) -> bool:
    """Say whether a token is a plain number, date, amount, time or share."""
    return bool(_NUMBER.fullmatch(core))


def restore_roman(core: str) -> str | None:
    """Give the roman numeral a token stands for (``I11`` → ``III``), None when it is none."""
    text = core.replace("l", "I").replace("1", "I")
    if not _ROMAN.fullmatch(core) or not re.search(r"[IVX]", core):
        return None
    valid = re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", text)
    return text if valid and text else None


def restore_sign(core: str) -> str | None:
    """Give what stands for itself: ``b/c``, ``VX2``, a year with a speck; None for the rest."""
    if year := _YEAR.fullmatch(core):
        return year[1]
    numbered = _NUMBERED.fullmatch(core)
    return core if numbered and numbered[1] in ABBREVIATIONS else _SHORT.get(core)


def restore_ordinal(core: str, before: str) -> str | None:
    """Give the roman numeral read in small letters after ``khóa`` or ``thứ`` (``Xi`` → ``XI``)."""
    words = before.split()
    if not words or fold(words[-1]).replace("6", "o") not in {"khoa", "thu"}:
        return None
    return restore_roman(core.replace("i", "I")) if core[:1] in "XVI" else None
