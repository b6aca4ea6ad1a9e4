"""Regimes as data: people change them, the decree's rule is checked, rounds follow."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed
from phohien.kernel.working_days import load_calendar
from phohien.reports.enums import Period
from phohien.reports.models import ReportingRegime
from phohien.reports.outline import checked_outline
from phohien.reports.periods import Span, count_of, period_of
from phohien.reports.services.rounds import follow_regime
from phohien.security import audit
from phohien.security.policies import NOTHING, allowed, refusal, require

CHANGEABLE = (
    "name",
    "kind",
    "period",
    "basis",
    "cutoff_month",
    "cutoff_day",
    "due_before_month",
    "due_before_day",
    "recipients",
    "outline",
    "is_active",
)


@transaction.atomic
def create_regime(*, actor, code: str, **fields) -> ReportingRegime:
    """A new regime with its rounds for the plans in force. Raises InvalidInput by field."""
    if allowed(actor, "change", ReportingRegime) == NOTHING:
        raise NotAllowed("change", refusal(ReportingRegime, "change"))
    regime = ReportingRegime(code=code, tables=["figures", "languages", "agencies"])
    if ReportingRegime.objects.filter(code=code).exists():
        raise InvalidInput("code", _("Mã này đã có. Hãy chọn mã khác."))
    _set(regime, fields)
    try:
        with transaction.atomic():
            regime.save()
    except IntegrityError as error:
        raise InvalidInput("code", _("Mã này đã có. Hãy chọn mã khác.")) from error
    audit.record(actor=actor, action="reports.create_regime", on=regime)
    follow_regime(regime=regime)
    return regime


@transaction.atomic
def change_regime(*, actor, regime: ReportingRegime, **fields) -> ReportingRegime:
    """Change a regime; rounds without a submitted report follow. Raises InvalidInput by field."""
    regime = ReportingRegime.objects.select_for_update().get(pk=regime.pk)
    require(actor, "change", regime)
    changes = _set(regime, fields)
    if not changes:
        return regime
    regime.save()
    audit.record(actor=actor, action="reports.change_regime", on=regime, changes=changes)
    follow_regime(regime=regime)
    return regime


def _set(regime: ReportingRegime, fields: dict) -> dict:
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"unknown fields: {unknown}")
    if "outline" in fields:
        fields["outline"] = checked_outline(fields["outline"])
    changes = audit.changed(regime, fields)
    check_dates(regime, clock.today().year)
    return changes


def check_dates(regime: ReportingRegime, year: int) -> list[Span]:
    """The periods of ``year``; each leaves at least one working day between cut-off and deadline.

    Decree 09/2019/NĐ-CP art. 8.5. Raises InvalidInput with the first period that breaks it.
    """
    if regime.period == Period.YEAR and not 1 <= regime.due_before_month <= 12:
        raise InvalidInput("due_before_month", _("Với báo cáo năm, tháng gửi là từ 1 đến 12."))
    if regime.period != Period.YEAR and regime.due_before_month > 3:
        raise InvalidInput(
            "due_before_month",
            _("Với báo cáo tháng, quý, sáu tháng, ghi số tháng sau tháng cuối kỳ, từ 0 đến 3."),
        )
    table = load_calendar()
    spans = [period_of(regime, year, number) for number in range(1, count_of(regime.period) + 1)]
    for span in spans:
        if span.working_days(table) < 1:
            raise InvalidInput("due_before_day", _too_short(span))
    return spans


def _too_short(span: Span) -> str:
    return _(
        "Chốt số liệu ngày %(cutoff)s thì phải gửi trước ngày %(due)s, giữa hai ngày không còn "
        "ngày làm việc nào. Nghị định số 09/2019/NĐ-CP, Điều 8 khoản 5 đòi hỏi ít nhất 01 ngày "
        "làm việc từ lúc chốt số liệu đến thời hạn gửi; hãy lùi hạn gửi hoặc chốt sớm hơn."
    ) % {"cutoff": _day(span.cutoff_on), "due": _day(span.due_before)}


def _day(day: dt.date) -> str:
    return day.strftime("%d/%m/%Y")
