"""The ways of a case, of a question to an agency, and of a letter to an outlet."""

from phohien.clarifications.enums import CaseState as C
from phohien.clarifications.enums import LetterState as L
from phohien.clarifications.enums import RequestState as R
from phohien.kernel.transitions import Transition

CASE = (
    Transition("answer", (C.OPEN, C.ANSWERING), C.ANSWERING),
    Transition("publish", (C.ANSWERING, C.ANSWERED), C.ANSWERED),
    Transition("withdraw", (C.ANSWERED, C.CLOSED), C.ANSWERING),
    Transition("close", (C.OPEN, C.ANSWERED), C.CLOSED),
    Transition("reopen", (C.CLOSED,), C.OPEN),
    Transition("reopen_answered", (C.CLOSED,), C.ANSWERED),
)
REQUEST = (
    Transition("prepare", (R.ASKED, R.PREPARED), R.PREPARED),
    Transition("approve", (R.PREPARED,), R.APPROVED),
    Transition("send_back", (R.PREPARED,), R.ASKED),
    Transition("cancel", (R.ASKED, R.PREPARED), R.CANCELLED),
)
LETTER = (
    Transition("send", (L.DRAFT,), L.SENT),
    Transition("end", (L.SENT,), L.ENDED),
)
