"""Reading the press desk: the queue, one request, a host's stops, counts of a year."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum

from phohien.press_desk.enums import RequestState
from phohien.press_desk.kinds import kinds
from phohien.press_desk.models import (
    Erasure,
    LinkedArticle,
    Paper,
    PressRequest,
    ProgrammeItem,
    Violation,
)
from phohien.press_desk.sealing import unseal
from phohien.press_desk.workflow import GOING_ON, OVER, PENDING
from phohien.security.policies import NOTHING, allowed, get_visible, visible

GROUPS = {"cho": PENDING, "dang": GOING_ON, "xong": OVER}
DUE_FIRST = (F("due_at").asc(nulls_last=True), "received_at", "pk")


def requests(
    *, actor, group: str = "", kind: str = "", mine: bool = False, text: str = ""
) -> QuerySet[PressRequest]:
    """By due time, those without one last. ``text`` is sought in code and outlet only."""
    rows = visible(actor, PressRequest).select_related("claimed_by", "decision")
    if group in GROUPS:
        rows = rows.filter(state__in=GROUPS[group])
    if kind in kinds():
        rows = rows.filter(kind=kind)
    if mine:
        rows = rows.filter(claimed_by=actor)
    if text.strip():
        rows = rows.filter(Q(outlet__icontains=text.strip()) | Q(code__iexact=text.strip()))
    return rows.order_by("-closed_at", "-pk") if group == "xong" else rows.order_by(*DUE_FIRST)


def counts(*, actor) -> dict[str, int]:
    """How many stand in each group; one query."""
    found = {name: Count("pk", filter=Q(state__in=states)) for name, states in GROUPS.items()}
    return visible(actor, PressRequest).aggregate(**found)


def to_decide(*, actor) -> QuerySet[PressRequest]:
    """What waits for the actor's decision."""
    rows = visible(actor, PressRequest, "decide").filter(state=RequestState.PROPOSED)
    return rows.select_related("decision", "decision__drafted_by").order_by(*DUE_FIRST)


def get_request(*, actor, pk: int) -> PressRequest:
    """Raises NotVisible."""
    return get_visible(actor, PressRequest, pk=pk)


def opened(request: PressRequest) -> dict:
    """What was sealed: contact, fields, people; empty once erased. Callers audit the opening."""
    return unseal(request.sealed) or {"contact": {}, "fields": {}, "people": []}


def stops(*, actor, request: PressRequest | None = None) -> QuerySet[ProgrammeItem]:
    """Stops the actor may see: all of a request, or those their agency hosts."""
    rows = visible(actor, ProgrammeItem).select_related("host", "request", "answered_by")
    return rows.filter(request=request) if request else rows.order_by("-starts_at", "-pk")


def hosted(*, actor) -> QuerySet[ProgrammeItem]:
    """Stops that the actor's own agency was asked to receive."""
    rows = visible(actor, ProgrammeItem, "answer").select_related("host", "request")
    return rows.order_by("-starts_at", "-pk")


def get_stop(*, actor, pk: int) -> ProgrammeItem:
    return get_visible(actor, ProgrammeItem, pk=pk)


def papers(*, actor, request: PressRequest) -> list[tuple[Paper, str]]:
    """Files with the names they came with."""
    rows = visible(actor, Paper).filter(request=request).select_related("received_by")
    found = []
    for row in rows:
        row.request = request
        found.append((row, unseal(row.sealed)))
    return found


def violations(*, actor, request: PressRequest) -> QuerySet[Violation]:
    return visible(actor, Violation).filter(request=request).select_related("recorded_by")


def is_suspended(request: PressRequest) -> bool:
    """Whether the work of a visit is stopped for now (article 7.3)."""
    stopped = request.violations.filter(suspended_at__isnull=False, lifted_at=None)
    return request.is_going_on and stopped.exists()


def linked_articles(*, actor, request: PressRequest) -> QuerySet[LinkedArticle]:
    rows = visible(actor, LinkedArticle).filter(request=request)
    return rows.select_related("article", "article__source", "linked_by")


def erasures(*, actor) -> QuerySet[Erasure]:
    """The log of erasures."""
    return visible(actor, Erasure)


@dataclass(frozen=True, slots=True)
class YearLine:
    """Requests of one kind and country in a year; no names."""

    kind: str
    country: str
    received: int
    consented: int
    refused: int
    people: int
    on_time: int


def year_lines(*, actor, year: int) -> list[YearLine]:
    """For the Ministry's yearly compilation (article 22.5): numbers by kind and country."""
    if allowed(actor, "list", PressRequest) == NOTHING:
        return []
    local = dt.datetime(year, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    after = local.replace(year=year + 1)
    rows = PressRequest.objects.filter(received_at__gte=local, received_at__lt=after)
    agreed = Q(decision__outcome="consent", decision__decided_at__isnull=False)
    grouped = rows.values("kind", "country").annotate(
        received=Count("pk"),
        consented=Count("pk", filter=agreed | Q(state__in=("tacit", "permitted"))),
        refused=Count("pk", filter=Q(state="refused")),
        on_time=Count("pk", filter=Q(decision__decided_at__lte=F("due_at"))),
    )
    people = _people(rows)
    lines = [YearLine(people=people[row["kind"], row["country"]], **row) for row in grouped]
    order = list(kinds())
    return sorted(lines, key=lambda line: (order.index(line.kind), line.country))


def _people(rows: QuerySet[PressRequest]) -> dict[tuple[str, str], int]:
    found = rows.values("kind", "country").annotate(people=Sum("people_count"))
    return {(row["kind"], row["country"]): row["people"] or 0 for row in found}
