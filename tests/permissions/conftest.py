"""One small world for the permission tests: two agencies, one plan, one person per role."""

from dataclasses import dataclass, field

import pytest

from phohien.organisation import services as organisation
from phohien.organisation.enums import FocalPointKind, Role
from phohien.organisation.models import Agency, AgencyGroup, RoleGrant, User
from phohien.plans.models import Assignment, Evidence, Plan
from tests import factories

OWN, OTHER = "11953", "11977"
PEOPLE = {
    "officer_own": (Role.AGENCY_OFFICER, OWN),
    "officer_other": (Role.AGENCY_OFFICER, OTHER),
    "leader": (Role.AGENCY_LEADER, OWN),
    "coordinator": (Role.COORDINATOR, None),
    "provincial_leader": (Role.PROVINCIAL_LEADER, None),
    "reviewer": (Role.REVIEWER, None),
    "finance": (Role.FINANCE_APPRAISER, None),
    "auditor": (Role.AUDITOR, None),
    "administrator": (Role.SYSTEM_ADMINISTRATOR, None),
}


@dataclass
class World:
    """Objects the addresses are filled with; all belong to the agency ``OWN``."""

    plan: Plan
    assignment: Assignment
    evidence: Evidence
    people: dict[str, User] = field(default_factory=dict)

    def numbers(self) -> dict[str, object]:
        """Values of address parameters by view name; ``""`` holds for all others."""
        own = self.assignment.agency
        return {
            "plans:plan": self.plan.pk,
            "plans:task": self.assignment.task_id,
            "plans:assignment": self.assignment.pk,
            "plans:evidence": self.evidence.pk,
            "organisation:agency": own.pk,
            "organisation:focal_point": own.focal_points.get(kind="leader").pk,
            "organisation:user": self.people["leader"].pk,
            "organisation:grant": RoleGrant.objects.get(user=self.people["leader"]).pk,
            "organisation:group": AgencyGroup.objects.get(code="bao-chi").pk,
        }


@pytest.fixture
def world(db) -> World:
    agencies = [factories.agency(OWN), factories.agency(OTHER)]
    people = {name: factories.make_user(*given) for name, given in PEOPLE.items()}
    plan = factories.make_plan(agencies)
    owed = Assignment.objects.filter(plan=plan, agency=agencies[0]).order_by("task__order")
    evidence = factories.make_evidence(people["officer_own"], owed[0], title="Họp của đơn vị A")
    _focal_points(people["officer_own"], agencies[0])
    return World(plan, owed[0], evidence, people)


def _focal_points(actor: User, agency: Agency) -> None:
    for kind in FocalPointKind:
        organisation.name_focal_point(
            actor=actor, agency=agency, kind=kind, full_name=f"Người Mẫu {kind.value}"
        )
