"""A channel written as RSS 2.0, Atom 1.0 (RFC 4287) or JSON Feed 1.1: pure functions."""

import json

from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed

from phohien.portal.feeds.entries import Channel, Entry, identifier

IMAGE_TYPES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


class Rss(Rss201rev2Feed):
    """RSS 2.0 with the whole text and the language of each channel."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])


class Atom(Atom1Feed):
    """Atom with the whole text."""

    content_type = "application/atom+xml; charset=utf-8"

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["html"], {"type": "html"})


def rss(channel: Channel) -> tuple[bytes, str]:
    return _xml(Rss, channel)


def atom(channel: Channel) -> tuple[bytes, str]:
    return _xml(Atom, channel)


def _xml(kind: type[SyndicationFeed], channel: Channel) -> tuple[bytes, str]:
    feed = kind(
        title=channel.title,
        link=channel.page,
        description=channel.description or channel.title,
        language=channel.tag,
        feed_url=channel.own,
        feed_guid=identifier(channel.own_name),
        author_name=channel.title,
    )
    feed.latest_post_date = lambda: channel.updated_at
    for entry in channel.entries:
        _add(feed, entry, kind is Atom)
    return feed.writeString("utf-8").encode(), kind.content_type


def _add(feed: SyndicationFeed, entry: Entry, is_atom: bool) -> None:
    feed.add_item(
        title=entry.title,
        link=entry.url,
        description=entry.lead,
        unique_id=entry.id,
        unique_id_is_permalink=False,
        author_name=entry.agency,
        categories=[entry.section],
        pubdate=entry.published_at,
        updateddate=entry.updated_at if is_atom else None,
        enclosures=_enclosures(entry) if is_atom else [],
        html=entry.html,
    )


def _enclosures(entry: Entry) -> list[Enclosure]:
    """Atom's only: RSS asks for a length in bytes, which a snapshot does not know."""
    kind = IMAGE_TYPES.get(entry.image.rpartition(".")[2].lower())
    return [Enclosure(entry.image, "", kind)] if kind else []


def json_feed(channel: Channel) -> tuple[bytes, str]:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description or channel.title,
        "home_page_url": channel.page,
        "feed_url": channel.own,
        "language": channel.tag,
        "items": [_json(entry) for entry in channel.entries],
    }
    return json.dumps(feed, ensure_ascii=False).encode(), "application/feed+json; charset=utf-8"


def _json(entry: Entry) -> dict:
    made = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.lead,
        "content_html": entry.html,
        "date_published": entry.published_at.isoformat(timespec="seconds"),
        "date_modified": entry.updated_at.isoformat(timespec="seconds"),
        "authors": [{"name": entry.agency}],
        "tags": [entry.section],
    }
    return {**made, "image": entry.image} if entry.image else made


FORMS = {"rss.xml": rss, "atom.xml": atom, "feed.json": json_feed}
