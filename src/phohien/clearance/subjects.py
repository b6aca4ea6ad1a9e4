"""What is handed in to be cleared: one exact content of one subject, with the hash of it."""

import hashlib
import json
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One content in one language. ``text`` is all its words for the scans; ``snapshot`` its JSON.

    ``owner_id`` is the agency that owns the section, ``agency_id`` the one that speaks;
    ``writer_ids`` everybody who wrote it or last changed it; ``address`` its workspace page.
    """

    type: str
    id: int
    locale: str
    title: str
    agency_id: int
    owner_id: int
    topic_codes: tuple[str, ...]
    is_statement: bool
    snapshot: dict
    text: str
    writer_ids: frozenset[int]
    address: str = ""

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.snapshot)


def fingerprint(snapshot: dict) -> str:
    """SHA-256 (64 hex digits) over the snapshot as canonical JSON."""
    text = json.dumps(
        snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder
    )
    return hashlib.sha256(text.encode()).hexdigest()
