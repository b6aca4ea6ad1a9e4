"""Five years of plans in bulk, for measuring pages: 39,000 assignments, 200,000 pieces of evidence.

Rows go in past the services (which would take hours), but within every constraint of the tables.
"""

import datetime as dt
import itertools
import random
import secrets

from django.utils import timezone

from phohien.organisation import loading
from phohien.organisation import services as organisation
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, FocalPoint, User
from phohien.plans.enums import AssignmentState, EvidenceKind, PlanState
from phohien.plans.loading import load_legal_bases
from phohien.plans.models import (
    Assignment,
    Citation,
    Evidence,
    LegalBasis,
    Plan,
    PlanSection,
    PlanTask,
)
from phohien.security.models import AuditEntry
from vanban.skeleton import fold

YEARS = range(2022, 2027)
TASKS, EVIDENCE, SEED = 60, 200_000, 20261123
BATCH = 2_000
PEOPLE = {
    "officer": (Role.AGENCY_OFFICER, "11953"),
    "coordinator": (Role.COORDINATOR, None),
    "leader": (Role.PROVINCIAL_LEADER, None),
    "auditor": (Role.AUDITOR, None),
    "administrator": (Role.SYSTEM_ADMINISTRATOR, None),
}
SPOKEN = (
    "tổ chức đăng tin bài quảng bá hình ảnh tỉnh hội chợ lễ hội nhãn lồng Phố Hiến đoàn "
    "khách nước ngoài xúc tiến đầu tư du lịch biển đảo truyền thanh cơ sở đối ngoại tập "
    "huấn họp báo"
)
WORDS = SPOKEN.split()


def build() -> None:
    """Fill an empty, migrated database."""
    chance = random.Random(SEED)
    loading.load()
    load_legal_bases()
    for name, (role, code) in PEOPLE.items():
        _person(name, role, code)
    agencies = list(Agency.objects.all())
    _focal_points(agencies)
    for year in YEARS:
        _plan(year, agencies, chance)
    _evidence(chance)
    _audit()


def _person(name: str, role: str, code: str | None) -> None:
    user = organisation.create_user(
        actor=None, username=name, full_name=f"Người Đo {name}", password=secrets.token_urlsafe(24)
    )
    agency = Agency.objects.get(code=code) if code else None
    organisation.grant_role(actor=None, user=user, role=role, agency=agency)


def _focal_points(agencies: list[Agency]) -> None:
    rows = [
        FocalPoint(agency=agency, kind=kind, full_name=f"Người Mẫu {agency.pk}",
                   valid_from=dt.date(2025, 7, 1))
        for agency in agencies[::2] for kind in ("leader", "officer")
    ]  # fmt: skip
    FocalPoint.objects.bulk_create(rows)


def _plan(year: int, agencies: list[Agency], chance: random.Random) -> None:
    state = PlanState.ADOPTED if year == max(YEARS) else PlanState.CLOSED
    plan = Plan.objects.create(
        year=year, title=f"Kế hoạch thông tin đối ngoại năm {year}", state=state,
        prepared_at=timezone.now(), adopted_at=timezone.now(),
        previous=Plan.objects.filter(year=year - 1).first(),
    )  # fmt: skip
    for basis in LegalBasis.objects.all()[:9]:
        Citation.objects.create(plan=plan, basis=basis, cited_in="preamble")
    sections = [
        PlanSection.objects.create(plan=plan, code=f"II.{n}", title=some_words(chance, 6), order=n)
        for n in range(1, 11)
    ]
    tasks = PlanTask.objects.bulk_create(_task(plan, sections, n, chance) for n in range(TASKS))
    rows = [_assignment(task, agency, chance) for task in tasks for agency in agencies]
    Assignment.objects.bulk_create(rows, batch_size=BATCH)


def some_words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count)).capitalize()


def _task(plan: Plan, sections, number: int, chance: random.Random) -> PlanTask:
    title, text = some_words(chance, 8), some_words(chance, 60)
    return PlanTask(
        plan=plan, section=sections[number % len(sections)], code=f"T.{number}", order=number,
        title=title, text=text, text_folded=fold(f"{title} {text}"), line_start=number * 5 + 1,
        deadline=dt.date(plan.year, 12, 1) if number % 3 else dt.date(plan.year, 6, 30),
    )  # fmt: skip


def _assignment(task: PlanTask, agency: Agency, chance: random.Random) -> Assignment:
    state = chance.choice(list(AssignmentState))
    return Assignment(
        task=task, plan_id=task.plan_id, agency=agency, role="perform", state=state,
        deadline=task.deadline, evidence_count=5 if state == "done" else 0,
        reason="Không có biển." if state == "not_applicable" else "",
        updated_at=None if state == "no_update" else timezone.now(),
    )  # fmt: skip


def _evidence(chance: random.Random) -> None:
    owed = list(Assignment.objects.values_list("pk", "agency_id", "plan__year"))
    through = Evidence.assignments.through
    for _start in range(0, EVIDENCE, BATCH):
        picked = chance.choices(owed, k=BATCH)
        made = Evidence.objects.bulk_create(_proof(one, chance) for one in picked)
        links = zip(made, picked, strict=True)
        through.objects.bulk_create(
            through(evidence_id=row.pk, assignment_id=one[0]) for row, one in links
        )
    _join(chance)


def _proof(owed: tuple[int, int, int], chance: random.Random) -> Evidence:
    title = some_words(chance, 10)
    return Evidence(
        agency_id=owed[1], year=owed[2], kind=chance.choice(list(EvidenceKind)), title=title,
        title_folded=fold(title), recorded_at=timezone.now(), item_count=chance.randint(0, 4),
        happened_on=dt.date(owed[2], 1, 1) + dt.timedelta(days=chance.randrange(320)),
        languages=["vi"],
    )  # fmt: skip


def _join(chance: random.Random) -> None:
    """Every fortieth piece tells of the event of the piece before it."""
    keys = list(Evidence.objects.order_by("pk").values_list("pk", "year"))
    pairs = [pair for pair in itertools.pairwise(keys) if pair[0][1] == pair[1][1]]
    for first, second in chance.sample(pairs, len(pairs) // 40):
        Evidence.objects.filter(pk=second[0]).update(same_event_id=first[0])


def _audit() -> None:
    """The size of a log, not its chain: measured is reading, and reading does not verify."""
    actor = User.objects.get(username="officer")
    told = Evidence.objects.order_by("pk").values_list("pk", "title", "agency_id")
    rows = (
        AuditEntry(
            at=timezone.now(), actor=actor, actor_name=actor.full_name, object_id=str(key),
            action="plans.record_evidence", object_type="plans.Evidence", object_label=title,
            agency_id=agency, changes={"title": [None, title]}, previous_hash="0" * 64,
            hash=f"{key:064d}",
        )
        for key, title, agency in told.iterator()
    )  # fmt: skip
    AuditEntry.objects.bulk_create(rows, batch_size=BATCH)
