"""What agencies of the demo world did this year: evidence, progress, some reports. By services."""

import csv
import datetime as dt
import random
from collections import defaultdict
from pathlib import Path

from phohien.kernel import clock
from phohien.organisation.enums import AGENCY_ROLES, Role
from phohien.organisation.models import User
from phohien.organisation.selectors import people_of
from phohien.plans.codes import CLOSING
from phohien.plans.enums import EvidenceKind
from phohien.plans.models import Assignment, Evidence, Plan
from phohien.plans.services import join_evidence, record_evidence, update_progress

ACTIVITIES = Path(__file__).with_name("data") / "activities.tsv"
LINKS = {
    EvidenceKind.PUBLISHED_ITEM: "https://doingoai.example/bai-viet/{number}",
    EvidenceKind.DOCUMENT: "https://vanban.example/van-ban/{number}",
    EvidenceKind.PHOTO: "https://anh.example/bo-anh/{number}",
}


def activities() -> dict[str, list[dict[str, str]]]:
    """Topic → rows of the shipped list."""
    found = defaultdict(list)
    with ACTIVITIES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["topic"]].append(row)
    return found


class Year:
    """One year of work on a plan, from its adoption to the present day."""

    def __init__(self, plan: Plan, rng: random.Random) -> None:
        self.plan, self.rng = plan, rng
        self.activities = activities()
        self.until = clock.today()
        self.since = min(dt.date(plan.year, 1, 12), self.until)
        self.number = 100

    def live(self) -> int:
        """Let every agency with an account do some of what it owes; returns pieces of evidence."""
        return sum(self._work_of(agency_id) for agency_id in self._agencies())

    def _agencies(self) -> list[int]:
        rows = Assignment.objects.filter(plan=self.plan).order_by("agency_id")
        return list(rows.values_list("agency_id", flat=True).distinct())

    def _work_of(self, agency_id: int) -> int:
        officer = people_of([agency_id], Role.AGENCY_OFFICER).first()
        if officer is None:
            return 0
        diligence = self.rng.uniform(0.35, 0.98)
        owed = Assignment.objects.filter(plan=self.plan, agency_id=agency_id)
        done = 0
        for assignment in owed.select_related("task", "agency", "plan"):
            if assignment.task.code != CLOSING and self.rng.random() < diligence:
                done += self._do(assignment, officer, diligence)
        return done

    def _do(self, assignment: Assignment, officer: User, diligence: float) -> int:
        count = self.rng.choice([1, 2, 2, 3, 4])
        for _turn in range(count):
            self._record(assignment, officer)
        if self.rng.random() < diligence * 0.7:
            with clock.at(self.until):
                update_progress(actor=officer, assignment=assignment, step="finish")
        return count

    def _record(self, assignment: Assignment, officer: User) -> Evidence:
        row = self._activity(assignment)
        day = self.since + dt.timedelta(days=self.rng.randrange((self.until - self.since).days + 1))
        self.number += 1
        with clock.at(day):
            return record_evidence(
                actor=officer,
                assignments=[assignment],
                kind=row["kind"],
                title=row["title"].format(place=assignment.agency.short_name),
                happened_on=day,
                person=officer.full_name,
                place=row["place"].format(place=assignment.agency.short_name),
                url=LINKS.get(row["kind"], "").format(number=self.number),
                languages=row["languages"].split(","),
                item_count=int(row["items"]),
                participant_count=self._around(int(row["people"])),
                amount_vnd=self._around(int(row["money"]) // 100_000) * 100_000,
            )

    def _activity(self, assignment: Assignment) -> dict[str, str]:
        known = [row for topic in assignment.task.topics for row in self.activities.get(topic, [])]
        return self.rng.choice(known or self.activities["any"])

    def _around(self, value: int) -> int:
        return round(value * self.rng.uniform(0.6, 1.5))


def join_doubles(plan: Plan, coordinator: User) -> int:
    """Events that two agencies reported on one day under one title are one event."""
    first: dict[tuple, Evidence] = {}
    joined = 0
    events = Evidence.objects.filter(year=plan.year, kind=EvidenceKind.EVENT, same_event=None)
    for row in events.order_by("happened_on", "pk"):
        key = (row.title, row.happened_on.isocalendar()[:2])
        other = first.setdefault(key, row)
        if other.agency_id != row.agency_id:
            join_evidence(actor=coordinator, evidence=row, same_event=other)
            joined += 1
    return joined


def officer_of(agency_id: int) -> User | None:
    """Anyone who may act for the agency."""
    return people_of([agency_id], *AGENCY_ROLES).first()
