"""Regimes as data, and the rounds that an adopted plan opens."""

import datetime as dt
import json
from pathlib import Path

from django.db import transaction

from phohien.kernel import clock
from phohien.plans.models import Plan
from phohien.reports.models import ReportingRegime, ReportRound
from phohien.security import audit

DATA = Path(__file__).resolve().parents[1] / "data" / "regimes.json"


@transaction.atomic
def load_regimes() -> int:
    """Create the shipped regimes that are missing; those changed by people stay as they are."""
    made = 0
    for row in json.loads(DATA.read_text(encoding="utf-8")):
        _regime, created = ReportingRegime.objects.get_or_create(code=row.pop("code"), defaults=row)
        made += created
    return made


@transaction.atomic
def open_rounds(*, plan: Plan) -> list[ReportRound]:
    """One round per active yearly regime; a corrected plan of the year takes the round over."""
    load_regimes()
    return [_open(regime, plan) for regime in ReportingRegime.objects.filter(is_active=True)]


def _open(regime: ReportingRegime, plan: Plan) -> ReportRound:
    present = ReportRound.objects.filter(regime=regime, year=plan.year).first()
    if present is not None:
        present.plan = plan
        present.save(update_fields=["plan"])
        return present
    starts, cutoff, due = period_of(regime, plan.year)
    row = ReportRound.objects.create(
        regime=regime,
        plan=plan,
        year=plan.year,
        starts_on=starts,
        cutoff_on=cutoff,
        due_before=due,
        opened_at=clock.now(),
    )
    audit.record(actor=None, action="reports.open_round", on=row)
    return row


def period_of(regime: ReportingRegime, year: int) -> tuple[dt.date, dt.date, dt.date]:
    """(first day, cut-off, exclusive deadline) of the yearly period.

    Decree 09/2019/NĐ-CP art. 12: 15/12 of the year before to 14/12, unless the regime
    overrides the cut-off; then the next period begins on the day after it.
    """
    due = dt.date(year, regime.due_before_month, regime.due_before_day)
    if regime.cutoff_month and regime.cutoff_day:
        cutoff = dt.date(year, regime.cutoff_month, regime.cutoff_day)
        before = dt.date(year - 1, regime.cutoff_month, regime.cutoff_day)
        return before + dt.timedelta(days=1), cutoff, due
    return dt.date(year - 1, 12, 15), dt.date(year, 12, 14), due
