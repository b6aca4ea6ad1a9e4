"""How a story spread over time: articles counted by equal spans. Counts only; a tag draws it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from phohien.press_monitoring.models import Article

BINS = 24
_WIDTHS = (1, 2, 3, 6, 12, 24)  # hours


@dataclass(frozen=True, slots=True)
class Bin:
    """``count`` articles from ``start`` on, and the outlets that printed them."""

    start: dt.datetime
    count: int
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """``hours`` of a bin; ``bins`` in order from ``first``, the first article's time, on."""

    hours: int
    bins: tuple[Bin, ...]
    first: dt.datetime | None = None
    last: dt.datetime | None = None

    @property
    def most(self) -> int:
        return max((one.count for one in self.bins), default=0)

    @property
    def told(self) -> tuple[Bin, ...]:
        """Bins in which something was printed, for the table."""
        return tuple(one for one in self.bins if one.count)


def spread_of(articles: Sequence[Article]) -> Spread:
    """From articles with their sources; the widest bins hold a day, later ones are one bin."""
    if not articles:
        return Spread(1, ())
    times = [row.published_at for row in articles]
    earliest, last = min(times), max(times)
    first = earliest.replace(minute=0, second=0, microsecond=0)
    hours = max(1, -(-int((last - first).total_seconds() + 1) // 3600))
    width = next((w for w in _WIDTHS if hours <= w * BINS), _WIDTHS[-1])
    rows: list[list[Article]] = [[] for _ in range(BINS)]
    for row in articles:
        place = int((row.published_at - first).total_seconds() // (3600 * width))
        rows[min(place, BINS - 1)].append(row)
    step = dt.timedelta(hours=width)
    bins = (
        Bin(first + step * place, len(some), tuple(dict.fromkeys(r.source.outlet for r in some)))
        for place, some in enumerate(rows)
    )
    return Spread(width, tuple(bins), earliest, last)
