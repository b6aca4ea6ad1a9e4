"""A case follows its answer: public stops the clock, withdrawn opens the work again."""

from django.conf import settings

from phohien.clarifications.enums import CaseState, StatementForm
from phohien.clarifications.models import Case
from phohien.clarifications.services.clocks import note_statement
from phohien.clarifications.services.records import lock_case, record
from phohien.clarifications.workflow import CASE
from phohien.kernel import events
from phohien.kernel.transitions import transition
from phohien.newsroom.events import ItemPublished, ItemWithdrawn


def _case(publication_id: int) -> Case | None:
    """The case whose answer (in its first language) this is."""
    found = Case.objects.filter(publication_id=publication_id).values_list("pk", flat=True).first()
    return lock_case(found) if found else None


def follow_publishing(event: ItemPublished) -> None:
    case = _case(event.publication_id)
    if case is None:
        return
    publication = case.publication
    if case.first_statement_at is None:
        where = f"{settings.BASE_URL}{publication.path}"
        at = publication.last_published_at
        note_statement(None, case, at, StatementForm.POSTING, where)
    if case.state in (CaseState.ANSWERING, CaseState.ANSWERED):
        old, new = transition(case, "publish", CASE)
        case.save(update_fields=["state"])
        if old != new:
            record(None, "publish_answer", case, {"state": (old, new)}, case.agency_id)


def follow_withdrawal(event: ItemWithdrawn) -> None:
    case = _case(event.publication_id)
    if case is None or case.state not in (CaseState.ANSWERED, CaseState.CLOSED):
        return
    old, new = transition(case, "withdraw", CASE)
    case.closed_at, case.closed_by = None, None
    case.save(update_fields=["state", "closed_at", "closed_by"])
    changes = {"state": (old, new), "reason": (None, event.reason)}
    record(None, "withdraw_answer", case, changes, case.agency_id)


events.subscribe(ItemPublished, follow_publishing)
events.subscribe(ItemWithdrawn, follow_withdrawal)
