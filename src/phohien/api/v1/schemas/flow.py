"""The flow of changes, and the versions of one item."""

import datetime as dt
from typing import Literal

from ninja import Schema


class Change(Schema):
    """The latest public change of one item in one language."""

    sequence: int
    change: Literal["published", "changed", "corrected", "withdrawn"]
    at: dt.datetime
    id: int
    type: str
    language: str
    section: str
    url: str
    api: str
    version: int
    fingerprint: str
    note: str
    reason: str


class ChangePage(Schema):
    """Ask next time with ``after=last``; ``more`` when there are changes already."""

    data: list[Change]
    last: int
    more: bool
    next: str | None


class Version(Schema):
    number: int
    published_at: dt.datetime
    fingerprint: str
    is_correction: bool
    note: str


class VersionList(Schema):
    """Every version that was public, newest first, without its words."""

    id: int
    language: str
    url: str
    state: Literal["live", "withdrawn"]
    withdrawn_at: dt.datetime | None
    reason: str
    data: list[Version]
