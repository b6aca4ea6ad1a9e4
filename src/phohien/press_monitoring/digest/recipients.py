"""Who gets the morning page: provincial leaders by their role, leaders of agencies by a list."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput
from phohien.organisation.enums import Role
from phohien.organisation.models import RoleGrant, User
from phohien.press_monitoring.models import DigestReader
from phohien.security import audit
from phohien.security.policies import require


def recipients() -> QuerySet[User]:
    """Active people who get today's page by e-mail; who has no address reads it on the screen."""
    return _entitled().exclude(email="").order_by("pk")


def provincial_leaders() -> QuerySet[User]:
    """Those who get it by their role."""
    rows = User.objects.filter(is_active=True, pk__in=_holding(Role.PROVINCIAL_LEADER))
    return rows.order_by("full_name", "username")


def without_address() -> QuerySet[User]:
    """Those who should get it and have no e-mail address."""
    return _entitled().filter(email="").order_by("full_name")


def _entitled() -> QuerySet[User]:
    leads = _holding(Role.PROVINCIAL_LEADER)
    listed = Q(digest_reader__isnull=False, pk__in=_holding(Role.AGENCY_LEADER))
    return User.objects.filter(Q(pk__in=leads) | listed, is_active=True)


def _holding(role: str):
    return RoleGrant.objects.in_force(clock.today()).filter(role=role).values("user_id")


def candidates() -> QuerySet[User]:
    """Leaders of agencies who could be put on the list."""
    rows = User.objects.filter(is_active=True, pk__in=_holding(Role.AGENCY_LEADER))
    return rows.filter(digest_reader=None).order_by("full_name", "username")


@transaction.atomic
def add_reader(*, actor, user: User) -> DigestReader:
    """Put a leader of an agency on the list; again changes nothing. Raises InvalidInput."""
    known = DigestReader.objects.filter(user=user).first()
    if known is not None:
        require(actor, "change", known)
        return known
    if not User.objects.filter(pk=user.pk, is_active=True, pk__in=_holding(Role.AGENCY_LEADER)):
        raise InvalidInput(
            "user", _("Chỉ đưa được lãnh đạo đơn vị đang giữ vai trò vào danh sách.")
        )
    reader = DigestReader.objects.create(user=user, added_by=actor, added_at=clock.now())
    require(actor, "change", reader)
    audit.record(actor=actor, action="press_monitoring.add_digest_reader", on=reader)
    return reader


@transaction.atomic
def remove_reader(*, actor, reader: DigestReader) -> None:
    """Take a person off the list; pages already sent stay theirs to read."""
    require(actor, "change", reader)
    audit.record(actor=actor, action="press_monitoring.remove_digest_reader", on=reader)
    reader.delete()
