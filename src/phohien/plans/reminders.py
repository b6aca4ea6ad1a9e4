"""Who is reminded of what: deadlines, overdue work, silence, missing people. Each reason once."""

import datetime as dt
from collections import defaultdict

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import AGENCY_ROLES, FocalPointKind, Role
from phohien.organisation.models import Agency
from phohien.organisation.selectors import current_focal_points, people_of, people_with_role
from phohien.plans.enums import OPEN_STATES, PlanState
from phohien.plans.models import Assignment, Plan

DAYS_BEFORE = (0, 1, 7, 14, 30)
SILENT_DAYS = 90


def remind_all() -> int:
    """Give every reminder that is due today and was not given yet; returns how many."""
    plans = Plan.objects.filter(state=PlanState.ADOPTED)
    return sum(
        remind_deadlines(plan) + remind_silence(plan) + remind_focal_points(plan) for plan in plans
    )


@translation.override("vi")
def announce(plan: Plan) -> int:
    """Tell the people of every agency with work in ``plan`` that it is in force."""
    owing = Assignment.objects.filter(plan=plan, withdrawn_at=None).values("agency_id")
    return notify(
        recipients=people_of(owing, *AGENCY_ROLES),
        kind=NoticeKind.PLAN,
        key=f"plan:{plan.pk}:adopted",
        subject=_("Kế hoạch năm %(year)s đã được thông qua; anh/chị xem việc của đơn vị mình")
        % {"year": plan.year},
        body=plan.title,
        url=f"{reverse('plans:assignments')}?ke_hoach={plan.pk}",
    )


def step_of(days_left: int) -> str | None:
    """The name of the reminder due with ``days_left`` days to go, None when it is too early.

    A day that was missed is made up for: 12 days left gives the 14-day reminder.
    """
    if days_left < 0:
        return f"late-{(-days_left - 1) // 7 + 1}"
    return next((f"before-{limit}" for limit in DAYS_BEFORE if days_left <= limit), None)


def remind_deadlines(plan: Plan) -> int:
    """One notice per agency, deadline and step, however many tasks share the day."""
    owed = (
        Assignment.objects.filter(plan=plan, state__in=OPEN_STATES, withdrawn_at=None)
        .exclude(deadline=None)
        .values("agency_id", "agency__name", "deadline")
        .annotate(count=Count("pk"))
        .order_by("agency_id", "deadline")
    )
    return sum(_remind_deadline(plan, row) for row in owed)


def _remind_deadline(plan: Plan, row: dict) -> int:
    days_left = (row["deadline"] - clock.today()).days
    step = step_of(days_left)
    if step is None:
        return 0
    late = days_left < 0
    words = {
        "count": row["count"],
        "day": row["deadline"].strftime("%d/%m/%Y"),
        "days": abs(days_left),
    }
    if late:
        subject = _("%(count)s việc đã quá hạn %(days)s ngày (hạn %(day)s)") % words
    elif days_left == 0:
        subject = _("%(count)s việc đến hạn hôm nay (%(day)s)") % words
    else:
        subject = _("%(count)s việc còn %(days)s ngày là đến hạn (%(day)s)") % words
    return notify(
        recipients=people_of([row["agency_id"]], *AGENCY_ROLES),
        kind=NoticeKind.OVERDUE if late else NoticeKind.DEADLINE,
        key=f"due:{plan.pk}:{row['agency_id']}:{row['deadline']:%Y%m%d}:{step}",
        subject=subject,
        body=row["agency__name"],
        url=f"{reverse('plans:assignments')}?don_vi={row['agency_id']}",
    )


def remind_silence(plan: Plan) -> int:
    """Agencies with work on which nothing was said for a quarter; once per calendar quarter."""
    limit = clock.now() - dt.timedelta(days=SILENT_DAYS)
    if plan.adopted_at is None or plan.adopted_at > limit:
        return 0
    silent = (
        Assignment.objects.filter(plan=plan, state__in=OPEN_STATES, withdrawn_at=None)
        .filter(Q(updated_at=None) | Q(updated_at__lt=limit))
        .values("agency_id", "agency__name")
        .annotate(count=Count("pk"))
    )
    today = clock.today()
    quarter = f"{today.year}q{(today.month + 2) // 3}"
    return sum(
        notify(
            recipients=people_of([row["agency_id"]], *AGENCY_ROLES),
            kind=NoticeKind.NO_UPDATE,
            key=f"silent:{plan.pk}:{row['agency_id']}:{quarter}",
            subject=_("%(count)s việc hơn một quý chưa có thông tin mới") % {"count": row["count"]},
            body=row["agency__name"],
            url=f"{reverse('plans:assignments')}?don_vi={row['agency_id']}",
        )
        for row in silent
    )


def remind_focal_points(plan: Plan) -> int:
    """Agencies without leader or officer, to the agency and, as one list, to the co-ordinators."""
    missing = _missing_focal_points()
    given = sum(_remind_agency(plan, agency, kinds) for agency, kinds in missing.items())
    if missing:
        given += notify(
            recipients=people_with_role(Role.COORDINATOR),
            kind=NoticeKind.FOCAL_POINT,
            key=f"focal:{plan.pk}:all:{clock.today():%Y%m}",
            subject=_("%(count)s cơ quan, đơn vị còn thiếu đầu mối") % {"count": len(missing)},
            url=reverse("organisation:roster") + "?thieu=thieu",
        )
    return given


def _missing_focal_points() -> dict[Agency, list[str]]:
    held = set(current_focal_points().values_list("agency_id", "kind"))
    missing = defaultdict(list)
    for agency in Agency.objects.filter(is_active=True, owes_reports=True):
        for kind in FocalPointKind:
            if (agency.pk, kind.value) not in held:
                missing[agency].append(kind)
    return missing


def _remind_agency(plan: Plan, agency: Agency, kinds: list) -> int:
    return notify(
        recipients=people_of([agency.pk], *AGENCY_ROLES),
        kind=NoticeKind.FOCAL_POINT,
        key=f"focal:{plan.pk}:{agency.pk}:{clock.today():%Y%m}",
        subject=_("Đơn vị chưa cử: %(kinds)s")
        % {"kinds": ", ".join(str(kind.label).lower() for kind in kinds)},
        body=agency.name,
        url=reverse("organisation:roster"),
    )
