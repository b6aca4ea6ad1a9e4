"""Writing syndication: queues, receipts, channels, posts, bulletins and the pool."""

from phohien.syndication.services.queueing import queue
from phohien.syndication.services.receiving import (
    confirm_gone,
    record_receipt,
    take_back,
    try_again,
)

__all__ = ["confirm_gone", "queue", "record_receipt", "take_back", "try_again"]
