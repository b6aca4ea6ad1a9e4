"""One small world for the permission tests: two agencies, one plan, one person per role."""

import datetime as dt
from dataclasses import dataclass, field

import pytest

from phohien.api import services as partners
from phohien.api.models import ApiKey
from phohien.clarifications import services as clarifications
from phohien.clearance.models import Case
from phohien.clearance.services import request_clearance
from phohien.clearance.subjects import Subject
from phohien.kernel import clock
from phohien.newsroom.models import Section
from phohien.organisation import services as organisation
from phohien.organisation.enums import FocalPointKind, Role
from phohien.organisation.models import Agency, AgencyGroup, RoleGrant, StandIn, User
from phohien.organisation.stand_ins import name_stand_in
from phohien.plans.models import Assignment, Evidence, Plan
from phohien.press_monitoring import services as press
from phohien.press_monitoring.digest import recipients
from phohien.press_monitoring.digest import services as pages
from tests import factories
from tests.press_monitoring.factories import LONGAN, make_article

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
    case: Case
    stand_in: StandIn
    people: dict[str, User] = field(default_factory=dict)
    key: ApiKey | None = None
    clarified: dict[str, int] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)

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
            "organisation:stand_in": self.stand_in.pk,
            "clearance:case": self.case.pk,
            "clearance:step": self.case.steps.get(order=2).pk,
            "partners:partner": self.key.partner_id,
            "partners:key": self.key.pk,
            **self.clarified,
            **self.told,
        }


@pytest.fixture
def world(db) -> World:
    agencies = [factories.agency(OWN), factories.agency(OTHER)]
    people = {name: factories.make_user(*given) for name, given in PEOPLE.items()}
    plan = factories.make_plan(agencies)
    owed = Assignment.objects.filter(plan=plan, agency=agencies[0]).order_by("task__order")
    evidence = factories.make_evidence(people["officer_own"], owed[0], title="Họp của đơn vị A")
    _focal_points(people["officer_own"], agencies[0])
    case = _case(people["officer_own"], agencies[0])
    stand_in = _stand_in(people["leader"], people["officer_own"])
    key = _key(people["coordinator"])
    clarified = _clarified(people, agencies[0])
    told = _told(people)
    return World(plan, owed[0], evidence, case, stand_in, people, key, clarified, told)


def _told(people: dict[str, User]) -> dict[str, int | str]:
    """An article that names the ward ``OWN``, marked, and kept as evidence."""
    article = make_article(LONGAN)
    mark = {"story": article.story, "mark": "good_news"}
    story = press.mark_story(actor=people["coordinator"], **mark)
    capture = press.capture_article(actor=people["coordinator"], article=article)
    return {
        "press_monitoring:story": story.pk,
        "press_monitoring:article": article.pk,
        "press_monitoring:capture": capture.pk,
        "press_monitoring:decision": story.decisions.get().pk,
        "press_monitoring:source": article.source_id,
        "press_monitoring:day": pages.compose_digest(day=clock.today()).day.isoformat(),
        "press_monitoring:reader": recipients.add_reader(
            actor=people["coordinator"], user=people["leader"]
        ).pk,
    }


def _clarified(people: dict[str, User], agency: Agency) -> dict[str, int]:
    """A case that the agency answers, a question to it, a fact and a letter to the outlet."""
    case = clarifications.open_case(
        actor=people["coordinator"], agency=agency, matter="wrong_press", received_at=clock.now(),
        title="Nước giếng ở đơn vị A", quotation="Nước giếng nhiễm bẩn.", outlet="Báo Mẫu",
        asked="Kết quả xét nghiệm?",
    )  # fmt: skip
    due = clock.now() + dt.timedelta(hours=5)
    question = clarifications.ask_agency(
        actor=people["coordinator"], case=case, agency=agency, question="Số liệu?", due_at=due
    )
    fact = clarifications.add_fact(
        actor=people["officer_own"], case=case, statement="Nước đạt.", document="Kết quả",
        url="https://don-vi-a.example/ket-qua",
    )  # fmt: skip
    letter = clarifications.write_letter(
        actor=people["officer_own"], case=case, kind="demand", outlet="Báo Mẫu", medium="online",
        said_title="Nước giếng", said_on=clock.today(), wrong="Bẩn.", right="Đạt.",
        grounds="Kết quả.",
    )  # fmt: skip
    return {
        "clarifications:case": case.pk,
        "clarifications:request": question.pk,
        "clarifications:fact": fact.pk,
        "clarifications:letter": letter.pk,
    }


def _key(coordinator: User) -> ApiKey:
    """A partner of the data sharing API with one key."""
    partner = partners.create_partner(
        actor=coordinator, name="Báo Điện tử Mẫu", contact_name="Người Nhận Mẫu",
        contact_email="nguoi.nhan@example.org", purpose="Đăng lại tin, bài.",
    )  # fmt: skip
    codes = list(Section.objects.values_list("code", flat=True))
    until = clock.now() + dt.timedelta(days=30)
    scope = partners.Scope(["items"], ["vi"], codes, 60, 1000, until)
    return partners.issue_key(actor=coordinator, partner=partner, label="Mẫu", scope=scope)[0]


def _case(writer: User, agency: Agency) -> Case:
    """A text of the agency that waits for the editor of another one."""
    subject = Subject(
        type="tests.text",
        id=1,
        locale="vi",
        title="Bài của đơn vị A",
        agency_id=agency.pk,
        owner_id=factories.agency("so-vhttdl").pk,
        topic_codes=(),
        is_statement=False,
        snapshot={"title": "Bài của đơn vị A"},
        text="Họp của đơn vị A",
        writer_ids=frozenset({writer.pk}),
    )
    return request_clearance(actor=writer, subject=subject)


def _stand_in(leader: User, officer: User) -> StandIn:
    """For next week, so that it gives nobody a role today."""
    day = clock.today() + dt.timedelta(days=7)
    return name_stand_in(
        actor=leader, absent=leader, stand_in=officer, valid_from=day, valid_to=day
    )


def _focal_points(actor: User, agency: Agency) -> None:
    for kind in FocalPointKind:
        organisation.name_focal_point(
            actor=actor, agency=agency, kind=kind, full_name=f"Người Mẫu {kind.value}"
        )
