"""The claim that an answer speaks about, as pages and data for machines want it. No queries."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from phohien.portal import cards, languages


@dataclass(frozen=True, slots=True)
class Proof:
    """One statement of fact and the document behind it."""

    statement: str
    document: str
    number: str = ""
    dated: dt.date | None = None
    issuer: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What was said and by which organisation; ``verdict`` in the words of the page."""

    code: str
    verdict: str
    quotation: str
    tag: str  # BCP 47 of the exact words
    translated: str
    asked: str
    outlet: str
    home: str
    title: str
    url: str
    said_at: dt.datetime | None
    captured_at: dt.datetime | None
    proofs: tuple[Proof, ...] = ()
    updates: tuple[tuple[dt.date, str], ...] = ()
    corrects: tuple[str, str] | None = None  # (address, title) of our own words that were wrong

    @property
    def is_question(self) -> bool:
        return self.code == "answered"

    @property
    def is_ours(self) -> bool:
        return self.code == "we_were_wrong"


VERDICTS = {
    "wrong_fact": lambda: _("Thông tin không đúng sự thật"),
    "missing_context": lambda: _("Thông tin thiếu bối cảnh"),
    "we_were_wrong": lambda: _("Chúng tôi đã nói sai, nay cải chính"),
    "answered": lambda: _("Trả lời câu hỏi"),
}


def verdict(code: str) -> str:
    return VERDICTS[code]() if code in VERDICTS else ""


def claim_of(words: dict) -> Claim | None:
    """The claim of a cleared snapshot; None for every other item."""
    row = words.get("claim")
    if not row:
        return None
    corrects = row.get("corrects")
    return Claim(
        code=row["verdict"],
        verdict=verdict(row["verdict"]),
        quotation=row["quotation"],
        tag=languages.tag(row["language"]),
        translated=row.get("quotation_translated", ""),
        asked=row.get("asked", ""),
        outlet=row["outlet"],
        home=row.get("outlet_home", ""),
        title=row.get("title", ""),
        url=row.get("url", ""),
        said_at=_moment(row.get("said_at")),
        captured_at=_moment(row.get("captured_at")),
        proofs=tuple(_proof(one) for one in row.get("evidence", ())),
        updates=tuple((cards.day(one["on"]), one["text"]) for one in row.get("updates", ())),
        corrects=(corrects["path"], corrects["title"]) if corrects else None,
    )


def _proof(row: dict) -> Proof:
    return Proof(
        row["statement"],
        row.get("document", ""),
        row.get("number", ""),
        cards.day(row.get("dated")),
        row.get("issuer", ""),
        row.get("url", ""),
    )


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
