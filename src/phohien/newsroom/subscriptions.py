"""The newsroom follows its pages and the outcome of clearance."""

from collections.abc import Iterable

from django.urls import reverse

from phohien.clearance.events import CaseDecided, EmergencyStruckDown
from phohien.kernel import events
from phohien.kernel.jobs.queue import enqueue
from phohien.media.events import MediaRightsLost
from phohien.media.selectors import declare_places
from phohien.newsroom import reminders
from phohien.newsroom.enums import Subject
from phohien.newsroom.events import PageRevised, PageSaved
from phohien.newsroom.models import Publication
from phohien.newsroom.services import clearing, records


def _index(event: PageRevised) -> None:
    """Wagtail's search in /cms/ may lag some seconds; writers must not wait for it."""
    enqueue("newsroom.index_page", key=str(event.page_id), page_id=event.page_id)


def _places(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """How the media room calls our items where it lists what uses a file."""
    rows = Publication.objects.filter(pk__in=list(ids)).only("pk", "title")
    return {row.pk: (row.title, reverse("newsroom:item", args=[row.pk])) for row in rows}


declare_places(Subject.PUBLICATION, _places)
events.subscribe(MediaRightsLost, reminders.tell_rights_lost)
events.subscribe(PageSaved, records.keep_row)
events.subscribe(PageRevised, _index)
events.subscribe(PageRevised, records.note_edit)
events.subscribe(CaseDecided, clearing.follow_case)
events.subscribe(EmergencyStruckDown, clearing.follow_strike)
