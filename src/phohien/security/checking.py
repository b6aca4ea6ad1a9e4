"""Verifying the audit chain in slices, each remembered: a long chain never blocks a page."""

from django.db import transaction

from phohien.kernel import clock
from phohien.kernel.errors import NotAllowed
from phohien.security import audit
from phohien.security.models import AuditEntry, ChainCheck
from phohien.security.policies import NO_REASON, allowed

SLICE = 20_000


@transaction.atomic
def check_chain(*, actor, limit: int | None = SLICE) -> ChainCheck:
    """Verify the next ``limit`` entries, from the start when the last walk reached the end.

    Without ``limit`` the whole chain is walked at once.

    ``actor=None`` is the system itself. Raises NotAllowed for people who may not read the log.
    """
    if (
        actor is not None
        and not AuditEntry.objects.filter(allowed(actor, "view", AuditEntry)).exists()
    ):
        raise NotAllowed("check", NO_REASON)
    previous, after = _from() if limit else (audit.GENESIS, 0)
    rows = AuditEntry.objects.filter(pk__gt=after).order_by("pk")
    found = audit.walk(rows[:limit] if limit else rows, previous, after)
    newest = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return ChainCheck.objects.create(
        at=clock.now(),
        by_name=str(actor) if actor else "Hệ thống",
        checked=found.count,
        last_id=found.last_id,
        last_hash=found.last_hash,
        broken_id=found.broken.pk if found.broken else None,
        is_complete=found.broken is None and found.last_id >= newest,
    )


def _from() -> tuple[str, int]:
    last = ChainCheck.objects.order_by("-pk").first()
    if last is None or last.is_complete or last.broken_id:
        return audit.GENESIS, 0
    return last.last_hash, last.last_id
