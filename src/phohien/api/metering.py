"""Counting requests against their limits: keys exactly, in the database; visitors in the cache.

One UPDATE counts a request of a key or refuses it, so that many processes at once neither lose
nor grant a request too many.
"""

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from phohien.api.models import ApiKey, KeyUse
from phohien.kernel import clock


@dataclass(frozen=True, slots=True)
class Refusal:
    """Which limit was reached and after how many seconds to come again."""

    limit: str  # minute | day
    allowed: int
    seconds: int


def count(key: ApiKey) -> Refusal | None:
    """Count one request of ``key``; a Refusal when it is one too many."""
    if _counted(key):
        return None
    _open_day(key)
    return None if _counted(key) else _refuse(key)


def _counted(key: ApiKey) -> bool:
    now, minute = clock.now(), _minute()
    within = ~Q(minute=minute) | Q(in_minute__lt=key.per_minute)
    rows = KeyUse.objects.filter(within, key=key, day=clock.today(), requests__lt=key.per_day)
    same_minute = When(minute=minute, then=F("in_minute") + 1)
    return bool(
        rows.update(
            requests=F("requests") + 1,
            in_minute=Case(same_minute, default=Value(1)),
            minute=minute,
            last_at=now,
        )
    )


def _open_day(key: ApiKey) -> None:
    try:
        with transaction.atomic():
            KeyUse.objects.get_or_create(
                key=key, day=clock.today(), defaults={"last_at": clock.now()}
            )
    except IntegrityError:  # another process opened it at the same moment
        return


def _refuse(key: ApiKey) -> Refusal:
    rows = KeyUse.objects.filter(key=key, day=clock.today())
    rows.update(refused=F("refused") + 1)
    used = rows.values_list("requests", flat=True).first() or 0
    if used >= key.per_day:
        return Refusal("day", key.per_day, _left_of_day())
    return Refusal("minute", key.per_minute, _left_of_minute())


def count_visitor(address: str) -> Refusal | None:
    """Count one request without a key from ``address``; kept as a hash, for two minutes."""
    allowed = settings.API_ANONYMOUS_PER_MINUTE
    name = f"api:{_minute()}:{_anonymous(address)}"
    if cache.add(name, 1, timeout=120):
        return None
    try:
        used = cache.incr(name)
    except ValueError:  # it went out of the cache in between
        used = 1
    return Refusal("minute", allowed, _left_of_minute()) if used > allowed else None


def _anonymous(address: str) -> str:
    """One IPv4 address, or one IPv6 network of a household, not to be read back."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        found = ipaddress.ip_address(0)
    if found.version == 6:
        found = ipaddress.ip_network((int(found), 64), strict=False).network_address
    return hashlib.sha256(f"{settings.SECRET_KEY}:{found}".encode()).hexdigest()[:24]


def _minute() -> int:
    return int(clock.now().timestamp()) // 60


def _left_of_minute() -> int:
    return 60 - int(clock.now().timestamp()) % 60


def _left_of_day() -> int:
    """Seconds until midnight in Việt Nam."""
    now = timezone.localtime(clock.now())
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(1, int((midnight - now).total_seconds()))
