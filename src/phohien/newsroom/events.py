"""What the newsroom tells those above it; published within the transaction that made it so."""

from dataclasses import dataclass
from typing import Any

from phohien.kernel.events import DomainEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPublished(DomainEvent):
    """A version went public; ``first`` when the item was not public before."""

    publication_id: int
    version_id: int
    first: bool
    is_correction: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWithdrawn(DomainEvent):
    """The item was taken down; its address stays and says why."""

    publication_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChanged(DomainEvent):
    """The source of this (translated) publication went public in a newer version."""

    publication_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSaved(DomainEvent):
    """An editor's page was stored (within this room)."""

    page_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRevised(DomainEvent):
    """A new draft of a page was stored, by whatever door (within this room)."""

    page_id: int
    user_id: int | None
    page: Any  # the page with the words that the draft holds
