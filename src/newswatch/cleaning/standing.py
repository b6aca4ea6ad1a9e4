"""Cuts what a site puts under every article: related links, appeals, copyright."""

import re

_RELATED_SIGNS = (
    *("liên quan", "cùng chuyên mục", "tin khác", "đọc thêm", "xem thêm", "quan tâm", "đón đọc"),
    *("bạn đọc xem", "độc giả xem", "nên đọc", "related", "read more", "read also", "see also"),
)
_APPEAL_SIGNS = (
    *("theo dõi", "bản quyền", "ghi rõ nguồn", "mọi ý kiến", "đường dây nóng"),
    *("all rights reserved", "follow us"),
)
_RELATED = re.compile(
    r"(?:^|[\n.!?…>»”\"]\s*|\s[-–•*]\s*)"
    r"((?:các )?tin (?:liên quan|cùng chuyên mục|khác)|bài (?:viết )?liên quan|đọc thêm|xem thêm"
    r"|có thể bạn quan tâm|mời (?:quý )?(?:độc giả|bạn đọc) (?:xem|đón đọc)|tin nên đọc"
    r"|related (?:news|stories|articles)|read (?:more|also)|see also)\s*(?:[:>»]|\n)",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"(?:bấm (?:vào đây )?để theo dõi|theo dõi (?:chúng tôi|báo)[^.\n]{0,60} trên"
    r"|bản quyền thuộc|ghi rõ nguồn|mọi ý kiến (?:đóng góp )?xin gửi|đường dây nóng tiếp nhận"
    r"|all rights reserved|follow us on)[^.\n]*(?:[.\n]|$)",
    re.IGNORECASE,
)


def without_standing(text: str) -> str:
    """``text`` up to its block of related links, without appeals to follow or to cite."""
    lowered = text.lower()
    if any(sign in lowered for sign in _RELATED_SIGNS):
        found = _RELATED.search(text)
        if found and found.start(1) > 20:
            text = text[: found.start(1)]
    if any(sign in lowered for sign in _APPEAL_SIGNS):
        text = _APPEAL.sub("", text)
    return text.strip()
