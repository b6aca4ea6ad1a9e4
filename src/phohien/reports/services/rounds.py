"""The rounds that an adopted plan opens: one for each period of each active regime."""

from dataclasses import asdict

from django.db import transaction

from phohien.kernel import clock
from phohien.plans.enums import PlanState
from phohien.plans.models import Plan
from phohien.reports.models import ReportingRegime, ReportRound, ReportVersion
from phohien.reports.periods import count_of, period_of
from phohien.reports.services.loading import load_regimes
from phohien.security import audit


@transaction.atomic
def open_rounds(*, plan: Plan) -> list[ReportRound]:
    """All periods of the year; a corrected plan of the year takes the rounds over."""
    load_regimes()
    regimes = ReportingRegime.objects.filter(is_active=True).order_by("pk")
    return [row for regime in regimes for row in _open_year(regime, plan)]


@transaction.atomic
def follow_regime(*, regime: ReportingRegime) -> list[ReportRound]:
    """Bring the rounds of the plans in force in line with a new or changed regime.

    A round that has received a report keeps its dates and outline: what was asked for then
    stands.
    """
    if not regime.is_active:
        return []
    plans = Plan.objects.filter(state=PlanState.ADOPTED)
    return [row for plan in plans for row in _open_year(regime, plan)]


def _open_year(regime: ReportingRegime, plan: Plan) -> list[ReportRound]:
    numbers = range(1, count_of(regime.period) + 1)
    return [_open(regime, plan, number) for number in numbers]


def _open(regime: ReportingRegime, plan: Plan, number: int) -> ReportRound:
    row = ReportRound.objects.filter(regime=regime, year=plan.year, number=number).first()
    if row is None:
        row = ReportRound(regime=regime, year=plan.year, number=number, opened_at=clock.now())
    fresh = row.pk is None
    wanted = {"plan_id": plan.pk}
    if fresh or not ReportVersion.objects.filter(report__round=row).exists():
        wanted |= asdict(period_of(regime, plan.year, number)) | {"outline": regime.outline}
    changes = audit.changed(row, wanted)
    if not changes:
        return row
    row.save()
    told = {name: pair for name, pair in changes.items() if name != "outline"}
    what = "open_round" if fresh else "move_round"
    audit.record(actor=None, action=f"reports.{what}", on=row, changes={} if fresh else told)
    return row
