"""An answer as plain blocks, for every form that has no page of its own: feeds, API, parcels.

The same order as the page: what was said, the conclusion, the answer, what proves it, what came
after. An answer that travels without the words it answers would be a rumour with our name on it.
"""

import datetime as dt
from collections.abc import Iterator

from django.utils import formats, timezone, translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from phohien.portal import addresses
from phohien.portal.claims import Claim, Proof, claim_of


def whole_body(words: dict) -> list[dict]:
    """The body of a snapshot; an answer's with its claim before it and its evidence after it."""
    body = list(words.get("body", ()))
    if not words.get("claim"):
        return body
    with translation.override(words["claim"]["locale"]):
        claim = claim_of(words)
        return [*_said(claim), _heading(_("Trả lời")), *body, *_proved(claim)]


def _said(claim: Claim) -> Iterator[dict]:
    yield _heading(_("Câu hỏi") if claim.is_question else _("Điều đã được nói"))
    who = ", ".join(filter(None, (claim.outlet, _day(claim.said_at, "DATETIME_FORMAT"))))
    if claim.translated:
        yield {"type": "quote", "text": claim.translated, "who": who}
    original = {"type": "quote", "text": claim.quotation, "who": "" if claim.translated else who}
    yield original | {"lang": claim.tag}
    where = _where(claim)
    if where:
        yield _text(where)
    verdict = format_html("<p>{} <strong>{}</strong></p>", _("Kết luận:"), claim.verdict)
    yield _text(verdict)


def _where(claim: Claim) -> str:
    if claim.corrects:
        path, title = claim.corrects
        return _link(addresses.absolute(path), title)
    return _link(claim.url, claim.title) if claim.url else ""


def _link(url: str, title: str) -> SafeString:
    """The title, then the address itself: a plain text has no other way to say it."""
    named = format_html("{}: ", title) if title else ""
    return format_html('<p>{}<a href="{}">{}</a></p>', named, url, url)


def _proved(claim: Claim) -> Iterator[dict]:
    yield _heading(_("Căn cứ"))
    rows = ((proof.statement, _source(proof)) for proof in claim.proofs)
    listed = format_html_join("", "<li>{} ({})</li>", rows)
    yield _text(format_html("<ol>{}</ol>", listed))
    if claim.updates:
        yield _heading(_("Diễn biến sau khi công bố"))
        rows = ((_day(at), text) for at, text in claim.updates)
        yield _text(format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}</li>", rows)))


def _source(proof: Proof) -> SafeString:
    parts = [proof.document, proof.number, _day(proof.dated), proof.issuer]
    words = [format_html("{}", part) for part in parts if part]
    if proof.url:
        words.append(format_html('<a href="{}">{}</a>', proof.url, proof.url))
    return format_html_join(", ", "{}", ((word,) for word in words))


def _day(moment: dt.date | None, form: str = "DATE_FORMAT") -> str:
    if moment is None:
        return ""
    local = timezone.localtime(moment) if isinstance(moment, dt.datetime) else moment
    return formats.date_format(local, form)


def _heading(text: str) -> dict:
    return {"type": "heading", "text": text}


def _text(html: SafeString | str) -> dict:
    return {"type": "text", "html": str(html)}
