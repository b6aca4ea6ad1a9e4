"""The data of a document to be written. Says what stands in it, not how it looks.

All text is Vietnamese as it is to be read; names of agencies are given in normal case
("Sở Văn hóa, Thể thao và Du lịch") and put in capitals where the decree wants capitals.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from vanban.writing.blocks import Appendix, Block


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Boxes 2, 3 and 4 of the layout (Appendix I, IV).

    ``symbol`` is the whole symbol after the slash: "BC-SVHTTDL", for a công văn
    "SVHTTDL-QLBC". ``number`` None leaves room after "Số:". ``date`` None leaves room
    in "ngày … tháng … năm ``year``". ``parent`` is the agency directly above, "" if none.
    """

    issuer: str
    symbol: str
    place: str
    parent: str = ""
    number: int | None = None
    date: date | None = None
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Boxes 7a and 7b (Appendix I, II.7).

    ``position`` is the office of the person who signs ("Phó Giám đốc"). At most one of
    ``for_head`` (KT.), ``by_order_of`` (TL.), ``authorised_by`` (TUQ.) names the head who
    is signed for; ``on_behalf_of`` (TM.) names the collective; ``acting`` puts Q. before
    the position. ``name`` without academic title; "" leaves the line empty.
    """

    position: str
    name: str = ""
    on_behalf_of: str = ""
    for_head: str = ""
    by_order_of: str = ""
    authorised_by: str = ""
    acting: bool = False
    other_position: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of authority in capitals: TM. … / KT. … / position."""
        named = (
            ("TM. ", self.on_behalf_of),
            ("KT. ", self.for_head),
            ("TL. ", self.by_order_of),
            ("TUQ. ", self.authorised_by),
            ("Q. " if self.acting else "", self.position),
        )
        return tuple(mark + text.upper() for mark, text in named if text)


@dataclass(frozen=True, kw_only=True)
class Document:
    """What every kind has.

    ``recipients`` are the lines of Nơi nhận without dash; "Như trên" and "Lưu: …" are
    added. ``archive`` is what follows "Lưu:" ("VT, QLBC"). ``legal_bases`` are sentences
    that begin with "Căn cứ", without end mark. ``urgency`` is "", "KHẨN", "THƯỢNG KHẨN"
    or "HỎA TỐC". ``drafter`` is box 12 ("PL.(300)"), ``contact`` box 13.
    """

    kind: ClassVar[str] = ""
    title: ClassVar[str] = ""
    abbreviation: ClassVar[str] = ""
    letterhead: Letterhead
    subject: str
    body: tuple[Block, ...]
    signature: Signature
    archive: str = "VT"
    recipients: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    urgency: str = ""
    drafter: str = ""
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class Report(Document):
    """Báo cáo; with ``addressees`` when it is sent to a higher body."""

    kind: ClassVar[str] = "báo cáo"
    title: ClassVar[str] = "BÁO CÁO"
    abbreviation: ClassVar[str] = "BC"


@dataclass(frozen=True, kw_only=True)
class OfficialLetter(Document):
    """Công văn: no title, "V/v" under the number, always ``addressees``."""

    kind: ClassVar[str] = "công văn"


@dataclass(frozen=True, kw_only=True)
class Plan(Document):
    """Kế hoạch."""

    kind: ClassVar[str] = "kế hoạch"
    title: ClassVar[str] = "KẾ HOẠCH"
    abbreviation: ClassVar[str] = "KH"


@dataclass(frozen=True, kw_only=True)
class Submission(Document):
    """Tờ trình, always with ``addressees``."""

    kind: ClassVar[str] = "tờ trình"
    title: ClassVar[str] = "TỜ TRÌNH"
    abbreviation: ClassVar[str] = "TTr"


@dataclass(frozen=True, kw_only=True)
class Notice(Document):
    """Thông báo."""

    kind: ClassVar[str] = "thông báo"
    title: ClassVar[str] = "THÔNG BÁO"
    abbreviation: ClassVar[str] = "TB"


@dataclass(frozen=True, kw_only=True)
class Decision(Document):
    """Quyết định (cá biệt): ``authority`` is who decides; the body is ``Article`` blocks."""

    kind: ClassVar[str] = "quyết định"
    title: ClassVar[str] = "QUYẾT ĐỊNH"
    abbreviation: ClassVar[str] = "QĐ"
    authority: str


KINDS: dict[str, type[Document]] = {
    one.kind: one for one in (Report, OfficialLetter, Plan, Submission, Notice, Decision)
}
