"""Addresses to bytes, politely: limits, robots.txt, rhythm and health. Parses no feed itself."""

from newswatch.fetching.fetching import Fetcher, Limits, Reply
from newswatch.fetching.health import Health
from newswatch.fetching.polling import Outcome, Poller
from newswatch.fetching.sources import Source

__all__ = ["Fetcher", "Health", "Limits", "Outcome", "Poller", "Reply", "Source"]
