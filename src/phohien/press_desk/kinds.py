"""The kinds of request under decree 262/2026/NĐ-CP, as data: who files where, how long it may take.

Facts come from ``data/kinds.json``; what a unit, a clock or a silence means is said here once.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

DATA = Path(__file__).with_name("data")
DECREE = "Nghị định số 262/2026/NĐ-CP"
CODES = (
    "activity", "programme_change", "interview", "assistant_new", "assistant_renewal",
    "collaborator", "press_conference", "film_screening", "outdoor_display",
    "office_address", "office_branch", "correspondent_opinion", "exhibition",
    "non_resident", "delegation_state", "delegation_local",
)  # fmt: skip
BODIES = {
    "province": _("Ủy ban nhân dân tỉnh"),
    "delegate": _("Cơ quan được Chủ tịch UBND tỉnh giao"),
    "agency": _("Cơ quan của người được phỏng vấn"),
    "mofa": _("Bộ Ngoại giao"),
    "licensing": _("Cơ quan cấp giấy phép theo loại hình triển lãm"),
}
COPIES = {"mofa": _("Bộ Ngoại giao"), "culture": _("Bộ Văn hóa, Thể thao và Du lịch")}
SILENCE = {
    "not_allowed": _("Im lặng không phải là đồng ý: chỉ được làm khi có văn bản chấp thuận."),
    "notice": _("Chỉ là thông báo: tỉnh không cần trả lời, đến ngày thì được tiến hành."),
    "allowed": _("Hết hạn mà không có văn bản phản đối thì được tiến hành như đã thông báo."),
}
CLOCKS = {
    "receipt": _(
        "Tính từ ngày nhận văn bản. Nghị định không cho tạm dừng, kể cả khi còn thiếu giấy tờ."
    ),
    "valid_file": _(
        "Tính từ ngày nhận đủ hồ sơ hợp lệ. Khi còn thiếu giấy tờ thì chưa bắt đầu tính; "
        "đã xác nhận hồ sơ đủ thì Nghị định không cho tạm dừng."
    ),
    "event": _("Nghị định không ấn định số ngày; phải trả lời trước khi hoạt động bắt đầu."),
    "none": _("Nghị định không ấn định thời hạn cho việc này; làm sớm nhất có thể."),
}
RETENTION_REASON = _(
    "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15: chỉ giữ trong thời gian cần cho mục đích đã "
    "thu thập. Nghị định 262/2026/NĐ-CP không đặt thời hạn lưu riêng; số ngày do tỉnh chọn."
)


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper that a file consists of."""

    key: str
    vi: str
    en: str
    required: bool

    def __str__(self) -> str:
        return said((self.vi, self.en))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of request. ``names`` etc. are (Vietnamese, English); days as ``unit`` says."""

    code: str
    names: tuple[str, str]
    who: tuple[str, str]
    articles: tuple[str, str]
    body: str
    form: str
    is_online: bool
    unit: str  # working_days | calendar_days | before_event | none
    count: int
    clock: str  # receipt | valid_file | event | none
    silence: str
    fields: tuple[str, ...]
    has_dates: bool
    has_end: bool  # with a last day
    notice_hours: int  # how long before it begins the decree wants to know; 0 for no such rule
    people: tuple[str, ...]
    papers: tuple[PaperKind, ...]
    copies: tuple[str, ...]
    outcome: str  # consent | card | opinion | notice | mofa | elsewhere
    owes_report: bool
    has_hosts: bool
    retention_days: int  # after the end, when people's data are erased

    def __str__(self) -> str:
        return said(self.names)

    @property
    def filer(self) -> str:
        return said(self.who)

    @property
    def article(self) -> str:
        """ "khoản 3 Điều 16"."""
        return said(self.articles)

    @property
    def body_name(self) -> str:
        return str(BODIES[self.body])

    @property
    def silence_words(self) -> str:
        return str(SILENCE[self.silence])

    @property
    def clock_words(self) -> str:
        return str(CLOCKS[self.clock])

    @property
    def limit_words(self) -> str:
        """ "5 ngày làm việc"."""
        words = {
            "working_days": _("%(count)s ngày làm việc"),
            "calendar_days": ngettext_lazy("%(count)s ngày", "%(count)s ngày", self.count),
            "before_event": _("trước khi hoạt động bắt đầu"),
            "none": _("Nghị định không ấn định"),
        }
        return str(words[self.unit]) % {"count": self.count}

    @property
    def is_decided_here(self) -> bool:
        return self.outcome not in ("mofa", "elsewhere")

    @property
    def may_lapse(self) -> bool:
        """Whether the end of the time limit without a word allows what was notified."""
        return self.silence in ("allowed", "notice")

    def paper(self, key: str) -> PaperKind | None:
        return next((paper for paper in self.papers if paper.key == key), None)


def said(pair: tuple[str, str]) -> str:
    """The Vietnamese of a pair on Vietnamese pages, else the English."""
    return pair[0] if (get_language() or "vi").startswith("vi") else pair[1]


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by code, in the order of the data."""
    rows = json.loads((DATA / "kinds.json").read_text("utf-8"))
    found = {row["code"]: _kind(row) for row in rows}
    if set(found) != set(CODES):
        raise ValueError("kinds.json and CODES differ")
    return found


def kind_of(code: str) -> Kind:
    """``KeyError`` for an unknown code."""
    return kinds()[code]


def _kind(row: dict) -> Kind:
    limit = row["limit"]
    return Kind(
        code=row["code"],
        names=tuple(row["name"]),
        who=tuple(row["who"]),
        articles=tuple(row["article"]),
        body=row["body"],
        form=row["form"],
        is_online=row["online"],
        unit=limit["unit"],
        count=limit.get("count", 0),
        clock=row["clock"],
        silence=row["silence"],
        fields=tuple(row["fields"]),
        has_dates=bool(row["dates"]),
        has_end=row["dates"] is True,
        notice_hours=row.get("notice_hours", 0),
        people=tuple(row["people"]),
        papers=tuple(PaperKind(*paper) for paper in row["papers"]),
        copies=tuple(row["copies"]),
        outcome=row["outcome"],
        owes_report=row["report"],
        has_hosts=row["host"],
        retention_days=row["retention"],
    )


def kind_choices() -> list[tuple[str, str]]:
    """For model fields: Vietnamese names, without building on the active language."""
    return [(code, kind.names[0]) for code, kind in kinds().items()]


@cache
def countries() -> dict[str, tuple[str, str]]:
    """ISO 3166 code → (Vietnamese, English) name of the country of an outlet."""
    lines = (DATA / "countries.tsv").read_text("utf-8").splitlines()[1:]
    return {code: (vi, en) for code, vi, en in (line.split("\t") for line in lines)}


def country_name(code: str) -> str:
    return said(countries().get(code, (code, code)))


def country_choices() -> list[tuple[str, str]]:
    """In the order of the language shown."""
    from phohien.kernel.collation import sort_key

    rows = [(code, said(names)) for code, names in countries().items()]
    return sorted(rows, key=lambda row: sort_key(row[1]))
