"""Items with too little text are completed from their article pages. Parses no feed."""

import asyncio
from dataclasses import replace

from newswatch.errors import FetchFailed
from newswatch.feeds import Item
from newswatch.fetching.polling import Poller

THIN = 400  # characters under which a summary is too thin to judge an event by


def is_thin(item: Item) -> bool:
    return bool(item.url) and len(item.text or item.summary) < THIN


async def completed(item: Item, poller: Poller) -> Item:
    """The item with the text of its page, or as it was where the page gives none."""
    if not is_thin(item):
        return item
    try:
        reply = await poller.page(item.url)
    except FetchFailed:
        return item
    if reply.status != 200:
        return item
    text = await asyncio.to_thread(_text, reply.data, reply.address)
    return replace(item, text=text) if len(text) > len(item.summary) else item


def _text(page: bytes, address: str) -> str:
    from newswatch.cleaning.pages import article_of  # a second to load, for those who need it

    article = article_of(page, address)
    return article.text if article else ""
