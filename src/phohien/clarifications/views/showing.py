"""The page of a case: what is next, the clock, what was said, facts, dossier, letters."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from phohien.clarifications import selectors, similar, tables
from phohien.clarifications.claim_building import is_outdated
from phohien.clarifications.enums import CaseState
from phohien.clarifications.models import Case
from phohien.clarifications.reminding import standing_of
from phohien.kernel import clock
from phohien.organisation.models import Agency
from phohien.security.policies import may
from phohien.security.selectors import history

ANSWERED = (CaseState.ANSWERING, CaseState.ANSWERED)


def show(request: HttpRequest, case: Case, status: int = 200) -> HttpResponse:
    user = request.user
    facts = list(selectors.facts_of(actor=user, case=case))
    can = {name: may(user, name, case) for name in ("handle", "answer", "speak")}
    context = {
        "case": case,
        "tone": tables.TONES[case.state],
        "standing": standing_of(case),
        "facts": facts,
        "used": sum(fact.is_used for fact in facts),
        "requests": _toned(selectors.requests_of(case), tables.REQUEST_TONES),
        "letters": _toned(selectors.letters_of(case), tables.LETTER_TONES),
        "parts": _parts(case),
        "can": can,
        "next": _next(case, facts),
        "outdated": case.state in ANSWERED and is_outdated(case),
        **_evidence(user, case),
        "is_closed": case.state == CaseState.CLOSED,
        "now": clock.now(),
        "languages": _languages(case),
        "may_translate": bool(case.publication) and may(user, "translate", case.publication),
        "similar": _similar(user, case),
        "story_url": _url(user, "press_monitoring:story", case.story),
        "capture_url": _url(user, "press_monitoring:capture", case.capture),
        "history": history(actor=user, on=case, limit=30),
        "crumbs": [(_("Làm rõ"), reverse("clarifications:index")), (case.title, "")],
    }
    return render(request, "clarifications/case.html", context, status=status)


def _evidence(user, case: Case) -> dict:
    """What the answer proves of the plan: on the portal, else elsewhere."""
    row = case.evidence or (case.publication and case.publication.evidence)
    return {"evidence": row, "evidence_url": _url(user, "plans:evidence", row)}


def _toned(rows, tones: dict) -> list:
    found = list(rows)
    for row in found:
        row.tone = tones[row.state]
    return found


def _parts(case: Case) -> list[tuple[str, str]]:
    names = ("later", "impact", "truth", "legal_basis", "proposal")
    return [(case._meta.get_field(name).verbose_name, getattr(case, name)) for name in names]


def _next(case: Case, facts: list) -> str:
    """What is to be done now: ``ask``, ``answer``, ``clear``, ``follow`` or nothing."""
    if case.state == CaseState.OPEN:
        return "answer" if any(fact.is_used for fact in facts) else "ask"
    return {CaseState.ANSWERING: "clear", CaseState.ANSWERED: "follow"}.get(case.state, "")


def _languages(case: Case) -> list[tuple[str, str, object]]:
    """(code, name, publication or None) of the other languages of the answer."""
    if case.publication_id is None or case.publication.current_id is None:
        return []
    standing = {row.locale: row for row in case.publication.translations.all()}
    return [
        (code, name, standing.get(code))
        for code, name in settings.LANGUAGES
        if code != case.publication.locale
    ]


def _similar(user, case: Case) -> list[similar.Similar]:
    return named(similar.similar_to(actor=user, case=case))


def named(rows: list[similar.Similar]) -> list[similar.Similar]:
    """Places by their names; one query for all."""
    codes = {code for row in rows for code in row.places}
    names = dict(Agency.objects.filter(code__in=codes).values_list("code", "short_name"))
    return [
        similar.Similar(row.case, row.shared, tuple(names[c] for c in row.places), row.score)
        for row in rows
    ]


def _url(user, route: str, row) -> str:
    """The address of a screen of another room, empty for who may not open it."""
    return reverse(route, args=[row.pk]) if row is not None and may(user, "view", row) else ""
