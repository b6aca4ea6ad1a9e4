"""The claim that an answer speaks about, as JSON. No queries."""

from django.utils import translation

from phohien.portal import addresses
from phohien.portal import claims as portal
from phohien.portal.claims import Claim, Proof


def claim(words: dict) -> dict | None:
    """None for an item that answers nobody; ``verdict_text`` in the language of the item."""
    if not words.get("claim"):
        return None
    with translation.override(words["claim"]["locale"]):
        return _claim(portal.claim_of(words))


def _claim(claim: Claim) -> dict:
    return {
        "verdict": claim.code,
        "verdict_text": claim.verdict,
        "quotation": claim.quotation,
        "quotation_language": claim.tag,
        "quotation_translated": claim.translated,
        "outlet": claim.outlet,
        "outlet_url": claim.home,
        "title": claim.title,
        "url": claim.url,
        "said_at": claim.said_at,
        "captured_at": claim.captured_at,
        "evidence": [_proof(proof) for proof in claim.proofs],
        "updates": [{"on": on, "text": text} for on, text in claim.updates],
        "corrects": _work(claim.corrects),
    }


def _work(corrects: tuple[str, str] | None) -> dict | None:
    return {"url": addresses.absolute(corrects[0]), "title": corrects[1]} if corrects else None


def _proof(proof: Proof) -> dict:
    return {
        "statement": proof.statement,
        "document": proof.document,
        "number": proof.number,
        "dated": proof.dated,
        "issuer": proof.issuer,
        "url": proof.url,
    }
