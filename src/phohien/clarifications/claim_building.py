"""From a case to the claim that its answer carries (``newsroom.claims``), in any language."""

from collections.abc import Iterable, Mapping

from phohien.clarifications.models import Case, Fact
from phohien.newsroom import claims, snapshots
from phohien.newsroom.models import Publication

COPY = ("captured_at", "capture")


def claim_of(case: Case, *, outcome: str, updates: Iterable[dict] = ()) -> dict:
    """What was said and what proves the answer, in Vietnamese."""
    capture = case.capture
    return claims.checked(
        {
            "locale": "vi",
            "verdict": outcome,
            "quotation": case.quotation,
            "language": case.language,
            "asked": case.asked,
            "outlet": case.outlet,
            "outlet_home": case.outlet_home,
            "title": case.said_title,
            "url": case.said_url,
            "said_at": _moment(case.said_at),
            "captured_at": _moment(capture and (capture.taken_at or capture.asked_at)),
            "capture": (capture.sha256 or capture.text_sha256) if capture else "",
            "evidence": [evidence_of(fact) for fact in used_facts(case)],
            "updates": list(updates),
            "corrects": _corrects(case.corrects),
        }
    )


def is_outdated(case: Case) -> bool:
    """Whether the answer as last saved quotes or proves something else than the case does now.

    The copy of the page is left out: it may arrive after the answer and changes no word.
    """
    saved = snapshots.latest(case.publication).claim if case.publication_id else None
    if not saved:
        return False
    now = claim_of(case, outcome=case.outcome, updates=saved["updates"])
    return any(saved.get(name) != value for name, value in now.items() if name not in COPY)


def used_facts(case: Case) -> list[Fact]:
    return list(case.facts.filter(is_used=True).order_by("pk"))


def evidence_of(fact: Fact) -> dict:
    """A file of the agency stays in the dossier; the public reads its name, number and date."""
    return {
        "statement": fact.statement,
        "document": fact.document,
        "number": fact.number,
        "dated": fact.dated.isoformat() if fact.dated else "",
        "issuer": fact.issuer,
        "url": fact.url,
    }


def _corrects(publication: Publication | None) -> dict | None:
    if publication is None:
        return None
    return {"path": publication.path, "title": publication.title}


def _moment(value) -> str:
    return value.isoformat() if value else ""


def translated(claim: Mapping, *, locale: str, words: Mapping[str, str]) -> dict:
    """``claim`` in ``locale``; ``words`` by name: quotation_translated, asked, corrects_title,
    and for the n-th evidence ``statement_0``, ``document_0``, ``issuer_0`` (updates: ``update_0``).
    """
    evidence = [
        row | {name: words.get(f"{name}_{number}") or row[name]
               for name in ("statement", "document", "issuer")}
        for number, row in enumerate(claim["evidence"])
    ]  # fmt: skip
    updates = [
        row | {"text": words.get(f"update_{number}") or row["text"]}
        for number, row in enumerate(claim["updates"])
    ]
    corrects = claim["corrects"]
    if corrects:
        corrects = _corrects_in(corrects, locale)
    return claims.checked(
        {
            **claim,
            "locale": locale,
            "quotation_translated": words.get("quotation_translated", ""),
            "asked": words.get("asked", ""),
            "outlet": words.get("outlet") or claim["outlet"],
            "evidence": evidence,
            "updates": updates,
            "corrects": corrects,
        }
    )


def _corrects_in(corrects: Mapping, locale: str) -> dict:
    """The corrected item in the same language where there is one."""
    source = Publication.objects.filter(path=corrects["path"]).first()
    family = Publication.objects.filter(source=source, locale=locale) if source else ()
    found = next(iter(family), None) or source
    return _corrects(found) or dict(corrects)
