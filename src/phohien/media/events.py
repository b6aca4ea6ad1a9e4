"""What media tells those above it."""

from dataclasses import dataclass

from phohien.kernel.events import DomainEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPublicityChanged(DomainEvent):
    """A file became public or ceased to be; told after the change is committed.

    ``kind`` is one of ``enums.MediaKind``; its static copies appear and go with it.
    """

    kind: str
    object_id: int
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRightsLost(DomainEvent):
    """A public file must not be so any more (consent or licence gone); told in the transaction."""

    kind: str
    object_id: int
    reason: str
