"""The ways of a morning page and of a person's letter."""

from phohien.kernel.transitions import Transition
from phohien.press_monitoring.digest.enums import DeliveryState as L
from phohien.press_monitoring.digest.enums import DigestState as D

DIGEST = (Transition("send", (D.DRAFT,), D.SENT),)
LETTER = (
    Transition("hand", (L.WAITING,), L.HANDED),
    Transition("confirm", (L.HANDED,), L.SENT),
    Transition("refuse", (L.HANDED,), L.WAITING),
    Transition("give_up", (L.WAITING,), L.FAILED),
    Transition("again", (L.HANDED, L.FAILED), L.WAITING),
)
