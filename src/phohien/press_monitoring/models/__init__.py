"""Tables of watching the press. Nobody is in them: no author, no reader, no account."""

from phohien.press_monitoring.models.captures import Capture
from phohien.press_monitoring.models.decisions import Decision
from phohien.press_monitoring.models.digests import (
    Digest,
    DigestDelivery,
    DigestEntry,
    DigestReader,
)
from phohien.press_monitoring.models.sources import DayCount, PressSource, Watch
from phohien.press_monitoring.models.stories import Article, Story

__all__ = [
    "Article",
    "Capture",
    "DayCount",
    "Decision",
    "Digest",
    "DigestDelivery",
    "DigestEntry",
    "DigestReader",
    "PressSource",
    "Story",
    "Watch",
]
