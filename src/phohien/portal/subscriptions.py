"""The public site follows the newsroom: index in the same transaction, the rest after it."""

from functools import partial

from django.db import transaction

from phohien.kernel import events, jobs
from phohien.media.events import MediaPublicityChanged
from phohien.newsroom.events import ItemPublished, ItemWithdrawn, SourceChanged
from phohien.newsroom.models import Publication, Version
from phohien.portal import addresses
from phohien.portal import dependencies as needs
from phohien.portal.baking import removal
from phohien.portal.cache import invalidation
from phohien.portal.search import index
from phohien.spokespersons.events import RegisterChanged


def follow_publishing(event: ItemPublished) -> None:
    publication = _publication(event.publication_id)
    version = Version.objects.get(pk=event.version_id)
    index.put(publication)
    names = invalidation.of_publishing(publication, version, first=event.first)
    _changed(publication, names)


def follow_withdrawal(event: ItemWithdrawn) -> None:
    publication = _publication(event.publication_id)
    index.take(publication.pk)
    _changed(publication, invalidation.of_withdrawal(publication))
    transaction.on_commit(partial(removal.of_page, publication.path))


def follow_source(event: SourceChanged) -> None:
    """The translation's page now tells readers that its source is newer."""
    publication = _publication(event.publication_id)
    _changed(publication, {needs.item(publication.pk)})


def follow_media(event: MediaPublicityChanged) -> None:
    """Told after the commit. What is not public any more leaves the static copy at once."""
    if not event.public:
        removal.of_file(event.kind, event.object_id)


def follow_register(event: RegisterChanged) -> None:
    """Who speaks for an agency is another person now, or reached otherwise."""
    transaction.on_commit(partial(invalidation.bump, {needs.REGISTER}))
    jobs.enqueue("portal.bake", path=addresses.page("spokespersons", "vi"), names=[needs.REGISTER])


def _publication(pk: int) -> Publication:
    rows = Publication.objects.select_related("current", "agency", "section", "source")
    return rows.get(pk=pk)


def _changed(publication: Publication, names: set[str]) -> None:
    """Stale in every process right after the commit; then the static copy is written anew.

    The job names them too: a process killed between the two loses nothing.
    """
    transaction.on_commit(partial(invalidation.bump, names))
    jobs.enqueue("portal.bake", path=publication.path, names=sorted(names))


events.subscribe(ItemPublished, follow_publishing)
events.subscribe(ItemWithdrawn, follow_withdrawal)
events.subscribe(SourceChanged, follow_source)
events.subscribe(MediaPublicityChanged, follow_media)
events.subscribe(RegisterChanged, follow_register)
