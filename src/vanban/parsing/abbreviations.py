"""Abbreviations of offices written out, as they stand in headings and sentences."""

import re
from functools import lru_cache

_RULES: tuple[tuple[str, str], ...] = (
    (r"VP\.?\s?UBND", "Văn phòng Ủy ban nhân dân"),
    (r"UB\s?MTTQ(?:\s?VN| Việt Nam)?", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (r"MTTQ(?:\s?VN| Việt Nam)?", "Mặt trận Tổ quốc Việt Nam"),
    (r"UBND", "Ủy ban nhân dân"),
    (r"H[ĐD]ND", "Hội đồng nhân dân"),
    (r"[ĐD]BQH", "đại biểu Quốc hội"),
    (r"VH\s?,?\s?TT\s?(?:&|và|,)?\s?DL|VHTT\s?&\s?DL|VHTTDL", "Văn hóa, Thể thao và Du lịch"),
    (r"VHTT", "Văn hóa và Thể thao"),
    (r"TT\s?(?:&|và)\s?TT|(?<=Sở )TTTT|(?<=Bộ )TTTT", "Thông tin và Truyền thông"),
    (r"KH\s?(?:&|và)\s?[ĐD]T|KH[ĐD]T", "Kế hoạch và Đầu tư"),
    (r"NN\s?(?:&|và)\s?PTNT|NNPTNT", "Nông nghiệp và Phát triển nông thôn"),
    (r"NN\s?(?:&|và)\s?MT|NNMT", "Nông nghiệp và Môi trường"),
    (r"TN\s?(?:&|và)\s?MT|TNMT", "Tài nguyên và Môi trường"),
    (r"GD\s?(?:&|và|-)\s?[ĐD]T|GD[ĐD]T", "Giáo dục và Đào tạo"),
    (r"KH\s?(?:&|và)\s?CN|KHCN", "Khoa học và Công nghệ"),
    (
        r"L[ĐD]\s?-?\s?TB\s?(?:&|và|-)?\s?XH",
        "Lao động - Thương binh và Xã hội",
    ),
    (r"GTVT", "Giao thông vận tải"),
    (r"DT\s?(?:&|và)\s?TG|DTTG", "Dân tộc và Tôn giáo"),
    (r"TG\s?(?:&|và)\s?DV|TGDV", "Tuyên giáo và Dân vận"),
    (r"BCH Quân sự(?= xã| phường| cấp)|BCHQS(?= xã| phường)", "Ban Chỉ huy Quân sự"),
    (r"BCH Quân sự", "Bộ Chỉ huy Quân sự"),
    (r"BCH\s?QS|BCHQS", "Bộ Chỉ huy Quân sự"),
    (r"BCH\s?B[ĐD]BP", "Bộ Chỉ huy Bộ đội Biên phòng"),
    (r"BCH(?= Bộ đội Biên phòng)", "Ban Chỉ huy"),
    (r"CHQS", "Chỉ huy Quân sự"),
    (r"B[ĐD]BP", "Bộ đội Biên phòng"),
    (r"BC[ĐD]", "Ban Chỉ đạo"),
    (r"BQL", "Ban Quản lý"),
    (r"KKT", "khu kinh tế"),
    (r"KCN", "khu công nghiệp"),
    (r"(?<![-/])T[WƯ](?![-/\w])", "Trung ương"),
    (r"(?<=và Đài )PT\s?[-&]?\s?TH|(?<=và )PT\s?[-&]?\s?TH", "Phát thanh, Truyền hình"),
    (r"PT\s?[-&]?\s?TH|PT và TH", "Phát thanh - Truyền hình"),
    (r"TTXVN", "Thông tấn xã Việt Nam"),
    (r"L[ĐD]L[ĐD]", "Liên đoàn Lao động"),
    (r"LHPN", "Liên hiệp Phụ nữ"),
    (r"CCB", "Cựu chiến binh"),
    (r"TNCS\s?HCM", "Thanh niên Cộng sản Hồ Chí Minh"),
    (r"TNCS", "Thanh niên Cộng sản"),
    (r"BHXH", "Bảo hiểm xã hội"),
    (r"(?<=[ ,])TP\.?\s?HCM", "Thành phố Hồ Chí Minh"),
    (r"TP\.\s?(?=[A-ZĐÀ-Ỹ])", "thành phố "),
)
_ANY = "|".join(f"(?P<r{n}>{pattern})" for n, (pattern, _) in enumerate(_RULES))
_RULE = re.compile(rf"(?<!\w)(?=[A-ZĐ])(?:{_ANY})(?!\w)")
_CHEAP = re.compile(r"[A-ZĐ]{2}|TP\.|&")


@lru_cache(maxsize=256)
def expand(text: str) -> str:
    """Return ``text`` with the offices' abbreviations in full; offsets change.

    >>> expand("Sở VHTTDL, UBND các xã")
    'Sở Văn hóa, Thể thao và Du lịch, Ủy ban nhân dân các xã'
    """
    if not _CHEAP.search(text):
        return text
    return _RULE.sub(lambda m: _RULES[int((m.lastgroup or "r0")[1:])][1], text)
