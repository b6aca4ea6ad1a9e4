"""Marks of secrecy in lines of text: stamps, notes of level, internal circulation, symbols.

Stamps stand alone in a line or column, in capitals; prose about secrecy does not. Scanned
stamps come damaged (``M A T``, ``TOI MAT``): a damaged form counts only near the head of a page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from phohien.clearance.secrecy import symbols
from phohien.clearance.secrecy.wording import (
    joined,
    mostly_capitals,
    nfc,
    pieces,
    plain,
)
from vanban.skeleton import fold

LONGEST = 400  # letters of a line; longer ones are prose
HEAD = 16  # lines of a page in which a damaged or merged stamp is believed
STAMP, LEVEL, INTERNAL, HANDLING, SYMBOL = "stamp", "level", "internal", "handling", "symbol"
KINDS = {
    STAMP: _("dấu chỉ độ mật"),
    LEVEL: _("dòng ghi độ mật"),
    INTERNAL: _("lưu hành nội bộ"),
    HANDLING: _("dấu quản lý tài liệu mật"),
    SYMBOL: _("số, ký hiệu văn bản mật"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A mark: its ``kind``, 1-based ``line``, and ``shown``: the mark's own words, no content."""

    kind: str
    line: int
    shown: str

    @property
    def label(self) -> str:
        """The kind in words."""
        return str(KINDS[self.kind])


# Letters only, marks kept: what a stamp says when it is read well.
STAMPS = {"MẬT": "MẬT", "TỐIMẬT": "TỐI MẬT", "TUYỆTMẬT": "TUYỆT MẬT"}
# Letters only, marks gone: what recognition makes of it.
DAMAGED = {
    "mat": "MẬT", "toimat": "TỐI MẬT", "tolmat": "TỐI MẬT", "toimaj": "TỐI MẬT",
    "tuyetmat": "TUYỆT MẬT", "tuvetmat": "TUYỆT MẬT", "tuyeimat": "TUYỆT MẬT",
}  # fmt: skip
# Readings that are words of their own: never, or only where the page has an office's head.
OTHER_WORDS = {"MẤT", "MẮT", "MÁT", "TỐIMÁT", "TỐIMẮT"}
DOUBTFUL = {"MẶT"}
# Words that share the frame with a stamp.
_BESIDE = re.compile(
    r"^(?:DẤU|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|TOP SECRET|SECRET|CONFIDENTIAL)\b"
    r"|\b(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|TOP SECRET|SECRET)$"
)
_LEVEL = re.compile(
    r"^(?:cap |muc |loai )?do (?:bao )?mat(?: cua)?(?: van ban| tai lieu)?"
    r" ?[:\-–. ]+(tuyet mat|toi mat|mat)(?: do\b)?(?! ?\w)"
)
# Without gaps, so that spaced letters count too.
_INTERNAL = re.compile(
    r"^(?:tailieu|vanban|thongtin)?(?:nay)?(?:chi)?(?:duoc)?luuhanh(?:trong)?noibo(?:coquan)?$"
    r"|^tailieu(?:phucvu)?noibokhongphobien$"
)
_INTERNAL_TAIL = re.compile(r"[(\[] ?(?:chi )?luu hanh noi bo ?[)\]]$")
_HANDLING = re.compile(
    r"^(?:tai lieu thu hoi(?: sau .*)?|chi nguoi co ten moi duoc boc bi"
    r"|ban sao (?:so )?bi mat nha nuoc"
    r"|(?:gia han )?thoi han bao ve (?:bmnn|bi mat nha nuoc)(?: ?:? ?tu\b.*)?"
    r"|(?:tang|giam|giai|dieu chinh do) mat(?: ?:? ?tu\b.*)?"
    r"|(?:khong )?duoc phep sao,? ?chup(?: tai lieu| van ban)?(?: nay)?)$"
)
# What stands on the left of a head; a stamp may run on behind it when columns are merged.
_LEFT = re.compile(
    r"^(?:ubnd|uy ban nhan dan|hdnd|tinh uy|tinh doan|dang uy|cong an|so |bo |ban |van phong|"
    r"cong hoa xa hoi|doc lap|dang cong san|hung yen, ngay|so: ?\d)"
)
# Words in the names of departments; another word makes the line a sentence about one.
_FIELDS = {
    "so", "ngoai", "vu", "tai", "chinh", "cong", "thuong", "noi", "tu", "phap", "nong",
    "nghiep", "va", "moi", "truong", "xay", "dung", "khoa", "hoc", "nghe", "giao", "duc",
    "dao", "tao", "y", "te", "van", "hoa", "the", "thao", "du", "lich", "ke", "hoach", "dau",
    "tinh", "hung", "yen",
}  # fmt: skip
_TAIL = re.compile(r"\b(TUYỆT MẬT|TỐI MẬT|MẬT)$")
_NOT_A_STAMP = {
    "BẢO", "BÍ", "ÁI", "CƠ", "TRĂNG", "NGỌT", "PHẤN", "ĐƯỜNG", "MỎ", "CAM", "GIẢI", "SƠN", "GAN",
    "TÚI", "SỎI", "ỐNG", "THÂN", "LẤY", "NÚI", "NẾM", "ĐỘ", "VĂN", "THỊ", "HỮU", "MÍT", "MÍA",
    "CÁO", "TÀI", "LIỆU", "CÁC", "DẤU", "SƠ", "HỒ",
}  # fmt: skip


