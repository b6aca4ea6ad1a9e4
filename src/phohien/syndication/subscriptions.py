"""News from below sets the carrying in motion, within the transaction that made the news."""

from phohien.clearance.events import CaseDecided, EmergencyStruckDown
from phohien.kernel import events
from phohien.media.events import MediaPublicityChanged, MediaRightsLost
from phohien.newsroom.events import ItemPublished, ItemWithdrawn
from phohien.newsroom.models import Version
from phohien.syndication.bulletins.subject import TYPE
from phohien.syndication.services import bulletins, following, pool


def _on_publication(event: ItemPublished) -> None:
    following.follow_version(publication_id=event.publication_id, first=event.first)
    if not event.first:
        note = Version.objects.values_list("note", flat=True).get(pk=event.version_id)
        pool.follow_version(
            publication_id=event.publication_id, version_id=event.version_id, note=note
        )


def _on_withdrawal(event: ItemWithdrawn) -> None:
    following.follow_withdrawal(publication_id=event.publication_id)
    pool.follow_withdrawal(publication_id=event.publication_id, reason=event.reason)


def _on_publicity(event: MediaPublicityChanged) -> None:
    pool.follow_publicity(kind=event.kind, object_id=event.object_id, public=event.public)


def _on_rights(event: MediaRightsLost) -> None:
    pool.follow_rights(kind=event.kind, object_id=event.object_id, reason=event.reason)


def _on_decision(event: CaseDecided) -> None:
    if event.subject_type == TYPE:
        bulletins.follow_decision(bulletin_id=event.subject_id, outcome=event.outcome)


def _on_struck_down(event: EmergencyStruckDown) -> None:
    if event.subject_type == TYPE:
        bulletins.follow_decision(
            bulletin_id=event.subject_id, outcome="struck_down", reason=event.reason
        )


events.subscribe(ItemPublished, _on_publication)
events.subscribe(ItemWithdrawn, _on_withdrawal)
events.subscribe(MediaPublicityChanged, _on_publicity)
events.subscribe(MediaRightsLost, _on_rights)
events.subscribe(CaseDecided, _on_decision)
events.subscribe(EmergencyStruckDown, _on_struck_down)
