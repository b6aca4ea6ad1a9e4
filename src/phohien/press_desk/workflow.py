"""The ways of a request, of a programme item and of a letter to the applicant."""

from phohien.kernel.transitions import Transition
from phohien.press_desk.enums import ItemState as I
from phohien.press_desk.enums import MailState as M
from phohien.press_desk.enums import RequestState as R

REQUEST = (
    Transition("claim", (R.RECEIVED,), R.IN_HAND),
    Transition("release", (R.IN_HAND,), R.RECEIVED),
    Transition("ask", (R.IN_HAND,), R.AWAITING),
    Transition("answer", (R.AWAITING,), R.IN_HAND),
    Transition("propose", (R.IN_HAND, R.AWAITING), R.PROPOSED),
    Transition("send_back", (R.PROPOSED,), R.IN_HAND),
    Transition("consent", (R.PROPOSED,), R.CONSENTED),
    Transition("refuse", (R.PROPOSED,), R.REFUSED),
    Transition("lapse", (R.RECEIVED, R.IN_HAND, R.AWAITING, R.PROPOSED), R.TACIT),
    Transition("permit", (R.IN_HAND,), R.PERMITTED),
    Transition("deny", (R.IN_HAND,), R.REFUSED),
    Transition("forward", (R.IN_HAND,), R.FORWARDED),
    Transition(
        "withdraw", (R.RECEIVED, R.IN_HAND, R.AWAITING, R.PROPOSED, R.CONSENTED), R.WITHDRAWN
    ),
    Transition("close", (R.CONSENTED, R.TACIT, R.PERMITTED), R.CLOSED),
)
ITEM = (
    Transition("ask", (I.PLANNED, I.DECLINED), I.ASKED),
    Transition("confirm", (I.ASKED, I.DECLINED), I.CONFIRMED),
    Transition("decline", (I.ASKED, I.CONFIRMED), I.DECLINED),
)
MAIL = (
    Transition("hand", (M.WAITING,), M.HANDED),
    Transition("confirm", (M.HANDED,), M.SENT),
    Transition("refuse", (M.HANDED,), M.WAITING),
    Transition("give_up", (M.WAITING,), M.FAILED),
)
PENDING = (R.RECEIVED, R.IN_HAND, R.AWAITING, R.PROPOSED)
GOING_ON = (R.CONSENTED, R.TACIT, R.PERMITTED)
OVER = (R.REFUSED, R.FORWARDED, R.WITHDRAWN, R.CLOSED)
