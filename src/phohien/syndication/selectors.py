"""Reading syndication: what waits, the ledger, one item's places, channels with their health."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from phohien.kernel import clock
from phohien.kernel.errors import NotVisible
from phohien.newsroom.models import Publication
from phohien.security.policies import get_visible, visible
from phohien.syndication.connection import is_ready
from phohien.syndication.enums import BulletinState, DeliveryState, PostState
from phohien.syndication.models import Airing, Bulletin, Channel, Delivery, Offer, Post, Take
from phohien.syndication.policies import press_agencies
from phohien.syndication.workflow import LIVE_THERE, THERE
from vanban.skeleton import fold

WITH = ("version", "publication__agency", "channel", "assigned_to")


def waiting_for(*, actor) -> QuerySet[Delivery]:
    """What a person has to do by hand and this one may: removals first, then by due time."""
    rows = visible(actor, Delivery, "handle").filter(by_hand=True)
    todo = (DeliveryState.QUEUED, DeliveryState.FAILED, DeliveryState.TO_WITHDRAW)
    rows = rows.filter(state__in=todo).select_related(*WITH, "post")
    return rows.order_by("due_at", "pk")


def posts_to_approve(*, actor) -> QuerySet[Post]:
    """Posts that wait for the second person, if this may be that person."""
    rows = visible(actor, Post, "approve").filter(state=PostState.PROPOSED)
    return rows.select_related("delivery__publication", "delivery__channel", "written_by")


def airings_to_confirm(*, actor) -> QuerySet[Airing]:
    """Bulletins that the actor's communes have not confirmed yet."""
    rows = visible(actor, Airing, "confirm").filter(
        read_at=None, bulletin__state=BulletinState.SENT, bulletin__valid_to__gte=clock.today()
    )
    return rows.select_related("bulletin__agency", "commune").order_by(
        "-bulletin__priority", "bulletin__valid_to"
    )


def ledger(
    *,
    actor,
    text: str = "",
    channel: str = "",
    state: str = "",
    there: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
    publication: int | None = None,
) -> QuerySet[Delivery]:
    """Deliveries the actor may see; ``there`` is "live", "any" or "gone"."""
    rows = visible(actor, Delivery).select_related(*WITH)
    if text.strip():
        rows = rows.filter(publication__title_folded__contains=fold(text).strip())
    exact = {"channel__code": channel, "state": state, "publication_id": publication}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if since:
        rows = rows.filter(queued_at__date__gte=since)
    if until:
        rows = rows.filter(queued_at__date__lte=until)
    return rows.filter(THERE_FILTERS[there]) if there in THERE_FILTERS else rows


THERE_FILTERS = {
    "live": Q(state__in=LIVE_THERE),
    "any": Q(state__in=THERE),
    "gone": Q(state__in=(DeliveryState.WITHDRAWN_THERE, DeliveryState.CORRECTED_THERE)),
}


def get_delivery(*, actor, pk: int) -> Delivery:
    """One delivery with all that its page shows, or NotVisible."""
    get_visible(actor, Delivery, pk=pk)
    rows = Delivery.objects.select_related(
        *WITH, "publication__section", "publication__current", "receipt_by", "queued_by", "replaces"
    )
    return rows.get(pk=pk)


def places_of(*, actor, publication: Publication) -> list[Delivery]:
    """Every place the item went, what readers there see now first."""
    rows = visible(actor, Delivery).filter(publication=publication).select_related(*WITH)
    return sorted(rows, key=lambda row: (row.state not in THERE, row.channel.order, -row.pk))


def get_publication(*, actor, pk: int) -> Publication:
    rows = visible(actor, Publication).select_related("current", "agency", "section")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible()
    return found


@dataclass(frozen=True, slots=True)
class Health:
    """How a channel has been doing; counts are of its deliveries."""

    channel: Channel
    there: int
    waiting: int
    failed: int
    overdue: int
    last_sent: dt.datetime | None
    last_error: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether its way has the settings that it needs."""
        return is_ready(self.channel)


def channels_with_health(*, actor) -> list[Health]:
    """All channels with their counts, in one query and one for the latest errors."""
    now = clock.now()
    rows = (
        visible(actor, Channel)
        .select_related("responsible")
        .annotate(
            there=Count("deliveries", filter=Q(deliveries__state__in=THERE)),
            waiting=Count(
                "deliveries",
                filter=Q(deliveries__state__in=(DeliveryState.QUEUED, DeliveryState.TO_WITHDRAW)),
            ),
            failed=Count("deliveries", filter=Q(deliveries__state=DeliveryState.FAILED)),
            overdue=Count(
                "deliveries", filter=Q(deliveries__by_hand=True, deliveries__due_at__lt=now)
            ),
            last_sent=Max("deliveries__sent_at"),
        )
    )
    errors = _latest_errors()
    return [
        Health(
            row, row.there, row.waiting, row.failed, row.overdue, row.last_sent,
            errors.get(row.pk, ""),
        )
        for row in rows
    ]  # fmt: skip


def _latest_errors() -> dict[int, str]:
    rows = Delivery.objects.exclude(last_error="").order_by("pk")
    return dict(rows.values_list("channel_id", "last_error"))


def bulletins(*, actor, state: str = "", text: str = "") -> QuerySet[Bulletin]:
    """Bulletins with how many communes got them and how many have read them out."""
    rows = visible(actor, Bulletin).select_related("agency")
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(title__icontains=text.strip()) if text.strip() else rows
    counted = rows.annotate(
        asked=Count("airings", distinct=True),
        read=Count("airings", filter=~Q(airings__read_at=None), distinct=True),
    )
    return counted.order_by("-written_at", "-pk")


def get_bulletin(*, actor, pk: int) -> Bulletin:
    get_visible(actor, Bulletin, pk=pk)
    return Bulletin.objects.select_related("agency", "publication", "written_by", "sent_by").get(
        pk=pk
    )


def airings_of(*, actor, bulletin: Bulletin) -> QuerySet[Airing]:
    """Which commune has read it out and which has not, the silent ones first."""
    rows = (
        visible(actor, Airing).filter(bulletin=bulletin).select_related("commune", "confirmed_by")
    )
    return rows.order_by("read_at", "commune__sort_name")


def offers(*, actor, kind: str = "", text: str = "") -> QuerySet[Offer]:
    """What stands in the pool, with how often it was taken."""
    rows = (
        visible(actor, Offer)
        .filter(closed_at=None)
        .select_related("agency", "publication", "photo", "clip")
    )
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(title__icontains=text.strip()) if text.strip() else rows
    return rows.annotate(taken=Count("takes")).order_by("-offered_at", "-pk")


def takes(*, actor) -> QuerySet[Take]:
    """Who took what, for those whom it concerns."""
    return visible(actor, Take).select_related("offer", "agency", "user", "version")


def uses_pool(actor) -> bool:
    """Whether the actor works for a press organ."""
    return bool(press_agencies(actor))
