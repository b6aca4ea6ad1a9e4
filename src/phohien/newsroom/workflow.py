"""The ways of a publication: what the public sees (``state``) and what is being worked on."""

from phohien.kernel.transitions import Transition
from phohien.newsroom.enums import PublicationState as P
from phohien.newsroom.enums import WorkState as W

PUBLIC = (
    Transition("publish", (P.DRAFT, P.LIVE, P.WITHDRAWN), P.LIVE),
    Transition("withdraw", (P.LIVE,), P.WITHDRAWN),
)
WORK = (
    Transition(
        "edit",
        (W.EDITING, W.IN_CLEARANCE, W.SENT_BACK, W.CLEARED, W.SCHEDULED, W.SETTLED),
        W.EDITING,
    ),
    Transition("request", (W.EDITING, W.SENT_BACK, W.SETTLED), W.IN_CLEARANCE),
    Transition("clear", (W.IN_CLEARANCE,), W.CLEARED),
    Transition("send_back", (W.IN_CLEARANCE,), W.SENT_BACK),
    Transition("schedule", (W.CLEARED,), W.SCHEDULED),
    Transition("unschedule", (W.SCHEDULED,), W.CLEARED),
    Transition("settle", tuple(W.values), W.SETTLED),
)
EDITABLE = (W.EDITING, W.SENT_BACK, W.SETTLED)
