"""One attempt by machine: claimed under lock, made outside of it, written down under lock.

A worker may die in between. Then the hold lapses, the sweep finds the row and tries again with
the same idempotency key; a withdrawal waits until no attempt is under way.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.jobs import enqueue
from phohien.kernel.transitions import transition
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.syndication.enums import DeliveryState as D
from phohien.syndication.errors import WayFailed
from phohien.syndication.models import Attempt, Delivery
from phohien.syndication.services.assigning import ask_person, coordinators, person_for
from phohien.syndication.services.queueing import lock_publication, may_go, record
from phohien.syndication.workflow import DELIVERY, WAITING

HOLD = dt.timedelta(minutes=10)
HELD_PAUSE = dt.timedelta(seconds=20)
PAUSES = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))


@dataclass(frozen=True, slots=True)
class Errand:
    """What one attempt has to do; ``action`` is publish, correct or withdraw."""

    delivery: Delivery
    action: str
    was_unclear: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the place answered; ``accepted`` when it said that readers see it."""

    detail: str = ""
    remote_id: str = ""
    remote_url: str = ""
    accepted: bool = False


@transaction.atomic
def claim(delivery_id: int) -> Errand | None:
    """Take the row for one attempt; None when nothing is to be done (any more, or just now)."""
    delivery = lock(delivery_id)
    if delivery is None or delivery.by_hand or delivery.state not in WAITING:
        return None
    if _is_held(delivery):
        return None
    withdraws = delivery.state == D.TO_WITHDRAW
    if not withdraws and not may_go(delivery.publication, delivery.version):
        _give_up_stale(delivery)
        return None
    was_unclear = delivery.is_unclear
    delivery.attempts += 1
    delivery.held_until = clock.now() + HOLD
    delivery.is_unclear = delivery.is_unclear or not withdraws
    delivery.save(update_fields=["attempts", "held_until", "is_unclear"])
    if withdraws:
        return Errand(delivery, "withdraw", was_unclear)
    return Errand(delivery, "correct" if delivery.replaces_id else "publish", was_unclear)


def _is_held(delivery: Delivery) -> bool:
    """Whether an attempt is under way, for this version or another one at the same place."""
    now = clock.now()
    if delivery.held_until and delivery.held_until > now:
        return True  # its end takes up what is to be done then
    others = Delivery.objects.filter(
        publication_id=delivery.publication_id, channel_id=delivery.channel_id, held_until__gt=now
    )
    if others.exclude(pk=delivery.pk).exists():
        enqueue("syndication.carry", run_at=now + HELD_PAUSE, delivery_id=delivery.pk)
        return True
    return False


def lock(delivery_id: int) -> Delivery | None:
    """The delivery with its publication, both locked, the publication first."""
    found = Delivery.objects.filter(pk=delivery_id).values_list("publication_id").first()
    if found is None:
        return None
    publication = lock_publication(found[0])
    rows = Delivery.objects.select_for_update(of=("self",)).select_related(
        "channel__responsible", "version__published_by", "queued_by", "replaces"
    )
    delivery = rows.get(pk=delivery_id)
    delivery.publication = publication
    return delivery


def _give_up_stale(delivery: Delivery) -> None:
    """A last guard: what is no longer public does not leave, whatever the queue says."""
    old, new = transition(delivery, "cancel", DELIVERY)
    delivery.ended_at = clock.now()
    delivery.save(update_fields=["state", "ended_at"])
    record(None, "cancel", delivery, {"state": (old, new)})


def succeed(errand: Errand, outcome: Outcome) -> Delivery:
    """Write down what the place answered. Within the caller's transaction."""
    delivery = lock(errand.delivery.pk)
    delivery.held_until, delivery.last_error, delivery.next_attempt_at = None, "", None
    _try_was(delivery, errand.action, True, outcome.detail)
    if errand.action == "withdraw":
        mark_withdrawn(None, delivery)
    else:
        delivery.remote_id = outcome.remote_id or delivery.remote_id
        delivery.remote_url = outcome.remote_url or delivery.remote_url
        mark_there(None, delivery, accepted=outcome.accepted)
    delivery.save()
    _go_on(delivery)
    return delivery


