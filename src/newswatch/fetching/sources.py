"""A source as data: where it is, what was seen of it, how it is doing. Does nothing."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from typing import Any, Self

from newswatch.fetching.health import Health

KEPT = 200  # items remembered after they have left the feed


@dataclass(slots=True)
class Source:
    """``address`` changes when the feed has moved for good; ``first_address`` stays.

    ``next_due`` in seconds since 1970, ``interval`` in seconds, ``digest`` of the last good bytes.
    ``seen``: short digests of items, those of the last answer and some before them.
    """

    address: str
    owner: str = ""
    language: str = "vi"
    region: str = ""
    first_address: str = ""
    etag: str = ""
    modified: str = ""
    digest: str = ""
    next_due: float = 0.0
    interval: float = 0.0
    health: Health = field(default_factory=Health)
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.first_address = self.first_address or self.address

    def remember(self, keys: Iterable[str]) -> None:
        """The items of a good answer: they are not new the next time."""
        current = [short(key) for key in keys]
        self.seen = list(dict.fromkeys([*current, *self.seen]))[: len(current) + KEPT]

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Self:
        """Unknown fields are left out, so that an older record can be read."""
        known = {name: record[name] for name in cls.__dataclass_fields__ if name in record}
        return cls(**{**known, "health": Health(**record.get("health", {}))})


def short(key: str) -> str:
    """64 bits of an item's address, enough to know it again within one source."""
    return blake2b(key.encode(), digest_size=8).hexdigest()
