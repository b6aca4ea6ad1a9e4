"""Writing the organisation: accounts, roles, focal points; one audit entry for each act."""

import datetime as dt
import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.organisation.enums import BOUND_ROLES, EITHER_ROLES, Role
from phohien.organisation.models import Agency, FocalPoint, RoleGrant, User
from phohien.security import audit
from phohien.security.policies import require


def require_administrator(actor) -> None:
    """``actor=None`` is the system itself (commands run by who owns the machine)."""
    if actor is not None and not actor.has_role(Role.SYSTEM_ADMINISTRATOR):
        raise NotAllowed("administer", _("Chỉ quản trị hệ thống làm được việc này."))


@transaction.atomic
def create_user(*, actor, username: str, full_name: str, password: str, **fields) -> User:
    """Create an account without any role. Raises InvalidInput for a taken name or weak password."""
    require_administrator(actor)
    user = User(username=username, full_name=full_name, **fields)
    if User.objects.filter(username__iexact=username).exists():
        raise InvalidInput("username", _("Tên đăng nhập này đã có người dùng."))
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InvalidInput("password", " ".join(error.messages)) from error
    user.set_password(password)
    user.save()
    audit.record(actor=actor, action="organisation.create_user", on=user)
    return user


@transaction.atomic
def change_user(*, actor, user: User, **fields) -> User:
    """Change name, position, contact or activity of another person's account."""
    user = User.objects.select_for_update().get(pk=user.pk)
    require(actor, "change", user)
    changes = audit.changed(user, fields)
    user.save()
    audit.record(actor=actor, action="organisation.change_user", on=user, changes=changes)
    return user


def one_time_password() -> str:
    """A password to be read aloud or copied from paper once: 20 letters in groups of five."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _i in range(5)) for _j in range(4))


@transaction.atomic
def open_account(*, actor, role: str, agency: Agency | None, **fields) -> tuple[User, str]:
    """A new account with its first role; returns it with its one-time password.

    The password is stored only as a hash and must be changed at the first sign-in.
    """
    password = one_time_password()
    user = create_user(actor=actor, password=password, must_change_password=True, **fields)
    grant_role(actor=actor, user=user, role=role, agency=agency)
    return user, password


@transaction.atomic
def renew_password(*, actor, user: User) -> str:
    """Replace another person's password by a one-time one, which is returned once."""
    user = User.objects.select_for_update().get(pk=user.pk)
    require(actor, "change", user)
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    audit.record(actor=actor, action="organisation.renew_password", on=user)
    return password


@transaction.atomic
def grant_role(
    *,
    actor,
    user: User,
    role: str,
    agency: Agency | None = None,
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
) -> RoleGrant:
    """Give ``user`` a role; only an administrator may, and never to themselves.

    Raises InvalidInput for an agency that does not fit the role, or a role that is held already.
    """
    require_administrator(actor)
    if actor is not None and actor.pk == user.pk:
        raise NotAllowed("grant", _("Không ai tự giao vai trò cho chính mình."))
    if role not in EITHER_ROLES and (role in BOUND_ROLES) != (agency is not None):
        raise InvalidInput(
            "agency", _("Vai trò của đơn vị cần một đơn vị; vai trò cấp tỉnh thì không.")
        )
    _require_not_held(user, role, agency, valid_from or clock.today())
    grant = RoleGrant.objects.create(
        user=user,
        role=role,
        agency=agency,
        granted_by=actor,
        valid_from=valid_from or clock.today(),
        valid_to=valid_to,
    )
    audit.record(
        actor=actor,
        action="organisation.grant_role",
        on=grant,
        changes={"role": (None, role)},
        agency_id=agency.pk if agency else None,
    )
    return grant


def _require_not_held(user: User, role: str, agency: Agency | None, day: dt.date) -> None:
    """A role given twice would survive its ending. The person is locked: two may give at once."""
    User.objects.select_for_update().get(pk=user.pk)
    standing = RoleGrant.objects.filter(user=user, role=role, agency=agency)
    if standing.filter(Q(valid_to=None) | Q(valid_to__gte=day)).exists():
        raise InvalidInput("role", _("Người này đang giữ vai trò đó. Hãy kết thúc trước."))


@transaction.atomic
def end_grant(*, actor, grant: RoleGrant, on: dt.date | None = None) -> RoleGrant:
    """End a role on a day (yesterday by default, so that it is gone today)."""
    require_administrator(actor)
    grant = RoleGrant.objects.select_for_update().get(pk=grant.pk)
    if actor is not None and actor.pk == grant.user_id:
        raise NotAllowed("grant", _("Không ai tự sửa vai trò của chính mình."))
    last_day = on or clock.today() - dt.timedelta(days=1)
    if last_day < grant.valid_from:
        grant.valid_from = last_day
    changes = audit.changed(grant, {"valid_to": last_day})
    grant.save()
    audit.record(actor=actor, action="organisation.end_grant", on=grant, changes=changes)
    return grant


@transaction.atomic
def name_focal_point(
    *, actor, agency: Agency, kind: str, full_name: str, valid_from: dt.date | None = None, **fields
) -> FocalPoint:
    """Name the leader or officer of an agency; the one before is ended, not overwritten."""
    agency = Agency.objects.select_for_update().get(pk=agency.pk)
    if actor is not None:
        require(actor, "name_focal_points", agency)
    start = valid_from or clock.today()
    before = FocalPoint.objects.filter(agency=agency, kind=kind, valid_to=None).first()
    if before is not None:
        _end_before(before, start)
    point = FocalPoint(
        agency=agency, kind=kind, full_name=full_name.strip(), valid_from=start, **fields
    )
    _validate(point)
    point.save()
    audit.record(
        actor=actor,
        action="organisation.name_focal_point",
        on=point,
        changes={"full_name": (before.full_name if before else None, point.full_name)},
        agency_id=agency.pk,
    )
    return point


@transaction.atomic
def correct_focal_point(*, actor, point: FocalPoint, **fields) -> FocalPoint:
    """Correct the position, phone or mail of the same person; the from–to stays."""
    point = FocalPoint.objects.select_for_update().get(pk=point.pk)
    require(actor, "change", point)
    changes = audit.changed(point, fields)
    _validate(point)
    point.save()
    audit.record(
        actor=actor,
        action="organisation.correct_focal_point",
        on=point,
        changes=changes,
        agency_id=point.agency_id,
    )
    return point


@transaction.atomic
def end_focal_point(*, actor, point: FocalPoint, on: dt.date | None = None) -> FocalPoint:
    """End a focal point without naming a successor."""
    point = FocalPoint.objects.select_for_update().get(pk=point.pk)
    require(actor, "change", point)
    changes = audit.changed(point, {"valid_to": on or clock.today()})
    _validate(point)
    point.save()
    audit.record(
        actor=actor,
        action="organisation.end_focal_point",
        on=point,
        changes=changes,
        agency_id=point.agency_id,
    )
    return point


def _end_before(point: FocalPoint, start: dt.date) -> None:
    if start < point.valid_from:
        raise RuleBroken(
            "overlap",
            _("Đầu mối hiện tại bắt đầu từ %(day)s; người mới không thể bắt đầu sớm hơn.")
            % {"day": point.valid_from.strftime("%d/%m/%Y")},
        )
    point.valid_to = max(point.valid_from, start - dt.timedelta(days=1))
    point.save(update_fields=["valid_to"])


def _validate(point: FocalPoint) -> None:
    try:
        point.full_clean(validate_unique=False)
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(field, " ".join(messages)) from error
