"""Taking an item down: its address stays and says when and why."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clearance import secrecy
from phohien.kernel import clock, events
from phohien.kernel.errors import InvalidInput
from phohien.kernel.transitions import transition
from phohien.media import services as media
from phohien.newsroom.characters import printable
from phohien.newsroom.enums import PublicationState, Subject
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
    """Take the item down; a source takes its translations along. The public reads ``reason``."""
    publication = lock(publication)
    require(actor, "withdraw", publication)
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy ghi lý do gỡ bài; người đọc sẽ thấy lý do này."))
    said = printable(reason).strip()
    secrecy.require_clean_text(actor=actor, what=_("lý do gỡ bài"), text=said)
    row = take_down(actor=actor, publication=publication, reason=said)
    for translation in publication.translations.filter(state=PublicationState.LIVE):
        take_down(actor=actor, publication=lock(translation), reason=said)
    return row


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
