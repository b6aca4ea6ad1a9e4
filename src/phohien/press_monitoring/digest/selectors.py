"""Reading the morning pages."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, Count, Q, QuerySet, When

from phohien.kernel import clock
from phohien.kernel.errors import NotVisible
from phohien.press_monitoring.digest.enums import DeliveryState, DigestState
from phohien.press_monitoring.models import Digest, DigestDelivery, DigestReader
from phohien.security.policies import visible

UNCLEAR_AFTER = dt.timedelta(minutes=2)


def digests(*, actor) -> QuerySet[Digest]:
    """Pages the actor may read, the latest first, with how many stories and letters they have."""
    sent = Q(deliveries__state=DeliveryState.SENT)
    return (
        visible(actor, Digest)
        .select_related("edited_by")
        .annotate(
            letters=Count("deliveries", distinct=True),
            arrived=Count("deliveries", filter=sent, distinct=True),
            standing=Count("entries", filter=Q(entries__is_dropped=False), distinct=True),
        )
        .order_by("-day")
    )


def digest_on(actor, day: str) -> Digest:
    """The page of an ISO day, or NotVisible."""
    try:
        wanted = dt.date.fromisoformat(day)
    except ValueError:
        raise NotVisible() from None
    found = visible(actor, Digest).select_related("edited_by").filter(day=wanted).first()
    if found is None:
        raise NotVisible()
    return found


def todays(*, actor) -> Digest | None:
    """Today's page, if there is one that the actor may read."""
    return visible(actor, Digest).select_related("edited_by").filter(day=clock.today()).first()


def letters(*, actor, digest: Digest) -> QuerySet[DigestDelivery]:
    """Who got a page and where their letter is, troubles first."""
    rows = visible(actor, DigestDelivery).filter(digest=digest).select_related("recipient")
    arrived = Case(When(state=DeliveryState.SENT, then=1), default=0)
    return rows.order_by(arrived, "recipient__full_name", "pk")


def readers(*, actor) -> QuerySet[DigestReader]:
    """The list of leaders of agencies."""
    return visible(actor, DigestReader).select_related("user", "added_by")


def is_unclear(letter: DigestDelivery) -> bool:
    """Handed over, and no word for a while: the worker was killed or the connection broke."""
    if letter.state != DeliveryState.HANDED or letter.handed_at is None:
        return False
    return bool(letter.error) or clock.now() - letter.handed_at > UNCLEAR_AFTER


@dataclass(frozen=True, slots=True)
class Brief:
    """Today's page in a line for somebody's first screen; ``first`` is its first headline."""

    day: dt.date
    url: str
    is_draft: bool
    stories: int
    answers: int
    failures: int
    first: str


def brief(*, actor) -> Brief | None:
    """Today's page in numbers, one query; None when there is none the actor may read."""
    digest = todays(actor=actor)
    if digest is None:
        return None
    page = digest.page or {"stories": [], "answers": [], "failures": []}
    lead = [*page["answers"], *page["stories"]]
    return Brief(
        day=digest.day,
        url=digest.get_absolute_url(),
        is_draft=digest.state == DigestState.DRAFT,
        stories=len(page["stories"]),
        answers=len(page["answers"]),
        failures=len(page["failures"]),
        first=lead[0]["headline"] if lead else "",
    )
