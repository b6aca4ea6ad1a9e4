"""The steps of deliveries, composed posts and bulletins."""

from phohien.kernel.transitions import Transition
from phohien.syndication.enums import BulletinState as B
from phohien.syndication.enums import DeliveryState as D
from phohien.syndication.enums import PostState as P

DELIVERY = (
    Transition("send", (D.QUEUED,), D.SENT),
    Transition("acknowledge", (D.QUEUED, D.SENT, D.FAILED), D.ACKNOWLEDGED),
    Transition("fail", (D.QUEUED,), D.FAILED),
    Transition("retry", (D.FAILED, D.CANCELLED, D.WITHDRAWN_THERE), D.QUEUED),
    Transition("cancel", (D.QUEUED, D.FAILED), D.CANCELLED),
    # A newer version is on its way there; this one is what readers still see.
    Transition(
        "outdate", (D.SENT, D.ACKNOWLEDGED, D.QUEUED, D.FAILED, D.TO_WITHDRAW), D.TO_CORRECT
    ),
    Transition("correct", (D.TO_CORRECT,), D.CORRECTED_THERE),
    # Somebody put it up by hand before seeing that it was not to go any more.
    Transition("arrive_late", (D.CANCELLED,), D.SENT),
    Transition("recall", (D.SENT, D.ACKNOWLEDGED, D.QUEUED, D.FAILED, D.TO_CORRECT), D.TO_WITHDRAW),
    Transition("withdraw", (D.TO_WITHDRAW,), D.WITHDRAWN_THERE),
)
POST = (
    Transition("propose", (P.DRAFT, P.RETURNED), P.PROPOSED),
    Transition("approve", (P.PROPOSED,), P.APPROVED),
    Transition("return", (P.PROPOSED, P.APPROVED), P.RETURNED),
    Transition("rewrite", (P.RETURNED, P.PROPOSED, P.APPROVED, P.DRAFT), P.DRAFT),
)
BULLETIN = (
    Transition("request", (B.DRAFT,), B.IN_CLEARANCE),
    Transition("clear", (B.IN_CLEARANCE,), B.CLEARED),
    Transition("rewrite", (B.IN_CLEARANCE, B.CLEARED, B.DRAFT), B.DRAFT),
    Transition("send", (B.CLEARED,), B.SENT),
    Transition("stop", (B.CLEARED, B.SENT), B.STOPPED),
)
# Readers at the place see something of ours.
THERE = (D.SENT, D.ACKNOWLEDGED, D.TO_CORRECT, D.TO_WITHDRAW)
LIVE_THERE = (D.SENT, D.ACKNOWLEDGED)
WAITING = (D.QUEUED, D.TO_WITHDRAW)
OVER = (D.CANCELLED, D.CORRECTED_THERE, D.WITHDRAWN_THERE)
