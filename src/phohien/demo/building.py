"""Builds the demo world in one transaction: people, a plan by the real pipeline, a year of work."""

import datetime as dt
import random
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from phohien.demo import (
    clarifications,
    digests,
    people,
    portal,
    press_desk,
    press_monitoring,
    reporting,
    spokespersons,
    unfinished,
    work,
)
from phohien.demo.papers import SAMPLE, bring_in
from phohien.kernel import clock
from phohien.organisation.models import User
from phohien.plans.models import Plan
from phohien.plans.reminders import remind_all
from phohien.reports.models import ReportRound

SEED = 2026


@dataclass(slots=True)
class Built:
    """What was made, for the person at the terminal."""

    plan: Plan
    accounts: int = 0
    evidence: int = 0
    reports: int = 0
    publications: int = 0
    unknown: list[str] = field(default_factory=list)


def is_built() -> bool:
    """Whether the demo's people exist."""
    return User.objects.filter(username="dieuphoi1").exists()


def build(path: Path | None) -> Built:
    """The whole world when it is not there yet; afterwards only the given plan is brought in."""
    if is_built():
        return _bring_another(path or SAMPLE)
    with transaction.atomic():
        rng = random.Random(SEED)  # noqa: S311 - a seeded world, not a secret
        since = min(dt.date(2026, 1, 5), clock.today())
        accounts = people.build(rng, since, speaking=portal.speaking_communes())
        built = _plan_and_year(path or SAMPLE, rng)
        built.accounts = len(accounts)
        built.publications = portal.Site(built.plan).build()
        unfinished.read_old_notices()
        built.publications += unfinished.leave_on_desks()
        _listen_and_answer(rng)
        transaction.on_commit(lambda: people.write_accounts(accounts))
    return built


def _listen_and_answer(rng: random.Random) -> None:
    """The press of the last days, what it led to, and who spoke with reporters."""
    analyst, leader = _user("theodoibaochi"), _user("lanhdaotinh")
    press_monitoring.build(analyst=analyst)
    clarifications.build(analyst=analyst)
    digests.build(analyst=analyst, leader=_user("sovhttdl.ld"))
    spokespersons.build(rng)
    press_desk.build(officer=_user("daumoibaochi"), leader=leader)


def _bring_another(path: Path) -> Built:
    with transaction.atomic():
        plan, unknown = bring_in(path, preparer=_user("dieuphoi1"), adopter=_user("dieuphoi2"))
    return Built(plan, unknown=unknown)


def _plan_and_year(path: Path, rng: random.Random) -> Built:
    first, second = _user("dieuphoi1"), _user("dieuphoi2")
    start = min(dt.date(2026, 1, 5), clock.today())
    with clock.at(start):
        plan, unknown = bring_in(path, preparer=first, adopter=second)
    built = Built(plan, unknown=unknown)
    built.evidence = work.Year(plan, rng).live()
    work.join_doubles(plan, first)
    round = ReportRound.objects.filter(plan=plan).first()
    built.reports = reporting.report_some(round, second, rng) if round else 0
    remind_all()
    return built


def _user(name: str) -> User:
    return User.objects.get(username=name)
