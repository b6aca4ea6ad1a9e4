"""Reading the organisation: agencies, members of groups, the roster and who is missing from it."""

import datetime as dt

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from phohien.kernel import clock
from phohien.organisation.enums import COMMUNE_KINDS, AgencyKind, FocalPointKind, GroupRule
from phohien.organisation.models import Agency, AgencyGroup, FocalPoint, RoleGrant, User
from phohien.security.policies import visible
from vanban.skeleton import fold

DEPARTMENT_KINDS = (
    AgencyKind.OFFICE,
    AgencyKind.DEPARTMENT,
    AgencyKind.MANAGEMENT_BOARD,
    AgencyKind.ARMED_FORCES,
)
_MEMBERS = {
    GroupRule.DEPARTMENTS: Q(kind__in=DEPARTMENT_KINDS, parent=None),
    GroupRule.COMMUNES: Q(kind__in=COMMUNE_KINDS),
    GroupRule.COASTAL_COMMUNES: Q(kind__in=COMMUNE_KINDS, is_coastal=True),
    GroupRule.PRESS: Q(kind=AgencyKind.PRESS),
    GroupRule.EVERYONE: Q(owes_reports=True),
}


def agencies(*, actor) -> QuerySet[Agency]:
    """Active agencies the actor may see."""
    return visible(actor, Agency).filter(is_active=True)


def members(*, group: AgencyGroup) -> QuerySet[Agency]:
    """The active agencies a collective addressee unfolds into."""
    active = Agency.objects.filter(is_active=True)
    if group.rule == GroupRule.LISTED:
        return active.filter(pk__in=group.listed.values("pk"))
    return active.filter(_MEMBERS[GroupRule(group.rule)])


def find_agency(name: str) -> Agency | None:
    """The agency a document means by ``name``, compared on the accent-free skeleton."""
    wanted = fold(name).strip(" .;,")
    for row in Agency.objects.filter(is_active=True):
        if wanted in (row.name_folded, fold(row.short_name), fold(row.symbol)):
            return row
    return None


def find_group(name: str) -> AgencyGroup | None:
    """The group a document means by ``name`` (its name or one of its aliases)."""
    wanted = fold(name).strip(" .;,")
    for group in AgencyGroup.objects.all():
        if wanted in {fold(known) for known in [group.name, *group.aliases]}:
            return group
    return None


def current_focal_points(day: dt.date | None = None) -> QuerySet[FocalPoint]:
    """Focal points in force on ``day`` (today unless given)."""
    day = day or clock.today()
    return FocalPoint.objects.filter(valid_from__lte=day).filter(
        Q(valid_to=None) | Q(valid_to__gte=day)
    )


def roster(*, actor) -> QuerySet[Agency]:
    """Agencies that must name two people, with ``has_leader`` and ``has_officer``."""
    current = current_focal_points().filter(agency=OuterRef("pk"))
    return (
        visible(actor, agencies(actor=actor), "view_roster")
        .filter(owes_reports=True)
        .annotate(
            has_leader=Exists(current.filter(kind=FocalPointKind.LEADER)),
            has_officer=Exists(current.filter(kind=FocalPointKind.OFFICER)),
        )
    )


def roster_with_people(*, actor) -> QuerySet[Agency]:
    """The roster with ``points``: the focal points in force the actor may see."""
    points = visible(actor, current_focal_points())
    return roster(actor=actor).prefetch_related(
        Prefetch("focal_points", queryset=points, to_attr="points")
    )


def focal_points_of(*, actor, agency: Agency) -> QuerySet[FocalPoint]:
    """All focal points an agency has had, present ones first."""
    return (
        visible(actor, FocalPoint)
        .filter(agency=agency)
        .order_by("kind", F("valid_to").desc(nulls_first=True), "-valid_from")
    )


def users(*, actor, text: str = "", role: str = "", active: str = "") -> QuerySet[User]:
    """Accounts the actor may see with their grants; ``active`` is "yes", "no" or empty."""
    rows = visible(actor, User).order_by("full_name", "username")
    if text.strip():
        sought = Q(username__icontains=text.strip()) | Q(full_name__icontains=text.strip())
        rows = rows.filter(sought | Q(email__icontains=text.strip()))
    if role:
        held = RoleGrant.objects.in_force(clock.today()).filter(role=role)
        rows = rows.filter(pk__in=held.values("user_id"))
    if active:
        rows = rows.filter(is_active=active == "yes")
    grants = RoleGrant.objects.in_force(clock.today()).select_related("agency")
    return rows.prefetch_related(Prefetch("grants", queryset=grants, to_attr="held"))


def people_of(agency_ids, *roles: str) -> QuerySet[User]:
    """Active users holding one of ``roles`` for one of ``agency_ids`` today."""
    grants = RoleGrant.objects.in_force(clock.today()).filter(
        agency_id__in=agency_ids, role__in=roles
    )
    return User.objects.filter(is_active=True, pk__in=grants.values("user_id"))


def people_with_role(*roles: str) -> QuerySet[User]:
    """Active users holding one of the province-wide ``roles`` today."""
    grants = RoleGrant.objects.in_force(clock.today()).filter(role__in=roles)
    return User.objects.filter(is_active=True, pk__in=grants.values("user_id"))
