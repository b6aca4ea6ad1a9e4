"""One plan of 60 tasks that falls to every agency, with a year of evidence and submitted reports.

Rows go in past the services, which would take long, but within every constraint of the tables.
"""

import datetime as dt
import random

from django.utils import timezone

from phohien.kernel import clock
from phohien.organisation import loading
from phohien.organisation.models import Agency
from phohien.plans.enums import AssignmentState, EvidenceKind
from phohien.plans.models import Assignment, Evidence, Plan, PlanTask
from phohien.reports.figures import Figures
from phohien.reports.models import AgencyReport, ReportRound, ReportVersion
from phohien.reports.services import open_rounds
from vanban.skeleton import fold

SEED, BATCH, PER_TASK = 20261123, 2_000, 2
KINDS = list(EvidenceKind)
TOPICS = (["staffing"], ["foreign-press"], ["refutation"], ["security"], [])


def build(agencies: int, tasks: int) -> ReportRound:
    """Fill an empty, migrated database and give its round."""
    chance = random.Random(SEED)
    loading.load()
    who = _agencies(agencies)
    plan = Plan.objects.create(
        year=2026, title="Thông tin đối ngoại năm 2026", state="adopted",
        prepared_at=timezone.now(), adopted_at=timezone.now(),
    )  # fmt: skip
    rows = PlanTask.objects.bulk_create(_task(plan, number, tasks) for number in range(tasks))
    owed = [
        Assignment(task=task, plan=plan, agency=agency, role="perform",
                   state=AssignmentState.IN_PROGRESS)
        for agency in who for task in rows
    ]  # fmt: skip
    owed = Assignment.objects.bulk_create(owed, batch_size=BATCH)
    _evidence(owed, chance)
    with clock.at(dt.date(2026, 11, 27)):
        round = open_rounds(plan=plan)[0]
        _reports(round, who)
    return round


def _agencies(count: int) -> list[Agency]:
    """Exactly ``count``: the shipped ones, and invented ones where they are too few."""
    Agency.objects.update(owes_reports=True)
    for number in range(count - Agency.objects.count()):
        Agency.objects.create(
            code=f"mau-{number}", symbol=f"DVM{number}", name=f"Đơn vị mẫu {number}",
            short_name=f"Đơn vị mẫu {number}", kind="public_unit",
        )  # fmt: skip
    return list(Agency.objects.all()[:count])


def _task(plan: Plan, number: int, count: int) -> PlanTask:
    code = "closing" if number == count - 1 else f"IV.{number}"
    title = f"Nhiệm vụ thứ {number}"
    return PlanTask(
        plan=plan, code=code, order=number, title=title, text=title, text_folded=fold(title),
        topics=TOPICS[number % len(TOPICS)], deadline=dt.date(2026, 12, 1),
    )  # fmt: skip


def _evidence(owed: list[Assignment], chance: random.Random) -> None:
    first = dt.date(2025, 12, 1)
    proving = [row for row in owed for _turn in range(PER_TASK)]
    rows = [
        Evidence(
            agency_id=row.agency_id, year=2026, kind=chance.choice(KINDS),
            title=f"Việc đã làm số {number}", title_folded=f"viec da lam so {number}",
            happened_on=first + dt.timedelta(days=chance.randrange(350)),
            item_count=chance.randrange(6), languages=chance.choice([["vi"], ["vi", "en"]]),
            participant_count=chance.randrange(300), amount_vnd=chance.randrange(50) * 100_000,
            recorded_at=timezone.now(),
        )
        for number, row in enumerate(proving)
    ]  # fmt: skip
    rows = Evidence.objects.bulk_create(rows, batch_size=BATCH)
    through = Evidence.assignments.through
    through.objects.bulk_create(
        [
            through(evidence_id=row.pk, assignment_id=task.pk)
            for row, task in zip(rows, proving, strict=True)
        ],
        batch_size=BATCH,
    )


def _reports(round: ReportRound, who: list[Agency]) -> None:
    """Nine agencies in ten have submitted, each in its own words."""
    now = clock.now()
    for number, agency in enumerate(who):
        if number % 10 == 9:
            continue
        texts = {
            entry["key"]: f"Lời của {agency.name} ở mục {entry['title']}."
            for entry in round.outline
            if entry["fill"]
        }
        report = AgencyReport.objects.create(
            round=round, agency=agency, state="submitted", sections=texts, updated_at=now,
            submitted_at=now,
        )  # fmt: skip
        ReportVersion.objects.create(
            report=report, number=1, sections=texts, figures=Figures().to_dict(), sha256="0" * 64,
            submitted_at=now,
        )  # fmt: skip
