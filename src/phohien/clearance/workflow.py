"""The ways of a case and of its steps."""

from phohien.clearance.enums import CaseState as C
from phohien.clearance.enums import StepState as S
from phohien.kernel.transitions import Transition

CASE = (
    Transition("clear", (C.OPEN,), C.CLEARED),
    Transition("return", (C.OPEN,), C.RETURNED),
    Transition("request_changes", (C.OPEN,), C.CHANGES),
    Transition("void", (C.OPEN, C.CLEARED, C.UPHELD), C.VOID),
    Transition("uphold", (C.EMERGENCY,), C.UPHELD),
    Transition("strike_down", (C.EMERGENCY,), C.STRUCK_DOWN),
)
STEP = (
    Transition("open", (S.WAITING,), S.OPEN),
    Transition("claim", (S.OPEN,), S.CLAIMED),
    Transition("release", (S.CLAIMED,), S.OPEN),
    Transition("clear", (S.OPEN, S.CLAIMED), S.CLEARED),
    Transition("return", (S.OPEN, S.CLAIMED), S.RETURNED),
    Transition("request_changes", (S.OPEN, S.CLAIMED), S.CHANGES),
    Transition("drop", (S.WAITING, S.OPEN, S.CLAIMED), S.DROPPED),
)
AWAITED = (S.OPEN, S.CLAIMED)
PENDING = (S.WAITING, S.OPEN, S.CLAIMED)
DECIDED = (S.CLEARED, S.RETURNED, S.CHANGES)
