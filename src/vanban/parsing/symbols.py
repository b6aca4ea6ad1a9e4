"""Numbers and symbols of documents: their form, and how damage in them is mended.

Decree 30/2020/NĐ-CP, Appendix I and III, gives the abbreviations.
"""

import re

from vanban.parsing.loose import skeleton

# "72/2015/NĐ-CP", "57-KL/TW", "1079/Qb- TTg", "72/2025/QH15"
NUMBER = (
    r"\d{1,5}[a-zA-Z]?(?:\s?/\s?(?:19|20)\d{2})?\s?[-/]\s?[A-ZĐÐ][A-Za-zĐđÐƯư0-9.&]*"
    r"(?:\s?[-/]\s?[A-ZĐÐ][A-Za-zĐđÐƯư0-9&]*)*"
)
_SPELLINGS = {
    "nd": "NĐ", "qd": "QĐ", "qb": "QĐ", "qp": "QĐ", "hdnd": "HĐND", "hbnd": "HĐND", "ttg": "TTg",
    "ttr": "TTr", "ctr": "CTr", "ct1": "CTr", "tlt": "TTLT", "bgddt": "BGDĐT", "sgddt": "SGDĐT",
    "bldtbxh": "BLĐTBXH", "tld": "TLĐ", "bkhdt": "BKHĐT", "bcd": "BCĐ", "btgdvtu": "BTGDVTU",
    "da": "ĐA", "dct": "ĐCT", "bvhttdl": "BVHTTDL", "cp": "CP", "qyd": "QyĐ", "cd": "CĐ",
}  # fmt: skip
_KINDS = {
    "NĐ": "Nghị định", "QĐ": "Quyết định", "NQ": "Nghị quyết", "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch", "KL": "Kết luận", "KH": "Kế hoạch", "CT": "Chỉ thị",
    "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình", "ĐA": "Đề án", "CV": "Công văn",
    "QC": "Quy chế", "QĐi": "Quy định", "CĐ": "Công điện", "BC": "Báo cáo", "TTr": "Tờ trình",
    "GP": "Giấy phép",
}  # fmt: skip
_ISSUERS = {
    "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "QH": "Quốc hội", "BTTTT": "Bộ Thông tin và Truyền thông", "BTC": "Bộ Tài chính",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch", "BNV": "Bộ Nội vụ", "BNG": "Bộ Ngoại giao",
    "BCT": "Bộ Công Thương", "BGDĐT": "Bộ Giáo dục và Đào tạo", "BYT": "Bộ Y tế",
    "BKHCN": "Bộ Khoa học và Công nghệ", "BTP": "Bộ Tư pháp", "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng", "BXD": "Bộ Xây dựng", "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "TU": "Tỉnh ủy",
}  # fmt: skip


def mend_number(text: str) -> str:
    """``1079/Qb- TTg`` → ``1079/QĐ-TTg``; what is not known stays as it is written."""
    parts = re.split(r"(\s?[-/]\s?)", text.strip().rstrip(".,;"))
    return "".join(
        part.strip() if n % 2 else _SPELLINGS.get(skeleton(part.strip()), part.strip())
        for n, part in enumerate(parts)
    )


def kind_by_symbol(number: str) -> str | None:
    """``47/NQ-CP`` → ``Nghị quyết``."""
    parts = re.split(r"[-/]", number)[1:]
    return next((_KINDS[part] for part in parts if part in _KINDS), None)


def issuer_by_symbol(number: str) -> str | None:
    """``47/NQ-CP`` → ``Chính phủ``; None when the symbol leaves it open (UBND, TW)."""
    parts = [re.sub(r"\d+$", "", part) for part in re.split(r"[-/]", number)[1:]]
    return next((_ISSUERS[part] for part in reversed(parts) if part in _ISSUERS), None)
