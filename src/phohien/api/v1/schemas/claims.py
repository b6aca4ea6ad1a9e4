"""What an answer speaks about: the words of an outlet, the conclusion, the evidence."""

import datetime as dt
from typing import Literal

from ninja import Schema


class Evidence(Schema):
    """One statement of fact and the document that proves it."""

    statement: str
    document: str = ""
    number: str = ""
    dated: dt.date | None = None
    issuer: str = ""
    url: str = ""


class Update(Schema):
    on: dt.date | None
    text: str


class Work(Schema):
    url: str
    title: str


class Claim(Schema):
    """``quotation`` word for word in its own language; ``outlet`` is always an organisation.

    ``corrects`` is our own item that was wrong, with ``verdict`` "we_were_wrong".
    """

    verdict: Literal["wrong_fact", "missing_context", "we_were_wrong", "answered"]
    verdict_text: str
    quotation: str
    quotation_language: str
    quotation_translated: str = ""
    outlet: str
    outlet_url: str = ""
    title: str = ""
    url: str = ""
    said_at: dt.datetime | None
    captured_at: dt.datetime | None
    evidence: list[Evidence]
    updates: list[Update]
    corrects: Work | None
