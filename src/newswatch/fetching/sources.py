"""A source as data: where it is, what was seen of it, how it is doing. Does nothing."""

from collections import deque
from dataclasses import dataclass, field

from newswatch.fetching.health import Health

SEEN = 2_000  # items of one source remembered


@dataclass(slots=True)
class Source:
    """``address`` changes when the feed has moved for good; ``first_address`` stays.

    ``next_due`` in seconds since 1970, ``interval`` in seconds, ``digest`` of the last good bytes.
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
    seen: deque[str] = field(default_factory=lambda: deque(maxlen=SEEN))

    def __post_init__(self) -> None:
        self.first_address = self.first_address or self.address
