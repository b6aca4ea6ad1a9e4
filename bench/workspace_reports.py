"""The agencies' yearly reports of the bench's five years: 650 texts of a few pages each."""

import random
from collections.abc import Iterator

from django.utils import timezone

from bench.workspace_world import BATCH, SEED, some_words
from phohien.organisation.models import Agency
from phohien.plans.models import Plan
from phohien.reports.enums import Period, ReportState, TextKind
from phohien.reports.models import AgencyReport, ReportRound, ReportText, ReportVersion
from phohien.reports.services import open_rounds
from phohien.reports.texts import plain_of, words_of

WORDS_OF_A_SECTION = 150
SENT_SHARE = 0.8


def build() -> None:
    """Reports for plans that have none; four fifths of them sent."""
    chance = random.Random(SEED)
    for plan in Plan.objects.order_by("year"):
        yearly = [row for row in open_rounds(plan=plan) if row.regime.period == Period.YEAR]
        AgencyReport.objects.bulk_create(
            [report for round in yearly for report in _reports(round, chance)], batch_size=BATCH
        )
    _freeze()
    _index()


def _reports(round: ReportRound, chance: random.Random) -> Iterator[AgencyReport]:
    now = timezone.now()
    for agency in Agency.objects.all():
        sent = chance.random() < SENT_SHARE
        yield AgencyReport(
            round=round, agency=agency, updated_at=now, submitted_at=now if sent else None,
            state=ReportState.SUBMITTED if sent else ReportState.DRAFT,
            sections={
                entry["key"]: some_words(chance, WORDS_OF_A_SECTION) for entry in round.outline
            },
        )  # fmt: skip


def _index() -> None:
    rows = AgencyReport.objects.values_list("pk", "state", "sections")
    texts = [(pk, state, plain_of(sections)) for pk, state, sections in rows]
    ReportText.objects.bulk_create(
        [
            ReportText(report_id=pk, kind=kind, plain=plain.lower(), words=words_of(plain))
            for pk, state, plain in texts
            for kind in (TextKind.DRAFT, TextKind.SENT)
            if kind == TextKind.DRAFT or state == ReportState.SUBMITTED
        ],
        batch_size=BATCH,
    )


def _freeze() -> None:
    sent = AgencyReport.objects.filter(state=ReportState.SUBMITTED)
    ReportVersion.objects.bulk_create(
        [
            ReportVersion(
                report=row, number=1, sections=row.sections, figures={}, sha256="0" * 64,
                submitted_at=row.submitted_at,
            )
            for row in sent.iterator()
        ],
        batch_size=BATCH,
    )  # fmt: skip
