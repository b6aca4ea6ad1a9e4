"""The claim that an answer speaks about: what was said, by which outlet, and what proves us right.

JSON of an item (schema 1), set by a service only, part of the snapshot: cleared and frozen with it.
The outlet is an organisation; there is no place for a person who wrote or spoke.
"""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput
from phohien.newsroom.enums import Verdict

SCHEMA = 1
TEXTS = {
    "locale": 12, "verdict": 20, "quotation": 4000, "language": 12, "quotation_translated": 4000,
    "asked": 2000, "outlet": 200, "outlet_home": 300, "title": 300, "url": 1000, "said_at": 40,
    "captured_at": 40, "capture": 64,
}  # fmt: skip
EVIDENCE = {
    "statement": 2000, "document": 300, "number": 80, "dated": 10, "issuer": 200, "url": 500,
}  # fmt: skip
UPDATE = {"on": 10, "text": 2000}
CORRECTS = {"path": 500, "title": 255}
MOST = 60  # pieces of evidence, updates
MOMENTS = ("said_at", "captured_at")


def checked(claim: dict) -> dict:
    """``claim`` with the known keys and nothing else; InvalidInput("claim", …) otherwise."""
    clean = {"schema": SCHEMA} | _texts(claim, TEXTS)
    if clean["verdict"] not in Verdict.values or not clean["quotation"] or not clean["outlet"]:
        raise _wrong()
    for name in MOMENTS:
        _require_moment(clean[name])
    clean["evidence"] = _rows(claim.get("evidence"), EVIDENCE)
    clean["updates"] = _rows(claim.get("updates"), UPDATE)
    clean["corrects"] = _texts(claim["corrects"], CORRECTS) if claim.get("corrects") else None
    return clean


def _texts(given: dict, known: dict[str, int]) -> dict[str, str]:
    values = {name: str(given.get(name) or "").strip() for name in known}
    if any(len(value) > known[name] for name, value in values.items()):
        raise _wrong()
    addresses = (value for name, value in values.items() if name in ("url", "outlet_home"))
    if any(value and not value.startswith(("https://", "http://", "/")) for value in addresses):
        raise _wrong()
    return values


def _rows(given: Iterable[dict] | None, known: dict[str, int]) -> list[dict]:
    rows = [_texts(row, known) for row in given or ()]
    if len(rows) > MOST:
        raise _wrong()
    return rows


def _require_moment(text: str) -> None:
    try:
        dt.datetime.fromisoformat(text) if text else None
    except ValueError as error:
        raise _wrong() from error


def _wrong() -> InvalidInput:
    return InvalidInput("claim", _("Phần trích dẫn và căn cứ của câu trả lời không hợp lệ."))


def is_proved(row: dict) -> bool:
    """Whether a statement names the document that proves it."""
    named = row.get("document") or row.get("number") or row.get("url")
    return bool(row.get("statement") and named)


def problems(snapshot: dict) -> list[str]:
    """What keeps an answer from being handed in: above all a claim without evidence."""
    claim = snapshot.get("claim")
    if not claim:
        return []
    found = []
    if not claim["evidence"]:
        found.append(_("Câu trả lời chưa có căn cứ nào; không có căn cứ thì không trình duyệt."))
    found += [
        _("Căn cứ “%(fact)s” chưa ghi tài liệu gốc.") % {"fact": row["statement"][:80]}
        for row in claim["evidence"]
        if not is_proved(row)
    ]
    if claim["locale"] != snapshot["locale"]:
        found.append(_("Phần trích dẫn và căn cứ chưa được dịch sang ngôn ngữ của bài."))
    return found
