"""What a new version or a withdrawal means for every place an item went. Called by events."""

from phohien.kernel import clock
from phohien.kernel.transitions import transition
from phohien.newsroom.models import Publication
from phohien.syndication import choosing
from phohien.syndication.enums import DeliveryState as D
from phohien.syndication.models import Delivery
from phohien.syndication.services.queueing import lock_publication, queue_one, record, start
from phohien.syndication.workflow import DELIVERY, OVER


def follow_version(*, publication_id: int, first: bool) -> None:
    """Every place with an older version gets the new one; on first publication the automatic do.

    Runs within the transaction that published: either both happened or neither.
    """
    publication = lock_publication(publication_id)
    replaced = [_outdate(row) for row in _open_rows(publication)]
    for row in replaced:
        stands = row.state == D.TO_CORRECT
        if stands or row.channel.is_active:
            queue_one(None, publication, row.channel, row if stands else None)
    for channel in choosing.automatic_for(publication) if first else ():
        queue_one(None, publication, channel)


def follow_withdrawal(*, publication_id: int) -> None:
    """Every place that shows the item, in whichever version, has to take it down."""
    publication = lock_publication(publication_id)
    for row in _open_rows(publication, whatever_version=True):
        if is_nowhere(row):
            _move(row, "cancel")
        elif row.state != D.TO_WITHDRAW:
            recall(None, row)


def recall(actor, row: Delivery) -> None:
    """From now on it has to go from this place; by machine if the channel has one."""
    _move(row, "recall", actor)
    start(row)


def _open_rows(publication: Publication, *, whatever_version: bool = False) -> list[Delivery]:
    rows = Delivery.objects.select_for_update(of=("self",)).exclude(state__in=OVER)
    rows = rows.filter(publication=publication).select_related(
        "channel__responsible", "version__published_by", "queued_by"
    )
    if not whatever_version:
        rows = rows.exclude(version_id=publication.current_id)
    found = list(rows.order_by("pk"))
    for row in found:
        row.publication = publication  # already locked and loaded
    return found


def is_nowhere(row: Delivery) -> bool:
    """Whether surely nothing of this row has reached the place."""
    return row.state in (D.QUEUED, D.FAILED) and not row.is_unclear


def _outdate(row: Delivery) -> Delivery:
    """Given up if nothing of it is out, else waiting for the newer version to replace it."""
    if is_nowhere(row):
        _move(row, "cancel")
    elif row.state != D.TO_CORRECT:
        _move(row, "outdate")
    return row


def _move(row: Delivery, verb: str, actor=None) -> None:
    old, new = transition(row, verb, DELIVERY)
    row.attempts, row.next_attempt_at = 0, None
    row.by_hand, row.due_at, row.last_error = False, None, ""
    if new in OVER:
        row.ended_at = clock.now()
    row.save()
    record(actor, verb, row, {"state": (old, new)})
