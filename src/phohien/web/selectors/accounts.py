"""What the system administrator's page counts about accounts and agencies."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from phohien.kernel import clock
from phohien.organisation.enums import AGENCY_ROLES
from phohien.organisation.models import Agency, RoleGrant, User
from phohien.organisation.selectors import agencies
from phohien.security.models import ChainCheck
from phohien.security.policies import visible
from phohien.security.selectors import last_check

SHOWN = 8


@dataclass(frozen=True, slots=True)
class AccountFigures:
    """Counts with the first few rows behind them."""

    active: int
    without_role: list[User]
    without_role_count: int
    borrowed_passwords: int
    never_in: int
    silent_agencies: list[Agency]
    silent_agencies_count: int
    chain: ChainCheck | None


def account_figures(*, actor) -> AccountFigures:
    """Five queries."""
    today = clock.today()
    held = RoleGrant.objects.in_force(today).filter(user=OuterRef("pk"))
    users = visible(actor, User).filter(is_active=True)
    counts = users.aggregate(
        active=Count("pk"),
        borrowed=Count("pk", filter=Q(must_change_password=True)),
        never=Count("pk", filter=Q(last_login=None)),
    )
    roleless = users.filter(~Exists(held)).order_by("full_name")
    staffed = RoleGrant.objects.in_force(today).filter(
        agency=OuterRef("pk"), role__in=AGENCY_ROLES, user__is_active=True
    )
    silent = agencies(actor=actor).filter(~Exists(staffed), owes_reports=True)
    return AccountFigures(
        active=counts["active"],
        without_role=list(roleless[:SHOWN]),
        without_role_count=roleless.count(),
        borrowed_passwords=counts["borrowed"],
        never_in=counts["never"],
        silent_agencies=list(silent[:SHOWN]),
        silent_agencies_count=silent.count(),
        chain=last_check(),
    )
