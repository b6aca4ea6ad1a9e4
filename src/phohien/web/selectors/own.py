"""What an agency's people owe, and the one thing to do next."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phohien.kernel import clock
from phohien.organisation.enums import AGENCY_ROLES, FocalPointKind, Role
from phohien.organisation.models import Agency
from phohien.organisation.selectors import current_focal_points
from phohien.plans.enums import OPEN_STATES, AssignmentState
from phohien.plans.models import Assignment, Evidence, Plan
from phohien.plans.selectors.progress import late
from phohien.security.policies import visible
from phohien.web.selectors.reporting import OwnReport, own_report

SOON = dt.timedelta(days=30)
SHOWN = 12


@dataclass(frozen=True, slots=True)
class NextAction:
    """The one thing worth doing now: why, and the button that leads there."""

    title: str
    why: str
    url: str
    button: str
    tone: str = "info"


@dataclass(slots=True)
class OwnBoard:
    """Everything on the first page of an officer or a leader of one agency."""

    agency: Agency
    counts: dict[str, int]
    owed: list[Assignment]
    points: dict[str, str]
    missing: list[str]
    report: OwnReport | None
    evidence: list[Evidence]
    action: NextAction | None = None
    others: list[Agency] = field(default_factory=list)


def own_board(*, actor, agency: Agency, plan: Plan) -> OwnBoard:
    """The board of one agency of the actor, in seven queries."""
    rows = visible(actor, Assignment).filter(plan=plan, agency=agency, withdrawn_at=None)
    points = {point.kind: point.full_name for point in current_focal_points().filter(agency=agency)}
    board = OwnBoard(
        agency=agency,
        counts=_counts(rows),
        owed=list(_owed(rows)[:SHOWN]),
        points=points,
        missing=[kind for kind in FocalPointKind.values if kind not in points],
        report=own_report(actor=actor, agency=agency, plan=plan),
        evidence=list(_recent(actor, agency, plan)),
    )
    board.action = next_action(actor=actor, board=board)
    return board


def _counts(rows: QuerySet[Assignment]) -> dict[str, int]:
    today = clock.today()
    soon = Q(state__in=OPEN_STATES, deadline__gte=today, deadline__lte=today + SOON)
    return rows.aggregate(
        total=Count("pk"),
        done=Count("pk", filter=Q(state=AssignmentState.DONE)),
        late=Count("pk", filter=late()),
        soon=Count("pk", filter=soon),
        open=Count("pk", filter=Q(state__in=OPEN_STATES)),
        no_update=Count("pk", filter=Q(state=AssignmentState.NO_UPDATE)),
        aside=Count("pk", filter=Q(state=AssignmentState.NOT_APPLICABLE)),
    )


def _owed(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return (
        rows.filter(state__in=OPEN_STATES)
        .select_related("task")
        .order_by(F("deadline").asc(nulls_last=True), "task__order")
    )


def _recent(actor, agency: Agency, plan: Plan) -> QuerySet[Evidence]:
    rows = visible(actor, Evidence).filter(agency=agency, year=plan.year, withdrawn_at=None)
    return rows.order_by("-recorded_at")[:4]


def agencies_of(*, actor) -> list[Agency]:
    """The agencies the actor works for, in the order of the list."""
    return list(Agency.objects.filter(pk__in=actor.agency_ids(*AGENCY_ROLES)))


def next_action(*, actor, board: OwnBoard) -> NextAction | None:
    """Overdue work, the report, missing people, work due soon, work never spoken of; else None."""
    steps = (_late_work, _report, _missing_people, _next_work)
    return next((found for step in steps if (found := step(actor, board))), None)


def _late_work(actor, board: OwnBoard) -> NextAction | None:
    if not board.counts["late"]:
        return None
    first = board.owed[0]
    why = ngettext(
        "Đơn vị có %(count)s việc quá hạn. Việc quá hạn lâu nhất: %(task)s.",
        "Đơn vị có %(count)s việc quá hạn. Việc quá hạn lâu nhất: %(task)s.",
        board.counts["late"],
    ) % {"count": board.counts["late"], "task": first.task.shown_code}
    url = reverse("plans:assignment", args=[first.pk])
    return NextAction(first.task.title, why, url, _("Cập nhật việc này"), "late")


def _report(actor, board: OwnBoard) -> NextAction | None:
    report = board.report
    if report is None or not report.is_owed or (report.days_left > SOON.days):
        return None
    is_leader = board.agency.pk in actor.agency_ids(Role.AGENCY_LEADER)
    button = _("Xem và gửi báo cáo") if is_leader and report.is_started else _("Soạn báo cáo")
    return NextAction(report.title, report.sentence, report.url, button, report.tone)


def _missing_people(actor, board: OwnBoard) -> NextAction | None:
    if not board.missing or not board.agency.owes_reports:
        return None
    words = [str(FocalPointKind(kind).label).lower() for kind in board.missing]
    why = _("Kế hoạch yêu cầu mỗi đơn vị cử một lãnh đạo phụ trách và một cán bộ thực hiện.")
    url = reverse("organisation:name_focal_point", args=[board.agency.pk, board.missing[0]])
    return NextAction(
        _("Cử %(people)s") % {"people": _(" và ").join(words)}, why, url, _("Cử đầu mối"), "soon"
    )


def _next_work(actor, board: OwnBoard) -> NextAction | None:
    if not board.owed:
        return None
    first = board.owed[0]
    if first.deadline:
        why = _("Đây là việc đến hạn sớm nhất của đơn vị.")
    else:
        why = _("Việc này chưa có thông tin. Ghi một minh chứng là đủ để bắt đầu.")
    url = reverse("plans:assignment", args=[first.pk])
    return NextAction(first.task.title, why, url, _("Mở việc này"))
