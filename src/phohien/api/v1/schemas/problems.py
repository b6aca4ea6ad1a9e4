"""A refusal (RFC 9457)."""

from ninja import Schema


class WrongParameter(Schema):
    parameter: str
    detail: str
    detail_en: str


class Problem(Schema):
    type: str
    status: int
    code: str
    title: str
    detail: str
    title_en: str
    detail_en: str
    errors: list[WrongParameter] | None = None
    withdrawn_at: str | None = None
    reason: str | None = None
