"""The newsroom follows its pages and the outcome of clearance."""

from phohien.clearance.events import CaseDecided, EmergencyStruckDown
from phohien.kernel import events
from phohien.newsroom.events import PageRevised, PageSaved
from phohien.newsroom.services import clearing, records

events.subscribe(PageSaved, records.keep_row)
events.subscribe(PageRevised, records.note_edit)
events.subscribe(CaseDecided, clearing.follow_case)
events.subscribe(EmergencyStruckDown, clearing.follow_strike)
