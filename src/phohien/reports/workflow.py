"""The steps of an agency's report."""

from phohien.kernel.transitions import Transition
from phohien.reports.enums import ReportState as S

TRANSITIONS = (
    Transition("submit", (S.DRAFT, S.RETURNED), S.SUBMITTED),
    Transition("return", (S.SUBMITTED,), S.RETURNED),
    Transition("accept", (S.SUBMITTED,), S.ACCEPTED),
    Transition("reopen", (S.ACCEPTED,), S.RETURNED),
)
EDITABLE = (S.DRAFT, S.RETURNED)
