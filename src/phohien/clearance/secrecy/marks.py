"""Marks of secrecy in lines of text: stamps, notes of level, internal circulation, symbols.

Stamps stand alone in a line or column, in capitals; prose about secrecy does not. Scanned
stamps come damaged (``M A T``, ``TOI MAT``): a damaged form counts only near the head of a page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from phohien.clearance.secrecy import symbols
from phohien.clearance.secrecy.wording import is_capitals, joined, nfc, pieces, plain

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
    "mat": "MẬT", "toimat": "TỐI MẬT", "tolmat": "TỐI MẬT", "tuyetmat": "TUYỆT MẬT",
    "tuyêtmat": "TUYỆT MẬT", "tuvetmat": "TUYỆT MẬT",
}  # fmt: skip
# Capital words one letter away from MẬT that mean something else.
OTHER_WORDS = {"MẤT", "MẮT", "MÁT"}
_LEVEL = re.compile(
    r"^(?:cap |muc )?do mat ?[:\-–. ]*(?:van ban|tai lieu)?[:\-–. ]*(tuyet mat|toi mat|mat)\b(?! (?:khau|ong|do))"
)
_INTERNAL = re.compile(
    r"^(?:tai lieu |van ban |thong tin )?(?:chi )?(?:phuc vu )?(?:duoc )?luu hanh (?:trong )?noi bo(?: co quan)?$"
)
_HANDLING = re.compile(
    r"^(?:tai lieu thu hoi|chi nguoi co ten moi duoc boc bi|ban sao (?:so )?bi mat nha nuoc"
    r"|(?:gia han )?thoi han bao ve (?:bmnn|bi mat nha nuoc)(?: tu\b.*|:.*)?"
    r"|(?:tang|giam|giai|dieu chinh do) mat(?: tu\b.*|:.*)?"
    r"|(?:khong )?duoc phep sao,? ?chup(?: tai lieu| van ban)?(?: nay)?)$"
)
# What stands on the left of a head; a stamp may run on behind it when columns are merged.
_LEFT = re.compile(
    r"^(?:ubnd|uy ban nhan dan|hdnd|tinh uy|tinh doan|dang uy|cong an|so |bo |ban |van phong|"
    r"cong hoa xa hoi|doc lap|dang cong san|hung yen, ngay|so: ?\d)"
)
_TAIL = re.compile(r"\b(TUYỆT MẬT|TỐI MẬT|MẬT)$")
_NOT_A_STAMP = {
    "BẢO",
    "BÍ",
    "ÁI",
    "CƠ",
    "TRĂNG",
    "NGỌT",
    "PHẤN",
    "ĐƯỜNG",
    "MỎ",
    "CAM",
    "GIẢI",
    "SƠN",
}


def scan_lines(lines: Sequence[str], *, head: int = HEAD) -> list[Hit]:
    """Every mark of secrecy in ``lines``, at most one per line.

    ``head`` lines from the start are the head of a page; pass a list per page for paper.
    """
    found = []
    for number, line in enumerate(lines, 1):
        hit = _hit(nfc(line), number, number <= head)
        if hit:
            found.append(hit)
    return found


def _hit(line: str, number: int, in_head: bool) -> Hit | None:
    if len(line) > 400 or not any(sign.isalpha() for sign in line):
        return None
    columns = pieces(line)
    for piece in columns:
        for kind, judge in _JUDGES:
            shown = judge(piece, in_head)
            if shown:
                return Hit(kind, number, shown)
    merged = _merged(line, in_head)
    return Hit(STAMP, number, merged) if merged else None


def _stamp(piece: str, in_head: bool) -> str:
    letters = joined(piece)
    if not is_capitals(piece) or len(piece) > 30 or sum(s.isdigit() for s in piece):
        return ""
    if letters in STAMPS:
        return STAMPS[letters]
    if not in_head or letters in OTHER_WORDS:
        return ""
    return DAMAGED.get(plain(letters).replace(" ", ""), "")


def _level(piece: str, in_head: bool) -> str:
    found = _LEVEL.match(plain(piece))
    return f"Độ mật: {found[1]}" if found and len(piece) < 60 else ""


def _internal(piece: str, in_head: bool) -> str:
    alone = _INTERNAL.match(plain(piece).strip(" .-()"))
    return "LƯU HÀNH NỘI BỘ" if alone else ""


def _handling(piece: str, in_head: bool) -> str:
    text = plain(piece)
    found = _HANDLING.match(text)
    written = is_capitals(piece) or text.startswith(("khong duoc phep", "duoc phep"))
    return piece.upper()[:40] if found and written else ""


def _symbol(piece: str, in_head: bool) -> str:
    return symbols.secret_symbol(piece)


_JUDGES = (
    (STAMP, _stamp),
    (LEVEL, _level),
    (INTERNAL, _internal),
    (HANDLING, _handling),
    (SYMBOL, _symbol),
)


def _merged(line: str, in_head: bool) -> str:
    """``UBND TỈNH HƯNG YÊN MẬT``: a stamp behind what stands on the left of a head."""
    text = line.strip()
    if not in_head or not _LEFT.match(plain(text)):
        return ""
    found = _TAIL.search(text)
    if not found or not text[: found.start()].strip():
        return ""
    before = text[: found.start()].split()[-1].strip(",.").upper()
    return "" if before in _NOT_A_STAMP else found[1]
