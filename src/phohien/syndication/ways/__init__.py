"""The ways out by machine, one module each: ``deliver(channel, parcel) -> Outcome``."""

from collections.abc import Callable

from phohien.syndication.enums import Way
from phohien.syndication.errors import WayFailed
from phohien.syndication.models import Channel
from phohien.syndication.parcels import Parcel, parcel_of
from phohien.syndication.services.carrying import Errand, Outcome
from phohien.syndication.ways import feed, folder, mail, push, sftp

WAYS: dict[str, Callable[[Channel, Parcel], Outcome]] = {
    Way.FEED: feed.deliver,
    Way.EMAIL: mail.deliver,
    Way.FOLDER: folder.deliver,
    Way.SFTP: sftp.deliver,
    Way.HTTP_PUSH: push.deliver,
}


def carry_out(errand: Errand) -> Outcome:
    """Make one attempt. Raises WayFailed and nothing else that the other side can cause."""
    channel = errand.delivery.channel
    way = WAYS.get(channel.way)
    if way is None:
        raise WayFailed("Kênh này do người phụ trách làm bằng tay.", again=False)
    return way(channel, parcel_of(errand.delivery, errand.action))
