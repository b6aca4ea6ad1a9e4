"""People, agencies and plans for tests, made only through services. Not: the demo world."""

import datetime as dt
import itertools
import secrets
from collections.abc import Iterable, Sequence

from phohien.kernel import clock
from phohien.organisation import loading
from phohien.organisation import services as organisation
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, User
from phohien.plans import services as plans
from phohien.plans.enums import AssignmentRole, EvidenceKind
from phohien.plans.models import Assignment, Evidence, Plan

PASSWORD = secrets.token_urlsafe(24)  # a new one each run
_numbers = itertools.count(1)
SECTIONS = (
    ("II", "Các nhiệm vụ trọng tâm", ""),
    ("II.3", "Quảng bá hình ảnh của tỉnh", "II"),
    ("IV", "Tổ chức thực hiện", ""),
    ("IV.8", "Các sở, ban, ngành tỉnh", "IV"),
    ("IV.10", "Ủy ban nhân dân các xã, phường", "IV"),
)
TASKS = (
    ("II.2", "II", "Cử nhân sự phụ trách", "Cử lãnh đạo và cán bộ phụ trách thông tin đối ngoại."),
    ("II.3.a", "II.3", "Đăng tin, bài đối ngoại", "Đăng tin, bài về tiềm năng của địa phương."),
    ("IV.10.a", "IV.10", "Tổ chức tuyên truyền", "Tuyên truyền trên đài truyền thanh cấp xã."),
)


def load_organisation() -> None:
    """The shipped agencies and communes; quick when they are there already."""
    if not Agency.objects.exists():
        loading.load()


def agency(code: str = "12904") -> Agency:
    """A shipped agency by code (a commune unless given)."""
    load_organisation()
    return Agency.objects.get(code=code)


def make_user(
    role: str | None = None, agency: Agency | str | None = None, *, full_name: str = "", **fields
) -> User:
    """An account with one role; ``agency`` (or its code) for the roles of an agency."""
    number = next(_numbers)
    user = organisation.create_user(
        actor=None,
        username=fields.pop("username", f"nguoi{number}"),
        full_name=full_name or f"Nguyễn Thị Mẫu {number}",
        password=PASSWORD,
        **fields,
    )
    if role:
        add_role(user, role, agency)
    return user


def add_role(user: User, role: str, agency: Agency | str | None = None) -> User:
    """Give one more role, in force since a year ago."""
    if isinstance(agency, str):
        load_organisation()
        agency = Agency.objects.get(code=agency)
    since = clock.today() - dt.timedelta(days=365)
    organisation.grant_role(actor=None, user=user, role=role, agency=agency, valid_from=since)
    return User.objects.get(pk=user.pk)  # forgets the roles it remembered


def make_plan(
    agencies: Sequence[Agency],
    *,
    year: int | None = None,
    deadline: dt.date | None = None,
    adopt: bool = True,
    tasks: Iterable[tuple[str, str, str, str]] = TASKS,
    previous: Plan | None = None,
) -> Plan:
    """A plan whose every task falls to every one of ``agencies``; adopted by a second person."""
    preparer = make_user(Role.COORDINATOR)
    given = plans.PlanInput(
        year=year or clock.today().year,
        title=f"Kế hoạch thông tin đối ngoại năm {year or clock.today().year}",
        sections=[plans.SectionInput(*section) for section in SECTIONS],
        tasks=[_task(*task, agencies, deadline) for task in tasks],
    )
    plan = plans.prepare_plan(actor=preparer, plan=given, previous=previous)
    return plans.adopt_plan(actor=make_user(Role.COORDINATOR), plan=plan) if adopt else plan


def _task(code, section, title, text, agencies, deadline) -> plans.TaskInput:
    parts = [plans.AssignmentInput(row.pk, AssignmentRole.PERFORM) for row in agencies]
    return plans.TaskInput(code, section, title, text, deadline=deadline, assignments=parts)


def make_evidence(actor: User, assignment: Assignment, **fields) -> Evidence:
    """One recorded meeting of today, unless ``fields`` say otherwise."""
    known = {
        "kind": EvidenceKind.MEETING,
        "title": "Họp bàn công tác thông tin đối ngoại",
        "happened_on": clock.today(),
    }
    return plans.record_evidence(actor=actor, assignments=[assignment], **(known | fields))


def set_progress(actor: User, assignment: Assignment, step: str, **fields) -> Assignment:
    """Move an assignment along ``plan_work``, ``start``, ``finish`` or ``set_aside``."""
    return plans.update_progress(actor=actor, assignment=assignment, step=step, **fields)
