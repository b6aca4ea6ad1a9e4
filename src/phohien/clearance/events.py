"""What clearance tells those above it."""

from dataclasses import dataclass

from phohien.kernel.events import DomainEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDecided(DomainEvent):
    """A case left the state open; ``outcome`` is its new state (enums.CaseState)."""

    case_id: int
    subject_type: str
    subject_id: int
    locale: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyStruckDown(DomainEvent):
    """The review of an emergency publication ordered it withdrawn."""

    case_id: int
    subject_type: str
    subject_id: int
    locale: str
    reason: str
