"""Putting a live version in the queue of a channel. Only what the public site shows may go."""

import datetime as dt
import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import RuleBroken
from phohien.kernel.jobs import enqueue
from phohien.kernel.transitions import transition
from phohien.newsroom.models import Publication, Version
from phohien.security import audit
from phohien.security.policies import require
from phohien.syndication.enums import DeliveryState, Way
from phohien.syndication.models import Channel, Delivery
from phohien.syndication.services.assigning import ask_person
from phohien.syndication.workflow import DELIVERY, THERE


@transaction.atomic
def queue(*, actor, publication: Publication, channels: list[Channel]) -> list[Delivery]:
    """Send what is public of this item to ``channels``; those that have it already are skipped.

    Raises NotVisible or NotAllowed, RuleBroken when nothing of it is public.
    """
    publication = lock_publication(publication.pk)
    require(actor, "view", publication)
    require(actor, "carry", publication)
    made = [queue_one(actor, publication, channel) for channel in channels]
    return [delivery for delivery in made if delivery is not None]


def lock_publication(pk: int) -> Publication:
    """Always locked before its deliveries: whoever publishes or withdraws holds this row too."""
    rows = Publication.objects.select_for_update(of=("self",))
    return rows.select_related("current", "section", "agency", "responsible").get(pk=pk)


def may_go(publication: Publication, version: Version) -> bool:
    """Whether the public site shows exactly this version now. Asked under the lock."""
    return publication.is_live and publication.current_id == version.pk


def require_live(publication: Publication) -> Version:
    """The version the public site shows, or RuleBroken."""
    if not publication.is_live or publication.current is None:
        raise RuleBroken(
            "not-live",
            _("Bài này hiện không đăng công khai nên không đưa đi kênh nào được."),
        )
    return publication.current


def queue_one(
    actor, publication: Publication, channel: Channel, replaces: Delivery | None = None
) -> Delivery | None:
    """One row in the queue and, by machine, its job; None when the place has this version."""
    version = require_live(publication)
    if channel.way == Way.BULLETIN:
        raise RuleBroken(
            "bulletin",
            _("Kênh truyền thanh nhận bản tin riêng; hãy soạn bản tin từ bài này."),
        )
    known = Delivery.objects.select_for_update().filter(version=version, channel=channel).first()
    if known is not None:
        return _queue_again(actor, known)
    delivery = Delivery.objects.create(
        version=version,
        publication=publication,
        channel=channel,
        replaces=replaces or standing_there(publication, channel),
        idempotency_key=key_of(version, channel),
        queued_by=actor,
        queued_at=clock.now(),
    )
    record(actor, "queue", delivery, {"version": (None, version.number)})
    start(delivery)
    return delivery


def _queue_again(actor, delivery: Delivery) -> Delivery | None:
    """A row that was given up or taken away may go once more; any other stays as it is."""
    if delivery.state not in (
        DeliveryState.FAILED, DeliveryState.CANCELLED, DeliveryState.WITHDRAWN_THERE,
    ):  # fmt: skip
        return None
    old, new = transition(delivery, "retry", DELIVERY)
    delivery.attempts, delivery.last_error, delivery.ended_at = 0, "", None
    delivery.queued_at, delivery.queued_by = clock.now(), actor
    delivery.save()
    record(actor, "retry", delivery, {"state": (old, new)})
    start(delivery)
    return delivery


def standing_there(publication: Publication, channel: Channel) -> Delivery | None:
    """What readers at the channel see of this item now, in whichever version."""
    rows = Delivery.objects.filter(publication=publication, channel=channel, state__in=THERE)
    return rows.order_by("-version__number").first()


def start(delivery: Delivery) -> None:
    """By machine at once; by hand a named person is told, with a due time."""
    if delivery.channel.is_by_machine and delivery.channel.is_active:
        delivery.by_hand, delivery.next_attempt_at = False, clock.now()
        delivery.save(update_fields=["by_hand", "next_attempt_at"])
        enqueue("syndication.carry", delivery_id=delivery.pk)
        return
    recalls = delivery.state == DeliveryState.TO_WITHDRAW
    hours = delivery.channel.withdraw_hours if recalls else delivery.channel.correct_hours
    ask_person(delivery, due_at=clock.now() + dt.timedelta(hours=hours))


def key_of(version: Version, channel: Channel) -> str:
    """The same for every try of one version at one place, so that a receiver can tell."""
    told = f"{channel.code}/{version.publication_id}/{version.number}/{version.fingerprint}"
    return hashlib.sha256(told.encode()).hexdigest()[:40]


def record(actor, what: str, delivery: Delivery, changes: dict) -> None:
    audit.record(
        actor=actor,
        action=f"syndication.{what}",
        on=delivery,
        changes=changes,
        agency_id=delivery.publication.agency_id,
    )
