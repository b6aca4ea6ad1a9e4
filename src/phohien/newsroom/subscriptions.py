"""The newsroom follows its pages and the outcome of clearance."""

from phohien.clearance.events import CaseDecided, EmergencyStruckDown
from phohien.kernel import events
from phohien.kernel.jobs.queue import enqueue
from phohien.newsroom.events import PageRevised, PageSaved
from phohien.newsroom.services import clearing, records


def _index(event: PageRevised) -> None:
    """Wagtail's search in /cms/ may lag some seconds; writers must not wait for it."""
    enqueue("newsroom.index_page", key=str(event.page_id), page_id=event.page_id)


events.subscribe(PageSaved, records.keep_row)
events.subscribe(PageRevised, _index)
events.subscribe(PageRevised, records.note_edit)
events.subscribe(CaseDecided, clearing.follow_case)
events.subscribe(EmergencyStruckDown, clearing.follow_strike)
