"""Cleared words as pages show them: the check that they are the cleared ones, and their shapes.

The newsroom's snapshot is JSON; ``pages`` says what templates want. No queries.
"""

import logging
from typing import Any

from django.utils.formats import number_format

from phohien.clearance.subjects import fingerprint
from phohien.newsroom import reading
from phohien.newsroom.models import Publication, Version

alarm = logging.getLogger("phohien.portal.alarm")


def is_cleared(version: Version | None) -> bool:
    """Whether these are word for word what was cleared; an alarm in the log when they are not."""
    if version is None:
        return False
    if fingerprint(version.snapshot) == version.fingerprint:
        return True
    alarm.critical(
        "not served: version %s of publication %s is not what was cleared",
        version.pk,
        version.publication_id,
    )
    return False


def cleared(publication: Publication) -> dict | None:
    """The snapshot of the live version, None when it must not be shown."""
    version = publication.current
    return version.snapshot if is_cleared(version) else None


def full(publication: Publication) -> dict:
    """The content with the addresses of its files; every key that templates ask for is there."""
    version = publication.current
    content = version.content
    return {
        **content,
        "main_picture": content.get("main_picture"),
        "body": [_with_mime(row, version.media) for row in content.get("body", ())],
        "sources": content.get("sources") or [],
        "facts": content.get("facts") or {},
    }


def _with_mime(row: dict, media: dict[str, dict]) -> dict:
    """A block's own ``type`` hides that of its file; the file's is given as ``mime``."""
    held = media.get(row.get("media", ""))
    return {**row, "mime": held["type"]} if held and "type" in held else row


def picture_of(publication: Publication) -> dict | None:
    """The main picture with its addresses; of a video without one, its poster."""
    version = publication.current
    chosen = version.snapshot.get("main_picture")
    if chosen:
        return reading.with_media(chosen, version.media)
    for row in version.snapshot.get("body", ()):
        if row.get("type") == "video":
            return reading.with_media(row, version.media).get("poster") or None
    return None


def pictures(publication: Publication) -> list[tuple[str, dict]]:
    """Every (photo | clip, what is shown) of an item, in reading order, addresses filled in."""
    version = publication.current
    rows: list[tuple[str, Any]] = [("photo", version.snapshot.get("main_picture"))]
    for row in version.snapshot.get("body", ()):
        if row.get("type") == "picture":
            rows.append(("photo", row))
        elif row.get("type") == "gallery":
            rows += [("photo", shown) for shown in row.get("pictures", ())]
        elif row.get("type") == "video":
            rows.append(("clip", row))
    return [(kind, reading.with_media(row, version.media)) for kind, row in rows if row]


def number(value, decimals: int | None = None) -> str:
    """In the way of the language of the moment, thousands apart."""
    return "" if value is None else number_format(value, decimals, force_grouping=True)
