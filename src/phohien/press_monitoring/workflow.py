"""The ways of a story's relevance and mark, and of a capture."""

from phohien.kernel.transitions import Transition
from phohien.press_monitoring.enums import CaptureState as C
from phohien.press_monitoring.enums import Mark as M
from phohien.press_monitoring.enums import Relevance as R

RELEVANCE = (
    Transition("confirm", (R.SUGGESTED, R.DOUBTFUL, R.REJECTED), R.CONFIRMED),
    Transition("reject", (R.SUGGESTED, R.DOUBTFUL, R.CONFIRMED), R.REJECTED),
    # Only to take a decision back.
    Transition("back_to_suggested", (R.CONFIRMED, R.REJECTED), R.SUGGESTED),
    Transition("back_to_doubtful", (R.CONFIRMED, R.REJECTED), R.DOUBTFUL),
    Transition("back_to_confirmed", (R.REJECTED,), R.CONFIRMED),
    Transition("back_to_rejected", (R.CONFIRMED,), R.REJECTED),
)
MARK = tuple(
    Transition(str(target), tuple(other for other in M if other != target), target) for target in M
)
CAPTURE = (
    Transition("keep", (C.QUEUED,), C.DONE),
    Transition("fail", (C.QUEUED,), C.FAILED),
)
