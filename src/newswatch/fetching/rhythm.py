"""When to ask a source again: as often as it brings something, less while it fails. No clock."""

SOONEST, LATEST = 300.0, 12 * 3600.0  # seconds
FIRST = 1800.0
BACK_OFF, LONGEST_BACK_OFF = 900.0, 24 * 3600.0
SHARE = 0.5  # of the usual time between two items, so that a new one is seen soon
CALMER = 1.25  # how much longer after an answer without anything new


def after_success(interval: float, new_items: int, waited: float, asked: float = 0.0) -> float:
    """The next interval in seconds.

    ``waited``: seconds since the source was asked before; ``new_items`` came in them;
    ``asked``: what the feed itself asks for (ttl, max-age), granted up to a day.
    """
    interval = interval or FIRST
    if new_items and waited > 0:
        usual = waited / new_items * SHARE
        interval = (interval + usual) / 2
    elif not new_items:
        interval *= CALMER
    return max(min(max(interval, SOONEST), LATEST), min(asked, LONGEST_BACK_OFF))


def after_failure(failures: int, asked: float = 0.0) -> float:
    """Doubles with every failure in a row; ``asked``: Retry-After in seconds."""
    wait = min(BACK_OFF * 2.0 ** max(failures - 1, 0), LONGEST_BACK_OFF)
    return min(max(wait, asked), 7 * LONGEST_BACK_OFF)
