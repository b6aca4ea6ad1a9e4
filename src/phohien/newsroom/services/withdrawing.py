"""Taking an item down: its address stays and says when and why."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock, events
from phohien.kernel.errors import InvalidInput
from phohien.kernel.transitions import transition
from phohien.media import services as media
from phohien.newsroom.characters import printable
from phohien.newsroom.enums import Subject
from phohien.newsroom.events import ItemWithdrawn
from phohien.newsroom.models import Publication
from phohien.newsroom.services import evidence
from phohien.newsroom.services.publishing import lock, touch
from phohien.newsroom.services.records import void
from phohien.newsroom.workflow import PUBLIC
from phohien.security import audit
from phohien.security.policies import require


@transaction.atomic
def withdraw(*, actor, publication: Publication, reason: str) -> Publication:
    """Take the item down in this language. ``reason`` is read by the public."""
    publication = lock(publication)
    require(actor, "withdraw", publication)
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy ghi lý do gỡ bài; người đọc sẽ thấy lý do này."))
    return take_down(actor=actor, publication=publication, reason=printable(reason).strip())


def take_down(*, actor, publication: Publication, reason: str) -> Publication:
    """The withdrawal itself, for those who have checked who asks; inside a transaction."""
    transition(publication, "withdraw", PUBLIC)
    changes = audit.changed(publication, {"withdrawn_at": clock.now(), "withdrawn_reason": reason})
    publication.withdrawn_by = actor
    touch(publication)
    void(publication, "Bài đã được gỡ.")
    publication.save()
    media.clear_live_uses(subject_type=Subject.PUBLICATION, subject_id=publication.pk)
    evidence.take_back(actor=actor, publication=publication, reason=reason)
    publication.page.specific.unpublish(user=None)
    audit.record(
        actor=actor,
        action="newsroom.withdraw",
        on=publication,
        changes=changes,
        agency_id=publication.agency_id,
    )
    events.publish(ItemWithdrawn(publication_id=publication.pk, reason=reason))
    return publication
