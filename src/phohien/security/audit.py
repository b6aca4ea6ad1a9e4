"""Writing and verifying the audit chain. Services call ``record`` inside their transaction."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.models import QuerySet
from django.utils import translation

from phohien.kernel import clock
from phohien.security.models import AuditEntry

GENESIS = "0" * 64
CHAIN_LOCK = 4_170_001  # PostgreSQL advisory lock: one writer of the chain at a time


def record(
    *,
    actor,
    action: str,
    on: models.Model,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    agency_id: int | None = None,
) -> AuditEntry:
    """Append one entry. ``changes`` maps field → (old, new). Must run inside a transaction."""
    return record_many(actor=actor, action=action, rows=[(on, changes or {}, agency_id)])[0]


def record_many(*, actor, action: str, rows: Iterable[tuple]) -> list[AuditEntry]:
    """Append one entry per ``(object, changes, agency_id)``, in order, in one lock and insert."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("audit outside a transaction")
    previous, entries = _last_hash(), []
    for on, changes, agency_id in rows:
        entry = _entry(actor, action, on, changes, agency_id, previous)
        previous = entry.hash
        entries.append(entry)
    return AuditEntry.objects.bulk_create(entries, batch_size=500)


def _last_hash() -> str:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    return AuditEntry.objects.order_by("-pk").values_list("hash", flat=True).first() or GENESIS


def _entry(actor, action, on, changes, agency_id, previous) -> AuditEntry:
    entry = AuditEntry(
        at=clock.now(),
        actor=actor,
        actor_name=str(actor) if actor else "Hệ thống",
        action=action,
        object_type=on._meta.label,
        object_id=str(on.pk),
        object_label=_label(on),
        agency_id=agency_id,
        changes=json.loads(json.dumps(dict(changes), cls=DjangoJSONEncoder, default=str)),
        previous_hash=previous,
    )
    entry.hash = fingerprint(entry)
    return entry


def _label(on: models.Model) -> str:
    """The object's name as the log keeps it: Vietnamese, whoever acts in whichever language."""
    with translation.override("vi"):
        return str(on)[:300]


def fingerprint(entry: AuditEntry) -> str:
    """SHA-256 over the previous hash and every field that tells the story."""
    story = [
        entry.previous_hash,
        entry.at.astimezone(dt.UTC).isoformat(),
        entry.actor_id,
        entry.actor_name,
        entry.action,
        entry.object_type,
        entry.object_id,
        entry.object_label,
        entry.agency_id,
        entry.changes,
    ]
    text = json.dumps(story, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def first_break() -> AuditEntry | None:
    """The first entry whose hash or link is wrong, or None when the chain is whole."""
    return walk(AuditEntry.objects.order_by("pk"), GENESIS).broken


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a walk along the chain came: ``count`` good entries, the last one's key and hash."""

    count: int
    last_id: int
    last_hash: str
    broken: AuditEntry | None


def walk(entries: QuerySet[AuditEntry], previous: str, last_id: int = 0) -> Walk:
    """Recompute each hash and link of ``entries`` (in order), going on from ``previous``."""
    count = 0
    for entry in entries.iterator(chunk_size=2000):
        if entry.previous_hash != previous or entry.hash != fingerprint(entry):
            return Walk(count, last_id, previous, entry)
        previous, last_id, count = entry.hash, entry.pk, count + 1
    return Walk(count, last_id, previous, None)


def changed(instance: models.Model, new: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Set ``new`` values on ``instance`` and return field → (old, new) for those that differ."""
    differences = {}
    for field, value in new.items():
        old = getattr(instance, field)
        if old != value:
            setattr(instance, field, value)
            differences[field] = (_plain(old), _plain(value))
    return differences


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, models.Model) else value
