"""Reading the register: who speaks, who has named nobody, what is public, official accounts."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from phohien.organisation.models import Agency
from phohien.security.policies import get_visible, visible
from phohien.spokespersons.enums import SpokespersonKind
from phohien.spokespersons.models import SocialAccount, Spokesperson, SpokespersonChange
from vanban.skeleton import fold

# Whom the decree asks to have one (art. 2.1, 3.3): administrative agencies of the province.
ADMINISTRATIVE = (
    "office", "department", "management_board", "armed_forces", "commune", "ward",
)  # fmt: skip
STANDING = (SpokespersonKind.HEAD, SpokespersonKind.REGULAR)


def spokespersons(
    *, actor, text: str = "", kind: str = "", state: str = "", agency_id: int | None = None
) -> QuerySet[Spokesperson]:
    """The register; ``state`` is "" (in force), "cho" (not published), "thoi" (ended) or "tat"."""
    rows = visible(actor, Spokesperson).select_related("agency")
    rows = rows.filter(kind=kind) if kind in SpokespersonKind.values else rows
    rows = rows.filter(agency_id=agency_id) if agency_id else rows
    if state == "cho":
        rows = rows.filter(ended_at=None, published_at=None)
    elif state == "thoi":
        rows = rows.exclude(pk__in=Spokesperson.objects.in_force().values("pk"))
    elif state != "tat":
        rows = rows.filter(pk__in=Spokesperson.objects.in_force().values("pk"))
    words = fold(text).strip()
    if words:
        folded = Q(agency__name_folded__contains=words) | Q(full_name__icontains=text.strip())
        rows = rows.filter(folded | Q(position__icontains=text.strip()))
    return rows


def spokesperson_for(actor, pk: int) -> Spokesperson:
    """One entry, or NotVisible."""
    get_visible(actor, Spokesperson, pk=pk)
    return Spokesperson.objects.select_related("agency", "user", "named_by").get(pk=pk)


def changes_of(*, actor, spokesperson: Spokesperson) -> QuerySet[SpokespersonChange]:
    """What was changed, the latest first, for those who may see it."""
    rows = visible(actor, SpokespersonChange).filter(spokesperson=spokesperson)
    return rows.select_related("by")


def agencies_without() -> QuerySet[Agency]:
    """Administrative agencies with neither a head nor a regular spokesperson in force."""
    named = Spokesperson.objects.in_force().filter(agency=OuterRef("pk"), kind__in=STANDING)
    rows = Agency.objects.filter(is_active=True, kind__in=ADMINISTRATIVE, parent=None)
    return rows.exclude(Exists(named))


def unpublished() -> QuerySet[Spokesperson]:
    """Regular spokespersons in force that are not on the portal yet (art. 3.3)."""
    rows = Spokesperson.objects.filter(ended_at=None, published_at=None)
    return rows.filter(kind=SpokespersonKind.REGULAR).select_related("agency")


def public_register() -> QuerySet[Spokesperson]:
    """What everybody may read: published and in force today."""
    rows = Spokesperson.objects.in_force().exclude(published_at=None).select_related("agency")
    return rows.filter(agency__is_active=True).order_by(
        "agency__order", "agency__sort_name", "-kind", "pk"
    )


def public_accounts() -> QuerySet[SocialAccount]:
    """Official accounts in use."""
    return SocialAccount.objects.filter(ended_at=None).select_related("agency")


def accounts(*, actor, ended: bool = False) -> QuerySet[SocialAccount]:
    """Official accounts in use, or those no longer used."""
    rows = visible(actor, SocialAccount).filter(ended_at__isnull=not ended)
    return rows.select_related("agency")