def scan_lines(lines: Sequence[str], *, head: int = HEAD) -> list[Hit]:
    """Every mark of secrecy in ``lines``, at most one per line.

    ``head`` lines from the start are the head of a page; pass a list per page for paper.
    """
    clean = [nfc(line) for line in lines]
    official = any(_LEFT.match(plain(line)) for line in clean[:head])
    found = []
    for number, line in enumerate(clean, 1):
        hit = _hit(line, number, _Place(number <= head, official))
        if hit:
            found.append(hit)
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """Whether a line is in the head of its page, and whether that head is an office's."""

    in_head: bool
    official: bool


def _hit(line: str, number: int, place: _Place) -> Hit | None:
    if len(line) > LONGEST or not any(sign.isalpha() for sign in line):
        return None
    for piece in pieces(line):
        for kind, judge in _JUDGES:
            shown = judge(piece, place)
            if shown:
                return Hit(kind, number, shown)
    for kind, judge in _WHOLE:
        shown = judge(line.strip(), place)
        if shown:
            return Hit(kind, number, shown)
    return None


def _stamp(piece: str, place: _Place) -> str:
    if not mostly_capitals(piece) or len(piece) > 30 or any(sign.isdigit() for sign in piece):
        return ""
    letters = joined(_BESIDE.sub("", piece)).upper()
    if letters in STAMPS:
        return STAMPS[letters]
    if not place.in_head or letters in OTHER_WORDS or (letters in DOUBTFUL and not place.official):
        return ""
    return DAMAGED.get(fold(letters), "")


def _level(piece: str, place: _Place) -> str:
    found = _LEVEL.match(plain(piece)) if len(piece) < 60 else None
    return f"Độ mật: {found[1]}" if found else ""


def _internal(line: str, place: _Place) -> str:
    alone = _INTERNAL.match(fold(joined(line))) or _INTERNAL_TAIL.search(plain(line).rstrip(" ."))
    return "LƯU HÀNH NỘI BỘ" if alone else ""


def _handling(piece: str, place: _Place) -> str:
    text = plain(piece)
    if not _HANDLING.match(text):
        return ""
    written = mostly_capitals(piece) or text.startswith(("khong duoc phep", "duoc phep"))
    return piece.upper()[:40] if written else ""


def _symbol(line: str, place: _Place) -> str:
    return symbols.secret_symbol(line)


def _merged(line: str, place: _Place) -> str:
    """``UBND TỈNH HƯNG YÊN MẬT``: a stamp behind what stands on the left of a head."""
    found = _TAIL.search(line) if place.in_head and _LEFT.match(plain(line)) else None
    words = line[: found.start()].split() if found else []
    if not words or len(words) > 12 or words[-1].strip(",.").upper() in _NOT_A_STAMP:
        return ""
    before = plain(" ".join(words))
    is_number = before.startswith("so:")
    is_sentence = ":" in before and not is_number
    if before.startswith("so ") and not is_number:
        is_sentence = not set(re.findall(r"[a-z]+", before)) <= _FIELDS
    return "" if is_sentence else found[1]


_JUDGES = ((STAMP, _stamp), (LEVEL, _level), (INTERNAL, _internal), (HANDLING, _handling))
_WHOLE = ((INTERNAL, _internal), (SYMBOL, _symbol), (STAMP, _merged))
