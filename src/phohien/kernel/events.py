"""News that travels upwards: a domain declares an event, higher ones subscribe in ``ready()``."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainEvent:
    """Base of declared events; fields hold primary keys, not instances.

    Only an event that stays within its room may hold a row that the database has not yet.
    """


Event = TypeVar("Event", bound=DomainEvent)
_subscribers: dict[type[DomainEvent], list[Callable]] = defaultdict(list)


def subscribe(kind: type[Event], handler: Callable[[Event], None]) -> None:
    """Call ``handler`` for every published ``kind``, within the publisher's transaction."""
    if handler not in _subscribers[kind]:
        _subscribers[kind].append(handler)


def publish(event: DomainEvent) -> None:
    """Tell all subscribers now; an error in one undoes the publisher's transaction."""
    for handler in _subscribers[type(event)]:
        handler(event)
