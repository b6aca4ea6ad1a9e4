"""Reading partners, keys and their use, for the workspace and for the door of the API."""

import datetime as dt

from django.db.models import Count, Max, Q, QuerySet, Sum

from phohien.api import keys
from phohien.api.enums import KeyStanding
from phohien.api.models import ApiKey, KeyUse, Partner
from phohien.kernel import clock
from phohien.security.policies import get_visible, visible
from vanban.skeleton import fold

MONTH = dt.timedelta(days=30)


def partners(*, actor, text: str = "") -> QuerySet[Partner]:
    """Partners the actor may see, with ``valid_keys`` and ``last_at`` (of any key)."""
    now = clock.now()
    valid = Q(keys__revoked_at=None, keys__expires_at__gt=now)
    rows = visible(actor, Partner).select_related("agency")
    rows = rows.annotate(
        valid_keys=Count("keys", filter=valid, distinct=True), last_at=Max("keys__uses__last_at")
    )
    rows = rows.order_by("name_folded", "pk")
    return rows.filter(name_folded__contains=fold(text.strip())) if text.strip() else rows


def get_partner(*, actor, pk: int) -> Partner:
    return get_visible(actor, Partner, pk=pk)


def get_key(*, actor, pk: int) -> ApiKey:
    return get_visible(actor, ApiKey, pk=pk)


def keys_of(*, actor, partner: Partner) -> QuerySet[ApiKey]:
    """Newest first, with ``requests`` and ``refused`` of the last 30 days and ``last_at``."""
    recent = Q(uses__day__gt=clock.today() - MONTH)
    rows = visible(actor, ApiKey).filter(partner=partner).select_related("partner", "replaces")
    return rows.order_by("-created_at", "-pk").annotate(
        requests=Sum("uses__requests", filter=recent, default=0),
        refused=Sum("uses__refused", filter=recent, default=0),
        last_at=Max("uses__last_at"),
    )


def uses_of(*, actor, key: ApiKey) -> QuerySet[KeyUse]:
    """Day by day, newest first."""
    return KeyUse.objects.filter(key__in=visible(actor, ApiKey).filter(pk=key.pk))


def standing(key: ApiKey) -> KeyStanding:
    """How the key stands now; its partner must be loaded."""
    if key.revoked_at:
        return KeyStanding.REVOKED
    if not key.partner.is_active:
        return KeyStanding.PARTNER_CLOSED
    return KeyStanding.EXPIRED if key.expires_at <= clock.now() else KeyStanding.VALID


def key_of(text: str) -> ApiKey | None:
    """The key whose text this is, whatever its standing; None when there is none."""
    name = keys.name_in(text)
    found = ApiKey.objects.filter(name=name).select_related("partner").first() if name else None
    return found if found and keys.matches(text, found.digest) else None
