"""What an answer outside the portal proves of the plan; a published one records its own."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from phohien.clarifications.enums import Outcome, StatementForm
from phohien.clarifications.models import Case
from phohien.plans.addresses import check_address
from phohien.plans.enums import EvidenceKind
from phohien.plans.models import Evidence
from phohien.plans.services import published

# Conferences and briefings are recorded by the spokespersons' room; a posting is an item.
KINDS = {
    StatementForm.WRITTEN: EvidenceKind.DOCUMENT,
    StatementForm.DIRECT: EvidenceKind.MEETING,
}


def prove(actor, case: Case) -> None:
    """One piece of evidence for a case closed as answered by a statement of its agency.

    ``case`` is saved by the caller.
    """
    told = case.outcome == Outcome.ANSWERED and case.publication_id is None
    if told and case.plan_task_id is not None and not case.evidence_id:
        case.evidence = _recorded(actor, case)


def _recorded(actor, case: Case) -> Evidence | None:
    where = case.first_statement_where
    url = where if _is_address(where) else ""
    common = {
        "actor": actor, "agency": case.agency, "task": case.plan_task, "title": case.title,
        "url": url, "happened_on": timezone.localdate(case.first_statement_at),
    }  # fmt: skip
    if case.first_statement_form == StatementForm.POSTING:
        return published.record_published_item(**common, languages=["vi"])
    kind = KINDS.get(case.first_statement_form)
    if kind is None:
        return None
    return published.record_happening(**common, kind=kind, place="" if url else where)


def _is_address(where: str) -> bool:
    """Whether it is one address and nothing else; "on our page and Facebook" is a place."""
    try:
        check_address(where)
    except ValidationError:
        return False
    return True


def take_back(actor, case: Case, reason: str) -> None:
    """The case is open again: what it comes to is proved when it is closed or published."""
    if case.evidence_id:
        published.take_back(evidence=case.evidence, actor=actor, reason=reason)
        case.evidence = None
