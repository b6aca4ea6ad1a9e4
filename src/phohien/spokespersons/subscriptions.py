"""News from below: what clearance decides of an answer."""

from phohien.clearance.events import CaseDecided, EmergencyStruckDown
from phohien.kernel import events
from phohien.spokespersons.services.answers import follow_decision
from phohien.spokespersons.subjects import TYPE


def _on_decision(event: CaseDecided) -> None:
    if event.subject_type == TYPE:
        follow_decision(answer_id=event.subject_id, outcome=event.outcome)


def _on_struck_down(event: EmergencyStruckDown) -> None:
    if event.subject_type == TYPE:
        follow_decision(answer_id=event.subject_id, outcome="struck_down")


events.subscribe(CaseDecided, _on_decision)
events.subscribe(EmergencyStruckDown, _on_struck_down)
