"""/healthz for machines that watch: database, job worker, disk, Redis. Tells states, no secrets."""

import datetime as dt
import shutil
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from phohien.kernel import clock
from phohien.kernel.models import WorkerBeat

BEAT_LIMIT = dt.timedelta(seconds=90)
FREE_LIMIT = 200 * 1024 * 1024  # bytes; below that uploads and backups fail soon


@never_cache
@require_safe
def live(_request: HttpRequest) -> JsonResponse:
    """200 while the process answers at all."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 when every part is ``ok``, else 503; the body names the part."""
    states = parts()
    good = all(state == "ok" for state in states.values())
    body = {"status": "ok" if good else "failing", "parts": states}
    return JsonResponse(body, status=200 if good else 503)


def parts() -> dict[str, str]:
    """``{"database": "ok", "worker": "failing", …}``."""
    return {name: _state(check) for name, check in _checks().items()}


def _checks() -> dict[str, Callable[[], bool]]:
    checks = {"database": _database, "worker": _worker, "disk": _disk}
    return checks | ({"redis": _redis} if settings.REDIS_URL else {})


def _state(check: Callable[[], bool]) -> str:
    """Whatever goes wrong inside a check is the answer to it."""
    try:
        return "ok" if check() else "failing"
    except Exception:
        return "failing"


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _worker() -> bool:
    return WorkerBeat.objects.filter(seen_at__gte=clock.now() - BEAT_LIMIT).exists()


def _disk() -> bool:
    return shutil.disk_usage(settings.VAR).free > FREE_LIMIT


def _redis() -> bool:
    import redis

    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2).ping()
