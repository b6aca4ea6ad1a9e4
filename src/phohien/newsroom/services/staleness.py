"""When a source changes: its translations are un-cleared, and readers of them are told."""

from phohien.kernel import clock, events
from phohien.newsroom.events import SourceChanged
from phohien.newsroom.models import Publication
from phohien.newsroom.services.records import void


def tell_translations(source: Publication) -> None:
    """Called when ``source`` went public in new words."""
    family = Publication.objects.select_for_update(of=("self",)).filter(source=source)
    for translation in family.order_by("pk"):
        if _is_of(translation, source):
            continue
        void(translation, "Bản gốc đã thay đổi.")
        if translation.is_live:
            translation.source_changed_at = clock.now()
        translation.save()
        events.publish(SourceChanged(publication_id=translation.pk))


def _is_of(translation: Publication, source: Publication) -> bool:
    """Whether what is public of the translation was made from these very words."""
    version = translation.current
    return bool(version) and version.snapshot["translation"]["of"] == source.current.fingerprint
