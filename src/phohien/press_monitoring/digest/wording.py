"""The morning page in words, the same for mail, screen and paper. Not: what stands on it."""

import datetime as dt
from dataclasses import dataclass, field, replace

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from phohien.press_monitoring.digest.cutting import ended, shortened
from phohien.press_monitoring.digest.page import Failure, Item, Page

NAMED_FAILURES, NAMED_OUTLETS, NAMED_DECISIONS, NAMED_TOPICS = 4, 3, 6, 2
HEADLINE, SENTENCES, NOTE, OPENING, REASON = 180, 260, 260, 320, 130  # characters on paper
TOPIC = 46
NORMAL_SIZE, UNBROKEN = 12.0, 24  # points; characters that stay on one line
WEEKDAYS = (
    gettext_noop("Thứ Hai"),
    gettext_noop("Thứ Ba"),
    gettext_noop("Thứ Tư"),
    gettext_noop("Thứ Năm"),
    gettext_noop("Thứ Sáu"),
    gettext_noop("Thứ Bảy"),
    gettext_noop("Chủ nhật"),
)


@dataclass(frozen=True, slots=True)
class Cut:
    """How many stories and how many answers stand on one sheet, and the size of its type."""

    stories: int
    answers: int
    size: float


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a line; with ``href`` a link."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story as it reads: sentences, then bits about who carried it, then a person's note."""

    number: int
    headline: str
    summary: str
    bits: list[Bit]
    note: str = ""
    href: str = ""
    cases: list[Bit] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page in words, cut to what fits; every ``href`` is absolute, ``size`` is of type in pt."""

    size: float
    title: str
    heads: dict[str, str]
    day: str
    place: str
    signed: str
    span: str
    opening: str
    is_unedited: bool
    reading: str
    failures: list[str]
    entries: list[Entry]
    more: Bit | None
    answers: list[Entry]
    more_answers: Bit | None
    decisions: list[str]
    nothing: str
    foot: str
    link: Bit


def sheet_of(page: Page, base: str, *, cut: Cut | None = None) -> Sheet:
    """``page`` in words, whole or ``cut`` for paper. ``base`` goes before our own paths."""
    kept = page.stories[: cut.stories] if cut else page.stories
    answers = page.answers[: cut.answers] if cut else page.answers
    return Sheet(
        size=cut.size if cut else NORMAL_SIZE,
        title=_("Điểm báo buổi sáng"),
        heads=_heads(page),
        day=long_day(page.day),
        place=page.province,
        signed=signed(page),
        span=_span(page),
        opening=shortened(page.opening, OPENING) if cut else page.opening,
        is_unedited=not page.editor,
        reading=reading(page),
        failures=_failures(page.failures, whole=cut is None),
        entries=[_entry(row, number, base, cut) for number, row in enumerate(kept, start=1)],
        more=_more(len(page.stories) - len(kept), base + page.url),
        answers=[_asked(row, number, base, cut) for number, row in enumerate(answers, start=1)],
        more_answers=_more(len(page.answers) - len(answers), base + page.url),
        decisions=_decisions(page.decisions, whole=cut is None),
        nothing=_("Không có tin nào về tỉnh trên các báo đọc được."),
        foot=_("Chỉ đọc báo đã đăng công khai. Không chấm điểm khen chê: người đọc tự đánh giá."),
        link=Bit(_("Xem cả trang trong phần mềm"), base + page.url),
    )


def _heads(page: Page) -> dict[str, str]:
    failed = _("Hôm nay chưa đọc được") if page.failures else _("Nguồn báo hôm nay")
    return {
        "reading": failed,
        "stories": _("Báo viết gì về tỉnh"),
        "answers": _("Cần trả lời"),
        "decisions": _("Hôm qua đã quyết định"),
    }


def long_day(day: dt.date) -> str:
    """ "Thứ Ba, ngày 24 tháng 11 năm 2026"."""
    words = {"weekday": _(WEEKDAYS[day.weekday()]), "day": f"{day:%d}", "month": day.month}
    words["year"] = day.year
    return _("%(weekday)s, ngày %(day)s tháng %(month)s năm %(year)s") % words


def moment(at: dt.datetime | None) -> str:
    """ "21:14 ngày 23/11", Việt Nam time."""
    if at is None:
        return ""
    local = timezone.localtime(at, timezone.get_default_timezone())
    return _("%(time)s ngày %(day)s") % {"time": f"{local:%H:%M}", "day": f"{local:%d/%m}"}


def clock_of(at: dt.datetime) -> str:
    """ "06:20", Việt Nam time."""
    return f"{timezone.localtime(at, timezone.get_default_timezone()):%H:%M}"


def signed(page: Page) -> str:
    """Who answers for the page: a person by name, or nobody yet, which is said."""
    if page.editor and page.edited_at:
        words = {"name": page.editor, "time": clock_of(page.edited_at)}
        return _("%(name)s soát lúc %(time)s.") % words
    return _("Phần mềm gom lúc %(time)s; chưa có người soát.") % {
        "time": clock_of(page.composed_at)
    }


def _span(page: Page) -> str:
    words = {"start": moment(page.covers_from), "end": moment(page.covers_until)}
    return _("Tin đăng từ %(start)s đến %(end)s.") % words


def reading(page: Page) -> str:
    """How many of the sources could be read."""
    failed = len(page.failures)
    if not page.sources:
        return _("Chưa nguồn báo nào được đọc.")
    if not failed:
        return ngettext(
            "Đọc được cả %(count)s nguồn báo đang theo dõi.",
            "Đọc được cả %(count)s nguồn báo đang theo dõi.",
            page.sources,
        ) % {"count": page.sources}
    return ngettext(
        "Có %(failed)s trên %(all)s nguồn báo chưa đọc được; tin của nguồn ấy có thể thiếu ở đây.",
        "Có %(failed)s trên %(all)s nguồn báo chưa đọc được; tin của các nguồn ấy có thể thiếu "
        "ở đây.",
        failed,
    ) % {"failed": failed, "all": page.sources}


def _failures(rows: list[Failure], *, whole: bool) -> list[str]:
    """A line for each reason, with the sources that share it; the longest unread first."""
    by_reason: dict[str, list[Failure]] = {}
    for row in rows:
        by_reason.setdefault(row.why.strip().rstrip("."), []).append(row)
    groups = list(by_reason.items())
    named = groups if whole or len(groups) <= NAMED_FAILURES + 1 else groups[:NAMED_FAILURES]
    lines = [_failure(reason, same, whole=whole) for reason, same in named]
    rest = len(rows) - sum(len(same) for _reason, same in named)
    if rest:
        told = ngettext("Và %(count)s nguồn khác.", "Và %(count)s nguồn khác.", rest)
        lines.append(told % {"count": rest})
    return lines


def _failure(reason: str, same: list[Failure], *, whole: bool) -> str:
    why = shortened(reason, REASON).rstrip(".") or _("chưa rõ vì sao")
    known = [row.since for row in same if row.since]
    words = {"name": _sources(same, whole), "why": why[:1].lower() + why[1:]}
    if not known:
        return _("%(name)s: chưa đọc được lần nào; %(why)s.") % words
    return _("%(name)s: từ %(since)s; %(why)s.") % (words | {"since": moment(min(known))})


def _sources(same: list[Failure], whole: bool) -> str:
    names = [row.name for row in same]
    if whole or len(names) <= NAMED_OUTLETS + 1:
        return ", ".join(names)
    rest = len(names) - NAMED_OUTLETS
    told = ngettext("%(names)s và %(count)s nguồn khác", "%(names)s và %(count)s nguồn khác", rest)
    return told % {"names": ", ".join(names[:NAMED_OUTLETS]), "count": rest}


def _entry(row: Item, number: int, base: str, cut: Cut | None) -> Entry:
    def told(text: str, limit: int) -> str:
        return ended(shortened(text, limit) if cut else text)

    return Entry(
        number=number,
        headline=told(row.headline, HEADLINE),
        summary=told(row.summary, SENTENCES),
        bits=_bits(row),
        note=told(row.note, NOTE),
        href=base + row.url if row.url else "",
        cases=[Bit(case.text, base + case.url if case.url else "") for case in row.cases],
    )


def _asked(row: Item, number: int, base: str, cut: Cut | None) -> Entry:
    """What needs an answer says so too when nobody has begun to answer."""
    entry = _entry(row, number, base, cut)
    return entry if entry.cases else replace(entry, cases=[Bit(_("Chưa mở vụ việc làm rõ."))])


def _bits(row: Item) -> list[Bit]:
    """Short bits do not break at the end of a line."""
    return [Bit(_whole(bit.text), bit.href) for bit in _told_bits(row)]


def _whole(text: str) -> str:
    return text.replace(" ", "\u00a0") if len(text) <= UNBROKEN else text


def _told_bits(row: Item) -> list[Bit]:
    bits = [Bit(carried(row))]
    if row.first_outlet:
        words = {"outlet": row.first_outlet, "at": moment(row.first_at)}
        bits.append(Bit(_("đầu tiên: %(outlet)s, %(at)s") % words, row.first_url))
    others = [name for name in row.outlets if name != row.first_outlet]
    if others:
        bits.append(Bit(_also(others, row.outlets_count - 1)))
    bits += [Bit(row.language)] if row.language else []
    bits += [Bit(shortened(topic, TOPIC)) for topic in row.topics[:NAMED_TOPICS]]
    if row.mark:
        bits.append(Bit(row.mark))
    if not row.is_confirmed:
        bits.append(Bit(_("chưa có người xác nhận")))
    return bits


def carried(row: Item) -> str:
    """ "9 báo, 14 bài"."""
    outlets = ngettext("%(count)s báo", "%(count)s báo", row.outlets_count)
    told = outlets % {"count": row.outlets_count}
    if row.articles_count <= row.outlets_count:
        return told
    articles = ngettext("%(count)s bài", "%(count)s bài", row.articles_count)
    return f"{told}, {articles % {'count': row.articles_count}}"


def _also(others: list[str], count: int) -> str:
    named = others if count <= NAMED_OUTLETS else others[: NAMED_OUTLETS - 1]
    rest = count - len(named)
    told = ", ".join(named)
    if rest <= 0:
        return _("cùng đưa: %(names)s") % {"names": told}
    words = ngettext(
        "cùng đưa: %(names)s và %(count)s báo khác",
        "cùng đưa: %(names)s và %(count)s báo khác",
        rest,
    )
    return words % {"names": told, "count": rest}


def _more(count: int, href: str) -> Bit | None:
    if count <= 0:
        return None
    told = ngettext("… còn %(count)s tin nữa", "… còn %(count)s tin nữa", count)
    return Bit(told % {"count": count}, href)


def _decisions(lines: list[str], *, whole: bool) -> list[str]:
    kept = lines if whole else lines[:NAMED_DECISIONS]
    return kept or [_("Hôm qua chưa có quyết định nào được ghi.")]
