"""What this room tells those above it."""

from dataclasses import dataclass

from phohien.kernel.events import DomainEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterChanged(DomainEvent):
    """The public list of spokespersons or of official accounts is another one now."""

    agency_id: int
