"""The states of plans and assignments, and the steps between them."""

from phohien.kernel.transitions import Transition
from phohien.plans.enums import AssignmentState as A
from phohien.plans.enums import PlanState as P

PLAN_TRANSITIONS = (
    Transition("adopt", (P.PREPARED,), P.ADOPTED),
    Transition("supersede", (P.ADOPTED,), P.SUPERSEDED),
    Transition("close", (P.ADOPTED,), P.CLOSED),
)
_ANY = tuple(A.values)
_NOT_DONE = tuple(state for state in A.values if state != A.DONE)
_APPLICABLE = tuple(state for state in A.values if state != A.NOT_APPLICABLE)
ASSIGNMENT_TRANSITIONS = (
    Transition("plan_work", _NOT_DONE, A.NOT_STARTED),
    Transition("start", _ANY, A.IN_PROGRESS),
    Transition("finish", _APPLICABLE, A.DONE),
    Transition("set_aside", _NOT_DONE, A.NOT_APPLICABLE),
)