def mark_there(actor, delivery: Delivery, *, accepted: bool) -> None:
    """Readers at the place see this version. The caller saves."""
    delivery.sent_at = delivery.sent_at or clock.now()
    delivery.is_unclear = False
    if delivery.state not in (D.QUEUED, D.FAILED, D.SENT):
        return  # recalled or outdated while it was on its way: that follows now
    if accepted:
        delivery.acknowledged_at = clock.now()
    old, new = transition(delivery, "acknowledge" if accepted else "send", DELIVERY)
    record(actor, "acknowledge" if accepted else "send", delivery, {"state": (old, new)})
    if delivery.replaces_id:
        _mark_corrected(actor, delivery)


def _mark_corrected(actor, delivery: Delivery) -> None:
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("publication")
    older = rows.filter(
        publication_id=delivery.publication_id, channel_id=delivery.channel_id, state=D.TO_CORRECT
    )
    for row in older:
        old, new = transition(row, "correct", DELIVERY)
        row.ended_at, row.by_hand, row.due_at = clock.now(), False, None
        row.save()
        record(actor, "correct", row, {"state": (old, new)})


def mark_withdrawn(actor, delivery: Delivery) -> None:
    """The place shows nothing of it any more. The caller saves."""
    if delivery.state != D.TO_WITHDRAW:
        return  # published again meanwhile: the newer version follows
    old, new = transition(delivery, "withdraw", DELIVERY)
    delivery.ended_at, delivery.is_unclear = clock.now(), False
    delivery.by_hand, delivery.due_at = False, None
    record(actor, "withdraw", delivery, {"state": (old, new)})


def fail(errand: Errand, error: WayFailed) -> Delivery:
    """Write the failure down; try later, or give it to a person. In the caller's transaction."""
    delivery = lock(errand.delivery.pk)
    delivery.held_until, delivery.last_error = None, error.message[:2000]
    _try_was(delivery, errand.action, False, error.message)
    if errand.action != "withdraw":
        delivery.is_unclear = errand.was_unclear or error.unclear
    if delivery.state not in WAITING or delivery.attempts == 0:
        delivery.save()  # another wish came meanwhile and starts anew
        _go_on(delivery)
        return delivery
    if error.again and delivery.attempts <= len(PAUSES):
        delivery.next_attempt_at = clock.now() + PAUSES[delivery.attempts - 1]
        delivery.save()
        enqueue("syndication.carry", run_at=delivery.next_attempt_at, delivery_id=delivery.pk)
    else:
        _hand_over(delivery)
    return delivery


def _hand_over(delivery: Delivery) -> None:
    """No more tries by machine: a removal becomes a person's task, a sending has failed."""
    delivery.next_attempt_at = None
    if delivery.state == D.QUEUED:
        old, new = transition(delivery, "fail", DELIVERY)
        record(None, "fail", delivery, {"state": (old, new)})
    delivery.save()
    urgent = delivery.state == D.TO_WITHDRAW or delivery.replaces_id
    if urgent:
        ask_person(
            delivery, due_at=clock.now() + dt.timedelta(hours=delivery.channel.withdraw_hours)
        )
    else:
        _tell_failure(delivery)


def _tell_failure(delivery: Delivery) -> None:
    person = person_for(delivery)
    names = {"item": delivery.publication.title, "channel": delivery.channel.name}
    notify(
        recipients=[person] if person else coordinators(),
        kind=NoticeKind.SYSTEM,
        key=f"kenh-hong-{delivery.pk}-{delivery.attempts}",
        subject=_("Không gửi được “%(item)s” đến %(channel)s") % names,
        body=delivery.last_error,
        url=f"/lam-viec/kenh/lan/{delivery.pk}/",
    )


def _go_on(delivery: Delivery) -> None:
    """A wish that came while the attempt was under way is taken up now."""
    if delivery.state in WAITING and not delivery.by_hand:
        enqueue("syndication.carry", delivery_id=delivery.pk)


def _try_was(delivery: Delivery, action: str, ok: bool, detail: str, actor=None) -> None:
    Attempt.objects.create(
        delivery=delivery, at=clock.now(), action=action, ok=ok, detail=detail[:2000], actor=actor
    )
