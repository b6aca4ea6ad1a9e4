"""What is handed to a way out: the bytes in the channel's form, with name, key and event."""

import datetime as dt
import re
from dataclasses import dataclass

from phohien.syndication import packing
from phohien.syndication.enums import Form
from phohien.syndication.models import Delivery
from phohien.syndication.rendering import Article, article_of, newsml, ninjs, pages

EVENTS = {"publish": "item.published", "correct": "item.corrected", "withdraw": "item.withdrawn"}


@dataclass(frozen=True, slots=True)
class Parcel:
    """``body`` of ``media_type`` under ``name``; ``key`` is the same for every try of it."""

    action: str
    article: Article
    name: str
    media_type: str
    body: bytes
    key: str
    reason: str = ""

    @property
    def event(self) -> str:
        return EVENTS[self.action]

    @property
    def stem(self) -> str:
        """What the names of all versions of the item, and of its tombstone, begin with."""
        return re.split(r"-v\d+\.|\.", self.name)[0]


def parcel_of(delivery: Delivery, action: str) -> Parcel:
    """The parcel of one attempt. A withdrawal carries no words of the item but its title."""
    article = article_of(delivery.version)
    if action == "withdraw":
        return _withdrawal(delivery, article)
    name, media_type, body = MAKERS[Form(delivery.channel.form)](delivery, article)
    stem = stem_of(delivery)
    return Parcel(
        action,
        article,
        f"{stem}-v{article.number}.{name}",
        media_type,
        body,
        delivery.idempotency_key,
    )


def stem_of(delivery: Delivery) -> str:
    """``vi-000012``: the item in a language, the same for all of its versions."""
    return f"{delivery.publication.locale}-{delivery.publication_id:06}"


def _withdrawal(delivery: Delivery, article: Article) -> Parcel:
    publication = delivery.publication
    reason = publication.withdrawn_reason or "Nơi phát hành rút bài khỏi kênh này."
    at = publication.withdrawn_at or delivery.version.published_at
    if delivery.channel.form == Form.NEWSML:
        media_type, ending = newsml.MEDIA_TYPE, "xml"
        body = newsml.withdrawal(article, reason=reason, at=at)
    else:
        media_type, ending = ninjs.MEDIA_TYPE, "json"
        body = ninjs.dumps(ninjs.withdrawal(article, reason, at.isoformat()))
    key = f"{delivery.idempotency_key}-withdraw"
    name = f"{stem_of(delivery)}.go-bai.{ending}"
    return Parcel("withdraw", article, name, media_type, body, key, reason)


def _ninjs(_delivery: Delivery, article: Article) -> tuple[str, str, bytes]:
    return "json", ninjs.MEDIA_TYPE, ninjs.dumps(ninjs.item(article))


def _newsml(_delivery: Delivery, article: Article) -> tuple[str, str, bytes]:
    sent: dt.datetime = article.published_at  # not the clock: every try gives the same bytes
    return "xml", newsml.MEDIA_TYPE, newsml.message(article, sent=sent)


def _zip(delivery: Delivery, article: Article) -> tuple[str, str, bytes]:
    return "zip", packing.MEDIA_TYPE, packing.package(article, delivery.publication)


def _plain(_delivery: Delivery, article: Article) -> tuple[str, str, bytes]:
    return "txt", "text/plain", pages.text_file(article).encode()


MAKERS = {Form.NINJS: _ninjs, Form.NEWSML: _newsml, Form.ZIP: _zip, Form.PLAIN: _plain}
