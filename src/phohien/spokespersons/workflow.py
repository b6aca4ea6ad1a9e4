"""The steps of answers, conferences, questions asked, inquiries and the yearly report."""

from phohien.kernel.transitions import Transition
from phohien.spokespersons.enums import AnswerState as A
from phohien.spokespersons.enums import AskedState as Q
from phohien.spokespersons.enums import ConferenceState as C
from phohien.spokespersons.enums import InquiryState as N
from phohien.spokespersons.enums import ReportState as R
from phohien.spokespersons.enums import SeatState as S

ANSWER = (
    Transition("request", (A.DRAFT,), A.IN_CLEARANCE),
    Transition("clear", (A.IN_CLEARANCE,), A.CLEARED),
    # Other words, or a clearance that holds no more: it is a draft again.
    Transition("rewrite", (A.DRAFT, A.IN_CLEARANCE, A.CLEARED), A.DRAFT),
)
CONFERENCE = (
    Transition("announce", (C.PREPARING,), C.ANNOUNCED),
    # Another time or place: who was invited has to be told anew.
    Transition("prepare_again", (C.ANNOUNCED,), C.PREPARING),
    Transition("hold", (C.PREPARING, C.ANNOUNCED), C.HELD),
    Transition("cancel", (C.PREPARING, C.ANNOUNCED), C.CANCELLED),
)
SEAT = (
    Transition("register", (S.INVITED, S.REGISTERED, S.ABSENT), S.REGISTERED),
    Transition("attend", (S.INVITED, S.REGISTERED, S.ATTENDED, S.ABSENT), S.ATTENDED),
    Transition("miss", (S.INVITED, S.REGISTERED, S.ATTENDED, S.ABSENT), S.ABSENT),
)
ASKED = (Transition("keep", (Q.PROMISED,), Q.KEPT),)
INQUIRY = (
    Transition("answer", (N.RECEIVED,), N.ANSWERED),
    Transition("refuse", (N.RECEIVED,), N.REFUSED),
    Transition("withdraw", (N.RECEIVED,), N.WITHDRAWN),
)
REPORT = (
    Transition("send", (R.DRAFT,), R.SENT),
    Transition("reopen", (R.SENT,), R.DRAFT),
)
OPEN_CONFERENCES = (C.PREPARING, C.ANNOUNCED)
