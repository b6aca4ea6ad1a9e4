"""Feeds of every common form as normalised items. Fetches nothing, keeps no authors."""

from newswatch.feeds.items import Item
from newswatch.feeds.parsing import Limits, parse

__all__ = ["Item", "Limits", "parse"]
