"""The request each network documents for a new post, as values. Credentials are no part of it.

Sources and the day they were read stand in data/networks.tsv. Comments, duets and stitches are
asked to be off wherever the request can say so; nothing here comments or reacts.
"""

from dataclasses import dataclass, field
from typing import Protocol

from phohien.syndication.enums import Network
from phohien.syndication.rendering import Article
from phohien.syndication.rendering.article import Clip, Picture
from phohien.syndication.social.composing import Words


@dataclass(frozen=True, slots=True)
class Request:
    """``body`` as JSON to ``url`` by ``method``; ``files`` are uploaded with it, by part name."""

    network: str
    method: str
    url: str
    body: dict
    files: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Posted:
    """What a network answers."""

    remote_id: str
    remote_url: str


class Poster(Protocol):
    """An adapter that holds its own credentials and makes the request. None is shipped."""

    def post(self, request: Request) -> Posted: ...


@dataclass(frozen=True, slots=True)
class YouTubeVideo:
    """``videos.insert`` with parts snippet and status; captions go by ``captions.insert``."""

    title: str
    description: str
    tags: tuple[str, ...]
    language: str
    clip: Clip
    is_synthetic: bool

    def request(self) -> Request:
        snippet = {
            "title": self.title,
            "description": self.description,
            "tags": list(self.tags),
            "categoryId": "25",  # News & Politics
            "defaultLanguage": self.language,
            "defaultAudioLanguage": self.language,
        }
        status = {
            "privacyStatus": "public",
            "selfDeclaredMadeForKids": False,
            "embeddable": True,
            "containsSyntheticMedia": self.is_synthetic,
        }
        url = "https://www.googleapis.com/upload/youtube/v3/videos?part=snippet,status&uploadType=resumable"
        return Request(
            Network.YOUTUBE,
            "POST",
            url,
            {"snippet": snippet, "status": status},
            {"media": self.clip.url},
        )


@dataclass(frozen=True, slots=True)
class FacebookPost:
    """A post of a page: text and link, photos with alternative text, or one video."""

    message: str
    link: str
    pictures: tuple[Picture, ...]
    clip: Clip | None
    title: str

    def request(self) -> Request:
        if self.clip is not None:
            body = {"description": self.message, "title": self.title, "file_url": self.clip.url}
            return Request(Network.FACEBOOK, "POST", self._url("videos"), body)
        body = {"message": self.message}
        if not self.pictures:
            body["link"] = self.link
            return Request(Network.FACEBOOK, "POST", self._url("feed"), body)
        photos = [
            {"url": one.url, "alt_text_custom": one.alt, "published": False}
            for one in self.pictures
        ]
        return Request(
            Network.FACEBOOK, "POST", self._url("feed"), body | {"attached_media": photos}
        )

    @staticmethod
    def _url(edge: str) -> str:
        return f"https://graph.facebook.com/v25.0/{{page-id}}/{edge}"


@dataclass(frozen=True, slots=True)
class TikTokVideo:
    """``/v2/post/publish/video/init/`` pulling the film from its public address."""

    title: str
    clip: Clip
    is_synthetic: bool

    def request(self) -> Request:
        info = {
            "title": self.title,
            "privacy_level": "PUBLIC_TO_EVERYONE",
            "disable_comment": True,
            "disable_duet": True,
            "disable_stitch": True,
            "brand_content_toggle": False,
            "brand_organic_toggle": False,
            "is_aigc": self.is_synthetic,
        }
        source = {"source": "PULL_FROM_URL", "video_url": self.clip.url}
        url = "https://open.tiktokapis.com/v2/post/publish/video/init/"
        return Request(Network.TIKTOK, "POST", url, {"post_info": info, "source_info": source})


@dataclass(frozen=True, slots=True)
class ZaloArticle:
    """``/v2.0/article/create`` of an Official Account, comments off."""

    title: str
    description: str
    author: str
    cover: Picture | None
    paragraphs: tuple[str, ...]

    def request(self) -> Request:
        body: dict = {
            "type": "normal",
            "title": self.title,
            "author": self.author[:50],
            "description": self.description,
            "body": [{"type": "text", "content": text} for text in self.paragraphs],
            "status": "show",
            "comment": "hide",
        }
        if self.cover is not None:
            body["cover"] = {"cover_type": "photo", "photo_url": self.cover.url, "status": "show"}
        return Request(Network.ZALO, "POST", "https://openapi.zalo.me/v2.0/article/create", body)


def request_of(article: Article, network: str, words: Words) -> Request:
    """The documented request of this post. Raises ValueError without the film it needs."""
    return MAKERS[Network(network)](article, words).request()


def with_tags(words: Words) -> str:
    """The text with its tags at the end, for networks whose tags are part of it."""
    tags = " ".join(f"#{tag}" for tag in words.tags)
    return f"{words.text}\n\n{tags}" if tags else words.text


def _clip(article: Article, words: Words) -> Clip:
    for one in article.clips:
        if one.key in words.media:
            return one
    raise ValueError("no film among the chosen files")


def _pictures(article: Article, words: Words) -> tuple[Picture, ...]:
    return tuple(one for one in article.pictures if one.key in words.media)


def _youtube(article: Article, words: Words) -> YouTubeVideo:
    clip = _clip(article, words)
    return YouTubeVideo(
        words.title, words.text, words.tags, article.locale, clip, bool(article.labels)
    )


def _facebook(article: Article, words: Words) -> FacebookPost:
    clips = [one for one in article.clips if one.key in words.media]
    return FacebookPost(
        with_tags(words),
        article.url,
        _pictures(article, words),
        clips[0] if clips else None,
        article.title,
    )


def _tiktok(article: Article, words: Words) -> TikTokVideo:
    return TikTokVideo(with_tags(words), _clip(article, words), bool(article.labels))


def _zalo(article: Article, words: Words) -> ZaloArticle:
    cover = next(iter(_pictures(article, words)), None)
    lines = tuple(line for line in article.text.split("\n") if line.strip())
    credit = f"{article.speaker} — {article.url}"
    return ZaloArticle(words.title, words.text, article.speaker, cover, (*lines, credit))


MAKERS = {
    Network.YOUTUBE: _youtube,
    Network.FACEBOOK: _facebook,
    Network.TIKTOK: _tiktok,
    Network.ZALO: _zalo,
}
