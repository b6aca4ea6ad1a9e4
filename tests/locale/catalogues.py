"""The project's Vietnamese catalogues, read once, and how a message is shown in a failure."""

from functools import cache

import polib

from scripts.merge_upstream_vi import CATALOGUES, DOMAINS


@cache
def ours(domain: str) -> tuple[polib.POEntry, ...]:
    return tuple(polib.pofile(str(CATALOGUES / f"{domain}.po")))


def all_entries() -> list[polib.POEntry]:
    return [entry for domain in DOMAINS for entry in ours(domain)]


def vietnamese_of(entry: polib.POEntry) -> str:
    return entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr


def shown(entries: list[polib.POEntry]) -> list[str]:
    return [f"{entry.msgid!r} → {vietnamese_of(entry)!r}" for entry in entries]
