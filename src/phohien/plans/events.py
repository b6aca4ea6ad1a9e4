"""News the plans domain tells to domains above it."""

from dataclasses import dataclass

from phohien.kernel.events import DomainEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAdopted(DomainEvent):
    """A plan is in force from now on."""

    plan_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecorded(DomainEvent):
    """An agency recorded a piece of evidence."""

    evidence_id: int
