"""The newsroom's news set the carrying in motion, within the newsroom's own transaction."""

from phohien.kernel import events
from phohien.newsroom.events import ItemPublished, ItemWithdrawn
from phohien.syndication.services import following


def _on_publication(event: ItemPublished) -> None:
    following.follow_version(publication_id=event.publication_id, first=event.first)


def _on_withdrawal(event: ItemWithdrawn) -> None:
    following.follow_withdrawal(publication_id=event.publication_id)


events.subscribe(ItemPublished, _on_publication)
events.subscribe(ItemWithdrawn, _on_withdrawal)
