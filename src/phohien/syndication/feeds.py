"""Feeds of a channel, composed from the ledger each time: JSON Feed, Atom, RSS, ninjs, NewsML-G2.

An item is in it while its delivery stands there and the public site shows that very version.
What was withdrawn in the last 90 days is named as gone in the forms that have a way to say so.
"""

import datetime as dt

from django.conf import settings
from django.db.models import Q
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed

from phohien.kernel import clock
from phohien.newsroom.enums import PublicationState
from phohien.syndication.enums import DeliveryState
from phohien.syndication.models import Channel, Delivery
from phohien.syndication.rendering import Article, article_of, newsml, ninjs
from phohien.syndication.rendering.words import CONTROL
from phohien.syndication.workflow import LIVE_THERE

LONGEST = 50
REMEMBERED = dt.timedelta(days=90)
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
CONTENT = "http://purl.org/rss/1.0/modules/content/"


def standing(channel: Channel) -> list[Article]:
    """What readers of the channel should see now, the newest first."""
    rows = Delivery.objects.filter(channel=channel, state__in=LIVE_THERE)
    rows = rows.filter(publication__state=PublicationState.LIVE).select_related(
        "version", "publication"
    )
    rows = rows.order_by("-version__published_at", "-pk")[:LONGEST]
    live = [row for row in rows if row.publication.current_id == row.version_id]
    return [_article(row) for row in live]


def gone(channel: Channel) -> list[tuple[Article, str, dt.datetime]]:
    """``(article, reason, since)`` of what was taken away; what came back is not among it."""
    since = clock.now() - REMEMBERED
    rows = Delivery.objects.filter(
        channel=channel, state__in=(DeliveryState.WITHDRAWN_THERE, DeliveryState.TO_WITHDRAW)
    ).filter(Q(ended_at=None) | Q(ended_at__gte=since))
    back = Delivery.objects.filter(channel=channel, state__in=LIVE_THERE).values("publication_id")
    rows = rows.exclude(publication_id__in=back).select_related("version", "publication")
    latest = {row.publication_id: row for row in rows.order_by("version__number")}
    return [
        (_article(row), _reason(row), row.publication.withdrawn_at or row.ended_at or clock.now())
        for row in sorted(latest.values(), key=lambda row: -row.pk)[:LONGEST]
    ]


def _reason(row: Delivery) -> str:
    """Of the withdrawal, or that it left this channel alone."""
    return row.publication.withdrawn_reason or "Nơi phát hành rút bài khỏi kênh này."


def _article(row: Delivery) -> Article:
    row.version.publication = row.publication
    return article_of(row.version)


def json_feed(channel: Channel, address: str) -> bytes:
    """JSON Feed 1.1; ``_phohien`` names versions and what is gone."""
    return ninjs.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": channel.name,
            "home_page_url": settings.BASE_URL,
            "feed_url": address,
            "items": [_json_item(one) for one in standing(channel)],
            "_phohien": {
                "withdrawn": [
                    {"id": one.uri, "url": one.url, "reason": reason, "at": at.isoformat()}
                    for one, reason, at in gone(channel)
                ]
            },
        }
    )


def _json_item(article: Article) -> dict:
    pictures = [
        {"url": one.url, "mime_type": "image/jpeg", "title": f"{one.caption} {one.credit}".strip()}
        for one in article.pictures
    ]
    return {
        "id": article.uri,
        "url": article.url,
        "title": article.title,
        "summary": article.lead,
        "content_html": article.html,
        "date_published": article.first_published_at.isoformat(),
        "date_modified": article.published_at.isoformat(),
        "authors": [{"name": article.byline or article.speaker}],
        "language": article.locale,
        "tags": list(article.topics),
        "attachments": pictures,
        "_phohien": {
            "version": article.number,
            "fingerprint": article.fingerprint,
            "credit": article.credit,
            "note": article.note,
            "is_correction": article.is_correction,
        },
    } | ({"image": article.pictures[0].url} if article.pictures else {})


class _Atom(Atom1Feed):
    """With the whole text, and RFC 6721 tombstones for what is gone."""

    def root_attributes(self) -> dict:
        return super().root_attributes() | {"xmlns:at": TOMBSTONES}

    def add_root_elements(self, handler) -> None:
        super().add_root_elements(handler)
        for article, reason, at in self.feed["gone"]:
            handler.startElement("at:deleted-entry", {"ref": article.uri, "when": at.isoformat()})
            handler.addQuickElement("at:comment", CONTROL.sub("", reason))
            handler.endElement("at:deleted-entry")

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class _Rss(Rss201rev2Feed):
    """With the whole text."""

    def rss_attributes(self) -> dict:
        return super().rss_attributes() | {"xmlns:content": CONTENT}

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


def _xml(maker: type, channel: Channel, address: str) -> bytes:
    language = channel.languages[0] if len(channel.languages) == 1 else "vi"
    feed = maker(
        title=channel.name,
        link=settings.BASE_URL,
        description=channel.name,
        language=language,
        feed_url=address,
        gone=gone(channel),
    )
    for article in standing(channel):
        feed.add_item(**_entry(article))
    return feed.writeString("utf-8").encode()


def _entry(article: Article) -> dict:
    # The size is unknown without opening the file; readers of RSS take 0 as unknown.
    pictures = [Enclosure(one.url, "0", "image/jpeg") for one in article.pictures[:1]]
    return {
        "title": article.title,
        "link": article.url,
        "description": article.lead,
        "author_name": article.byline or article.speaker,
        "unique_id": article.uri,
        "unique_id_is_permalink": False,
        "pubdate": article.first_published_at,
        "updateddate": article.published_at,
        "categories": article.topics,
        "enclosures": pictures,
        "content": article.html,
    }


def atom(channel: Channel, address: str) -> bytes:
    return _xml(_Atom, channel, address)


def rss(channel: Channel, address: str) -> bytes:
    return _xml(_Rss, channel, address)


def ninjs_list(channel: Channel, _address: str) -> bytes:
    """A JSON list of ninjs items, the withdrawn ones as ``canceled``."""
    items = [ninjs.item(one) for one in standing(channel)]
    items += [ninjs.withdrawal(one, reason, at.isoformat()) for one, reason, at in gone(channel)]
    return ninjs.dumps(items)


def newsml_message(channel: Channel, _address: str) -> bytes:
    """One news message of all items, the withdrawn ones as ``stat:canceled``."""
    articles, removed = standing(channel), gone(channel)
    items = [newsml.text_item(one) for one in articles]
    items += [newsml.cancelled_item(*row) for row in removed]
    moments = [one.published_at for one in articles] + [at for _one, _reason, at in removed]
    sent = max(moments, default=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    name = f"{channel.code}:{sent.isoformat()}"
    return newsml.envelope(items, sent=sent, sender=channel.name, transmission=name)


FORMS = {
    "json": ("application/feed+json", json_feed),
    "atom": ("application/atom+xml", atom),
    "rss": ("application/rss+xml", rss),
    "ninjs": (ninjs.MEDIA_TYPE, ninjs_list),
    "newsml": (newsml.MEDIA_TYPE, newsml_message),
}
