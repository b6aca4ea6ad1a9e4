"""Who acts for an absent person: naming, ending, and whose roles a person may use today.

A stand-in holds a newsroom role for some days, no more: other rooms ask ``acting_roles`` where
standing in is allowed. A spokesperson may not pass the word on (Decree 244/2026/NĐ-CP): their
stand-in is named by the agency's leader.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed
from phohien.organisation.enums import NEWSROOM_ROLES, Role
from phohien.organisation.models import RoleGrant, StandIn, User
from phohien.security import audit
from phohien.security.policies import require, visible

LONGEST = 92  # days; a longer absence is a matter of granting a role
PASSED_ON = tuple(role for role in NEWSROOM_ROLES if role != Role.SPOKESPERSON)


def acting_roles(user, day: dt.date | None = None) -> set[tuple[str, int | None]]:
    """``(role, agency id)`` the person may use: their own, and those of whom they stand in for."""
    day = day or clock.today()
    standing = StandIn.objects.in_force(day).filter(stand_in_id=user.pk).values_list(
        "absent_id", "role"
    )  # fmt: skip
    pairs = set(user.live_grants)
    for absent_id, role in standing:
        wanted = [role] if role else PASSED_ON
        grants = RoleGrant.objects.in_force(day).filter(user_id=absent_id, role__in=wanted)
        pairs |= set(grants.values_list("role", "agency_id"))
    return pairs


def entitled_people(role: str, agency_id: int | None, day: dt.date | None = None) -> QuerySet[User]:
    """Active users who hold the role for the agency on ``day``, or stand in for one who does."""
    day = day or clock.today()
    grants = RoleGrant.objects.in_force(day).filter(role=role, agency_id=agency_id)
    passed = Q(role=role) | Q(role="") if role in PASSED_ON else Q(role=role)
    acting = StandIn.objects.in_force(day).filter(passed, absent_id__in=grants.values("user_id"))
    chosen = Q(pk__in=grants.values("user_id")) | Q(pk__in=acting.values("stand_in_id"))
    return User.objects.filter(chosen, is_active=True)


def stand_ins_of(*, actor) -> QuerySet[StandIn]:
    """Those the actor may see: their own, those of people they lead, all for administrators."""
    return visible(actor, StandIn).select_related("absent", "stand_in")


def people_spoken_for(*, actor) -> QuerySet[User]:
    """Whose stand-in the actor may name: themself, people they lead, anybody for administrators;
    only people with a newsroom role today."""
    held = RoleGrant.objects.in_force(clock.today()).filter(role__in=NEWSROOM_ROLES)
    people = User.objects.filter(is_active=True, pk__in=held.values("user_id"))
    if not actor.has_role(Role.SYSTEM_ADMINISTRATOR):
        led = held.filter(agency_id__in=actor.agency_ids(Role.AGENCY_LEADER))
        people = people.filter(Q(pk=actor.pk) | Q(pk__in=led.values("user_id")))
    return people.order_by("full_name", "username")


def colleagues_of(people: QuerySet[User]) -> QuerySet[User]:
    """Active users with a role today in an agency where one of ``people`` has one."""
    grants = RoleGrant.objects.in_force(clock.today()).exclude(agency=None)
    agencies = grants.filter(user_id__in=people.order_by().values("pk")).values("agency_id")
    near = grants.filter(agency_id__in=agencies).values("user_id")
    return User.objects.filter(is_active=True, pk__in=near).order_by("full_name", "username")


@transaction.atomic
def name_stand_in(
    *,
    actor,
    absent: User,
    stand_in: User,
    valid_from: dt.date,
    valid_to: dt.date,
    role: str = "",
    reason: str = "",
) -> StandIn:
    """Name who acts for ``absent`` on these days (both included), in ``role`` or in all of theirs.

    One names one's own stand-in; a leader those of the agency; an administrator anybody's, but
    never themselves. Raises NotAllowed, InvalidInput (dates, a role not held, a stranger, a day
    that is taken).
    """
    absent = User.objects.select_for_update().get(pk=absent.pk)
    held = _held(absent)
    _require_may_name(actor, absent, stand_in, held, role)
    _check_dates(valid_from, valid_to)
    _check_people(absent, stand_in, held, role)
    _require_free(absent, role, valid_from, valid_to)
    made = StandIn.objects.create(
        absent=absent, stand_in=stand_in, role=role, reason=reason.strip(),
        valid_from=valid_from, valid_to=valid_to,
    )  # fmt: skip
    changes = {
        "stand_in": (None, str(stand_in)),
        "valid_from": (None, valid_from),
        "valid_to": (None, valid_to),
    }
    _record(actor, "name_stand_in", made, changes)
    return made


@transaction.atomic
def end_stand_in(*, actor, stand_in: StandIn) -> StandIn:
    """End it: from now on when it runs, wholly when it has not begun."""
    found = StandIn.objects.select_for_update().get(pk=stand_in.pk)
    require(actor, "end", found)
    last = clock.today() - dt.timedelta(days=1)
    if found.valid_to <= last:
        return found
    changes = audit.changed(found, {"valid_to": last, "valid_from": min(found.valid_from, last)})
    found.save()
    _record(actor, "end_stand_in", found, changes)
    return found


def _held(absent: User) -> set[tuple[str, int | None]]:
    grants = RoleGrant.objects.in_force(clock.today()).filter(user=absent, role__in=NEWSROOM_ROLES)
    return set(grants.values_list("role", "agency_id"))


def _require_may_name(actor, absent: User, stand_in: User, held, role: str) -> None:
    given = {agency for name, agency in held if not role or name == role}
    leads = bool(given) and given <= set(actor.agency_ids(Role.AGENCY_LEADER))
    administers = actor.has_role(Role.SYSTEM_ADMINISTRATOR) and actor.pk != stand_in.pk
    if actor.pk != absent.pk and not leads and not administers:
        raise NotAllowed(
            "name_stand_in",
            _("Người làm thay do chính người vắng, lãnh đạo đơn vị hoặc quản trị hệ thống cử."),
        )
    if role == Role.SPOKESPERSON and not leads:
        raise NotAllowed(
            "name_stand_in",
            _("Người phát ngôn không ủy quyền tiếp; lãnh đạo đơn vị cử người nói thay."),
        )


def _check_people(absent: User, stand_in: User, held, role: str) -> None:
    if not held or (role and role not in {name for name, _agency in held}):
        raise InvalidInput("role", _("Người vắng không giữ vai trò này nên không có gì để giao."))
    near = colleagues_of(User.objects.filter(pk=absent.pk)).exclude(pk=absent.pk)
    if not near.filter(pk=stand_in.pk).exists():
        raise InvalidInput("stand_in", _("Hãy chọn một người đang có vai trò ở cùng đơn vị."))


def _check_dates(valid_from: dt.date, valid_to: dt.date) -> None:
    if valid_to < valid_from:
        raise InvalidInput("valid_to", _("Ngày kết thúc không thể trước ngày bắt đầu."))
    if valid_to < clock.today():
        raise InvalidInput("valid_to", _("Những ngày này đã qua."))
    if (valid_to - valid_from).days >= LONGEST:
        raise InvalidInput(
            "valid_to",
            _("Làm thay nhiều nhất %(days)s ngày; lâu hơn thì giao vai trò.") % {"days": LONGEST},
        )


def _require_free(absent: User, role: str, valid_from: dt.date, valid_to: dt.date) -> None:
    rows = StandIn.objects.filter(absent=absent, valid_from__lte=valid_to, valid_to__gte=valid_from)
    if rows.filter(Q(role=role) | Q(role="")).exists() or (not role and rows.exists()):
        raise InvalidInput("valid_from", _("Trong những ngày này đã có người làm thay."))


def _record(actor, what: str, row: StandIn, changes: dict) -> None:
    audit.record(actor=actor, action=f"organisation.{what}", on=row, changes=changes)
