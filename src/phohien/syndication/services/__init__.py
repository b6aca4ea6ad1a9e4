"""Writing syndication: queues, receipts, channels, posts, bulletins and the pool."""

from phohien.syndication.services.bulletins import (
    confirm_airing,
    request_bulletin,
    send_bulletin,
    stop_bulletin,
    write_bulletin,
)
from phohien.syndication.services.channels import change_channel, create_channel
from phohien.syndication.services.pool import close_offer, open_offer, take
from phohien.syndication.services.posts import (
    approve_post,
    propose_post,
    return_post,
    start_post,
    write_post,
)
from phohien.syndication.services.queueing import queue
from phohien.syndication.services.receiving import (
    confirm_gone,
    record_receipt,
    take_back,
    try_again,
)

__all__ = [
    "approve_post",
    "change_channel",
    "close_offer",
    "confirm_airing",
    "confirm_gone",
    "create_channel",
    "open_offer",
    "propose_post",
    "queue",
    "record_receipt",
    "request_bulletin",
    "return_post",
    "send_bulletin",
    "start_post",
    "stop_bulletin",
    "take",
    "take_back",
    "try_again",
    "write_bulletin",
    "write_post",
]
