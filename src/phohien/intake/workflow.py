"""The steps of an intake."""

from phohien.intake.enums import IntakeState as S
from phohien.kernel.transitions import Transition

TRANSITIONS = (
    Transition("read", (S.WAITING, S.READING, S.FAILED), S.READING),
    Transition("offer", (S.READING,), S.REVIEW),
    Transition("fail", (S.WAITING, S.READING), S.FAILED),
    Transition("prepare", (S.REVIEW,), S.PREPARED),
    Transition("discard", (S.WAITING, S.FAILED, S.REVIEW), S.DISCARDED),
)
