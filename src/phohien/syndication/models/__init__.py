"""Tables of syndication: channels, deliveries and receipts, posts, bulletins, the pool."""

from phohien.syndication.models.bulletins import Airing, Bulletin
from phohien.syndication.models.channels import Channel
from phohien.syndication.models.deliveries import Attempt, Delivery
from phohien.syndication.models.pool import Offer, Take
from phohien.syndication.models.posts import Post

__all__ = ["Airing", "Attempt", "Bulletin", "Channel", "Delivery", "Offer", "Post", "Take"]
