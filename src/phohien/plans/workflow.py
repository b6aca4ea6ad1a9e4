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
ASSIGNMENT_TRANSITIONS = (
    Transition("plan_work", (A.NO_UPDATE, A.IN_PROGRESS, A.NOT_APPLICABLE, A.NOT_STARTED), A.NOT_STARTED),
    Transition("start", _ANY, A.IN_PROGRESS),
    Transition("finish", (A.NO_UPDATE, A.NOT_STARTED, A.IN_PROGRESS, A.DONE), A.DONE),
    Transition("set_aside", (A.NO_UPDATE, A.NOT_STARTED, A.IN_PROGRESS, A.NOT_APPLICABLE), A.NOT_APPLICABLE),
)  # fmt: skip
