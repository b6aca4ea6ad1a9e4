"""Reading cases: lists, one case, its facts, its questions, what an agency is asked."""

from django.db.models import Count, F, Q, QuerySet

from phohien.clarifications.enums import CaseState, RequestState
from phohien.clarifications.models import Case, Fact, FactRequest, Letter
from phohien.kernel import clock
from phohien.kernel.errors import NotVisible
from phohien.security.policies import get_visible, visible
from vanban.skeleton import fold

PENDING = (CaseState.OPEN, CaseState.ANSWERING)


def cases(
    *, actor, state: str = "", matter: str = "", agency_id: int | None = None, text: str = ""
) -> QuerySet[Case]:
    """Cases the actor may see: what is due first, then what has no limit, then what is done."""
    rows = visible(actor, Case).select_related("agency", "publication")
    rows = rows.filter(_of_state(state))
    exact = {"matter": matter, "agency_id": agency_id}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    words = fold(text).strip()
    if words:
        rows = rows.filter(Q(title_folded__contains=words) | Q(outlet__icontains=text.strip()))
    waiting = Count("requests", filter=Q(requests__state__in=["asked", "prepared"]))
    rows = rows.annotate(waiting_facts=waiting)
    return rows.order_by(F("closed_at").desc(nulls_first=True), _due(), "-received_at", "-pk")


def _of_state(state: str) -> Q:
    """A state, or one of the two questions people have: what is being done, what is late."""
    if state == "dang-lam":
        return Q(state__in=PENDING)
    if state == "qua-han":
        return overdue()
    return Q(state=state) if state in CaseState.values else Q()


def overdue() -> Q:
    """Past their limit without a first word."""
    late = Q(due_at__lt=clock.now(), first_statement_at=None)
    return late & Q(state__in=PENDING)


def _due():
    return F("due_at").asc(nulls_last=True)


def case_for(actor, pk: int) -> Case:
    """One case with its people, or NotVisible."""
    rows = visible(actor, Case).select_related(
        "agency", "publication__current", "corrects", "opened_by", "closed_by", "plan_task__plan"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible()
    return found


def facts_of(*, actor, case: Case) -> QuerySet[Fact]:
    """What the actor may see of the facts, in the order they came."""
    rows = visible(actor, Fact).filter(case=case)
    return rows.select_related("request__agency", "added_by").order_by("pk")


def requests_of(case: Case) -> QuerySet[FactRequest]:
    """Questions of a case the caller may see."""
    return case.requests.select_related("agency", "prepared_by", "approved_by").order_by("pk")


def letters_of(case: Case) -> QuerySet[Letter]:
    return case.letters.order_by("pk")


def request_for(actor, pk: int) -> FactRequest:
    """One question to an agency, for that agency or for who handles the case."""
    return get_visible(actor, FactRequest, pk=pk)


def asked_of(*, actor) -> QuerySet[FactRequest]:
    """Questions that wait for the actor's own agency, by due time."""
    rows = visible(actor, FactRequest, "supply")
    rows = rows.filter(state__in=[RequestState.ASKED, RequestState.PREPARED])
    return rows.select_related("case", "agency").order_by("due_at", "pk")
