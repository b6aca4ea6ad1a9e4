"""Cleared words as JSON: one publication as a summary, as a whole, as a place, as an event.

No queries: the publication comes with ``current``, ``agency`` and ``section`` loaded. ``None``
where the words are not, word for word, what was cleared.
"""

from typing import Any

from phohien.api.v1 import claims
from phohien.newsroom.models import Publication
from phohien.portal import addresses, content
from phohien.portal.feeds import entries

BASE = "/api/v1"
ADDRESSES = {"src", "url"}


def summary(publication: Publication) -> dict | None:
    words = content.cleared(publication)
    return _summary(publication, words) if words is not None else None


def whole(publication: Publication) -> dict | None:
    words = content.cleared(publication)
    if words is None:
        return None
    held = absolute(publication.current.content)
    return {
        **_summary(publication, words),
        "body": [_block(row, publication.current.media) for row in held.get("body", ())],
        "html": entries.text(content.full(publication)),
        "sources": held.get("sources") or [],
        "facts": words.get("facts") or {},
        "claim": claims.claim(words),
        "translation": words.get("translation"),
    }


def place(publication: Publication) -> dict | None:
    made = summary(publication)
    facts = publication.current.snapshot.get("facts") or {}
    return made and {
        **made,
        "latitude": facts.get("latitude"),
        "longitude": facts.get("longitude"),
        "commune": facts.get("commune") or "",
        "commune_name": facts.get("commune_name") or "",
        "visiting": facts.get("visiting") or "",
    }


def happening(publication: Publication) -> dict | None:
    made = summary(publication)
    facts = publication.current.snapshot.get("facts") or {}
    return made and {
        **made,
        "starts_on": facts["starts_on"],
        "ends_on": facts.get("ends_on") or facts["starts_on"],
        "is_expected": bool(facts.get("expected")),
        "place_name": facts.get("place_name") or "",
        "organiser": facts.get("organiser") or "",
    }


def _summary(publication: Publication, words: dict) -> dict:
    picture = content.picture_of(publication)
    return {
        "id": publication.pk,
        "type": publication.type,
        "kind": words["kind"],
        "information_kind": words["information_kind"],
        "language": publication.locale,
        "title": words["title"],
        "lead": words.get("lead") or "",
        "byline": words.get("byline") or "",
        **_links(publication),
        "section": publication.section.code,
        "agency": words["agency"],
        "topics": words.get("topics") or [],
        "places": words.get("places") or [],
        "picture": absolute(picture) if picture and picture.get("media") else None,
        **_history(publication),
        "made_by_machine": words.get("ai") or [],
    }


def _links(publication: Publication) -> dict:
    return {
        "url": addresses.absolute(publication.path),
        "api": addresses.absolute(f"{BASE}/items/{publication.pk}"),
    }


def _history(publication: Publication) -> dict:
    version = publication.current
    return {
        "published_at": publication.first_published_at,
        "updated_at": publication.last_published_at or publication.first_published_at,
        "version": version.number,
        "fingerprint": version.fingerprint,
        "is_corrected": version.is_correction,
        "translation_of": publication.source_id,
        "source_changed_at": publication.source_changed_at,
    }


def link(publication: Publication, title: str) -> dict:
    """The publication as a line that leads to it."""
    return {
        "id": publication.pk,
        "language": publication.locale,
        "title": title,
        **_links(publication),
    }


def absolute(value: Any, key: str = "") -> Any:
    """A copy in which every address begins with the scheme and host of this deployment."""
    if isinstance(value, dict):
        return {name: absolute(held, name) for name, held in value.items()}
    if isinstance(value, list):
        return [absolute(held, key) for held in value]
    if isinstance(value, str) and key in ADDRESSES and value.startswith("/"):
        return addresses.absolute(value)
    if isinstance(value, str) and key == "html":
        return entries.LOCAL.sub(rf"\1{addresses.absolute('/')}", value)
    return value


def _block(row: dict, files: dict) -> dict:
    """A block with the format of its file, which the block's own ``type`` would hide."""
    if row["type"] not in ("document", "video"):
        return row
    return {**row, "format": _format(row, files)}


def _format(row: dict, files: dict) -> str:
    return files.get(row["media"], {}).get("type", "")


def media_of(publication: Publication) -> dict[str, dict]:
    """``photo:7`` → its cleared words with its addresses; empty when the words are not cleared."""
    words = content.cleared(publication)
    if words is None:
        return {}
    files = publication.current.media
    rows = [words.get("main_picture"), *_shown(words)]
    return {row["media"]: _file(row, files) for row in rows if row}


def _file(row: dict, files: dict) -> dict:
    held = absolute({**files.get(row["media"], {}), **row})
    return {**held, "format": _format(row, files)}


def _shown(words: dict) -> list[dict]:
    found: list[dict] = []
    for row in words.get("body", ()):
        if row.get("type") in ("picture", "video", "document"):
            found.append(row)
        elif row.get("type") == "gallery":
            found += row.get("pictures", ())
    return found
