"""The six yearly figures of Decree 244/2026/NĐ-CP, article 10, each as the rows that it counts.

A figure and the list it opens are made from the same querysets, so they cannot disagree.
Figures 4 to 6 are of the room of clarifications.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phohien.clarifications import figures as cases
from phohien.organisation.models import Agency
from phohien.spokespersons.enums import AskedState, ConferenceState, InquiryState
from phohien.spokespersons.models import AskedQuestion, Briefing, Inquiry, PressConference
from phohien.spokespersons.periods import Period

LABELS = {
    1: _("Số cuộc họp báo đã tổ chức"),
    2: _("Số lần chủ động đến cung cấp thông tin tại giao ban báo chí"),
    3: _("Số lượt trả lời trên tổng số đề nghị của báo chí"),
    4: _("Số vụ việc đột xuất, bất thường đã phát ngôn trên tổng số vụ việc"),
    5: _("Số vụ việc phát ngôn đúng hạn trên tổng số vụ việc có thời hạn"),
    6: _("Số vụ việc đã yêu cầu cải chính, xin lỗi trên tổng số vụ việc báo chí đăng sai"),
}
LAW = {
    1: _("Điều 5 khoản 1, Điều 6 khoản 2 điểm b"),
    2: _("Điều 5 khoản 5, Điều 6 khoản 3 điểm d"),
    3: _("Điều 6, Điều 7 khoản 5"),
    4: _("Điều 7 khoản 2, 3, 4, 5"),
    5: _("Điều 7 khoản 3, 4"),
    6: _("Điều 7 khoản 6"),
}
RATIOS = (3, 4, 5, 6)
NUMBERS = tuple(LABELS)


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind in a figure: ``counted`` of them, out of ``total`` for a ratio."""

    kind: str  # conference | briefing | inquiry | asked | case
    counted: QuerySet
    total: QuerySet | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the six; ``of`` is None when it is a plain number."""

    number: int
    value: int
    of: int | None = None

    @property
    def label(self) -> str:
        return str(LABELS[self.number])

    @property
    def law(self) -> str:
        return str(LAW[self.number])

    @property
    def shown(self) -> str:
        """As the form of the decree wants it: "9" or "9/11"."""
        return f"{self.value}" if self.of is None else f"{self.value}/{self.of}"


def figures(period: Period, agency: Agency | None = None) -> tuple[Figure, ...]:
    """All six, of one agency or of the province (all agencies); ten small counts."""
    return tuple(_figure(number, period, agency) for number in NUMBERS)


def _figure(number: int, period: Period, agency: Agency | None) -> Figure:
    parts = parts_of(number, period, agency)
    value = sum(part.counted.count() for part in parts)
    of = sum(part.total.count() for part in parts) if number in RATIOS else None
    return Figure(number, value, of)


def parts_of(number: int, period: Period, agency: Agency | None = None) -> tuple[Part, ...]:
    """The rows that figure ``number`` counts; KeyError for any other number."""
    return {
        1: _conferences, 2: _briefings, 3: _requests, 4: _spoken, 5: _on_time, 6: _demands,
    }[number](period, agency)  # fmt: skip


def _conferences(period: Period, agency: Agency | None) -> tuple[Part, ...]:
    rows = _within(PressConference.objects.filter(state=ConferenceState.HELD), "starts_at", period)
    return (Part("conference", _of(rows, agency).select_related("agency")),)


def _briefings(period: Period, agency: Agency | None) -> tuple[Part, ...]:
    rows = Briefing.objects.filter(
        held_on__range=(period.start, period.end), is_proactive=True, voided_at=None
    )
    return (Part("briefing", _of(rows, agency).select_related("agency")),)


def _requests(period: Period, agency: Agency | None) -> tuple[Part, ...]:
    """Requests received in the period, and questions that a conference left for later.

    Answered means answered by the period's last day; a refusal with its reason is no answer.
    """
    inquiries = Inquiry.objects.exclude(state=InquiryState.WITHDRAWN)
    inquiries = _of(_within(inquiries, "received_at", period), agency)
    inquiries = inquiries.select_related("agency", "outlet")
    promised = AskedQuestion.objects.filter(
        state__in=(AskedState.PROMISED, AskedState.KEPT), conference__state=ConferenceState.HELD
    )
    promised = _within(promised, "conference__starts_at", period)
    promised = _of(promised, agency, "owner").select_related("owner", "outlet", "conference")
    after = _after(period.end)
    return (
        Part(
            "inquiry",
            inquiries.filter(state=InquiryState.ANSWERED, closed_at__lt=after),
            inquiries,
        ),
        Part("asked", promised.filter(state=AskedState.KEPT, kept_at__lt=after), promised),
    )


def _spoken(period: Period, agency: Agency | None) -> tuple[Part, ...]:
    spoken, total = cases.cases_spoken(period.start, period.end)
    return (Part("case", _of(spoken, agency), _of(total, agency)),)


def _on_time(period: Period, agency: Agency | None) -> tuple[Part, ...]:
    spoken, total = cases.cases_on_time(period.start, period.end)
    return (Part("case", _of(spoken, agency), _of(total, agency)),)


def _demands(period: Period, agency: Agency | None) -> tuple[Part, ...]:
    demanded = cases.correction_demands(period.start, period.end)
    wrong = cases.wrong_press_cases(period.start, period.end)
    return (Part("case", _of(demanded, agency), _of(wrong, agency)),)


def _of(rows: QuerySet, agency: Agency | None, field: str = "agency") -> QuerySet:
    return rows if agency is None else rows.filter(**{field: agency})


def _within(rows: QuerySet, field: str, period: Period) -> QuerySet:
    return rows.filter(
        **{f"{field}__gte": _first_moment(period.start), f"{field}__lt": _after(period.end)}
    )


def _first_moment(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()), timezone.get_default_timezone())


def _after(day: dt.date) -> dt.datetime:
    return _first_moment(day + dt.timedelta(days=1))
