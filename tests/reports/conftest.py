"""A small province for the tests of reports: three agencies, a plan with a closing task."""

import datetime as dt
from dataclasses import dataclass

import pytest

from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, User
from phohien.plans.models import Assignment, Plan
from phohien.reports.models import AgencyReport, ReportRound
from phohien.reports.services import start_report, submit_report, write_sections
from tests import factories

TASKS = (
    *factories.TASKS,
    ("II.5", "II", "Quản lý báo chí nước ngoài", "Quản lý báo chí nước ngoài."),
    ("closing", "IV", "Báo cáo kết quả", "Gửi báo cáo trước ngày 01/12/2026."),
)
NOW = dt.date(2026, 11, 20)
TEXTS = {"strengths": "Tin, bài được đăng đều.", "proposals": "Đề nghị mở lớp tập huấn."}


@dataclass
class Province:
    """Everything a test needs; people hold one role each."""

    plan: Plan
    round: ReportRound
    commune: Agency
    ward: Agency
    department: Agency
    leader: User
    officer: User
    other: User
    coordinator: User

    def duty(self, agency: Agency | None = None, code: str = "closing") -> Assignment:
        return Assignment.objects.get(
            plan=self.plan, agency=agency or self.commune, task__code=code
        )

    def report(self, **sections: str) -> AgencyReport:
        report = start_report(actor=self.officer, round=self.round, agency=self.commune)
        return write_sections(actor=self.officer, report=report, sections={**TEXTS, **sections})

    def submitted(self) -> AgencyReport:
        return submit_report(actor=self.leader, report=self.report())


@pytest.fixture
def province(db):
    with clock.at(NOW):
        yield build()


def build() -> Province:
    factories.load_organisation()
    communes = Agency.objects.filter(kind="commune").order_by("code")
    commune, ward = communes[0], communes[1]
    department = Agency.objects.get(name="Sở Công Thương")
    with clock.at(dt.date(2026, 1, 5)):
        plan = factories.make_plan(
            [commune, ward, department],
            year=2026,
            tasks=TASKS,
            deadline=dt.date(2026, 12, 1),
        )
    return Province(
        plan=plan,
        round=ReportRound.objects.get(plan=plan),
        commune=commune,
        ward=ward,
        department=department,
        leader=factories.make_user(Role.AGENCY_LEADER, commune, email="ld@example.com"),
        officer=factories.make_user(Role.AGENCY_OFFICER, commune, email="cb@example.com"),
        other=factories.make_user(Role.AGENCY_OFFICER, ward),
        coordinator=factories.make_user(Role.COORDINATOR),
    )
