"""Writing in the newsroom: drafts, clearance, publication, withdrawal, translations."""

from phohien.newsroom.services.claims import set_claim
from phohien.newsroom.services.clearing import NotReady, request_clearance
from phohien.newsroom.services.drafting import get_item, save_draft, start_item
from phohien.newsroom.services.publishing import (
    publish,
    publish_in_emergency,
    publish_scheduled,
    schedule,
    unschedule,
)
from phohien.newsroom.services.translating import (
    grant_language,
    mark_reviewed,
    revoke_language,
    start_translation,
    translate_by_machine,
    translate_strings,
    write_translation,
)
from phohien.newsroom.services.withdrawing import withdraw

__all__ = [
    "NotReady",
    "get_item",
    "grant_language",
    "mark_reviewed",
    "publish",
    "publish_in_emergency",
    "publish_scheduled",
    "request_clearance",
    "revoke_language",
    "save_draft",
    "schedule",
    "set_claim",
    "start_item",
    "start_translation",
    "translate_by_machine",
    "translate_strings",
    "unschedule",
    "withdraw",
    "write_translation",
]
