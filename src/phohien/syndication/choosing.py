"""Which channels an item is meant for. Pure comparison; what may go at all is asked elsewhere."""

from phohien.newsroom.models import Publication
from phohien.syndication.enums import Way
from phohien.syndication.models import Channel


def suits(channel: Channel, publication: Publication) -> bool:
    """Whether the channel's languages, sections, topics and agencies let this item in."""
    wanted = (
        (channel.languages, {publication.locale}),
        (channel.sections, {publication.section.code}),
        (channel.topics, set(publication.topics)),
        (channel.agencies, {publication.agency.code}),
    )
    return all(not listed or bool(set(listed) & own) for listed, own in wanted)


def carrying_channels():
    """Channels that take items; bulletins for stations go their own way."""
    return Channel.objects.filter(is_active=True).exclude(way=Way.BULLETIN)


def automatic_for(publication: Publication) -> list[Channel]:
    """Channels that get this item without anybody asking."""
    rows = carrying_channels().filter(is_automatic=True)
    return [channel for channel in rows if suits(channel, publication)]


def possible_for(publication: Publication) -> list[Channel]:
    """Channels a person may choose for this item, those it suits first."""
    rows = list(carrying_channels().select_related("responsible"))
    return sorted(rows, key=lambda channel: (not suits(channel, publication), channel.order))
