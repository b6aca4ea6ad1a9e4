"""The ZIP package for outlets that take uploads by hand. Same version, same bytes."""

import hashlib
import io
import re
import zipfile
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from phohien.media import iptc
from phohien.media.models import Photo
from phohien.media.rights import standing_against
from phohien.newsroom import selectors as newsroom
from phohien.newsroom.models import Publication
from phohien.syndication.rendering import Article, Picture, newsml, ninjs, pages
from phohien.syndication.rendering.article import licence_words
from vanban.skeleton import strip_marks

MEDIA_TYPE = "application/zip"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
STORED = (".jpg", ".jpeg", ".png", ".webp")
FORMAT = "phohien-package/1"


def package(article: Article, publication: Publication) -> bytes:
    """HTML, text, ninjs, NewsML-G2, photos with IPTC, credits, licence, languages, manifest."""
    photos = photo_files(article)
    files = _words(article) | {name: body for name, (_one, body) in photos.items()}
    manifest = _manifest(article, files, photos, _languages(publication))
    return zipped(files | {"manifest.json": ninjs.dumps(manifest)})


def zipped(files: dict[str, bytes]) -> bytes:
    """Names in order, one date, one mode: the bytes depend on the contents alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            packed = name.lower().endswith(STORED)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def _words(article: Article) -> dict[str, bytes]:
    return {
        "bai.html": pages.html_page(article).encode(),
        "bai.txt": pages.text_file(article).encode(),
        "bai.ninjs.json": ninjs.dumps(ninjs.item(article)),
        "bai.newsml.xml": newsml.message(article, sent=article.published_at),
        "ghi-cong.txt": pages.credits_file(article).encode(),
        "giay-phep.txt": pages.licence_file(article).encode(),
    }


def photo_files(article: Article) -> dict[str, tuple[Picture, bytes]]:
    """``anh/01-chua-keo.jpg`` → picture and bytes, with words, credit and right inside the file.

    The widest public size is taken: upright, without place and camera. A file that is gone, or
    whose right was lost since, is left out; the manifest says which pictures there are.
    """
    rows = Photo.objects.in_bulk([one.number for one in article.pictures])
    found = {}
    for index, picture in enumerate(article.pictures, start=1):
        photo = rows.get(picture.number)
        allowed = photo is not None and not standing_against(photo)
        body = _public_bytes(photo, picture) if allowed else None
        if body is not None:
            found[f"anh/{index:02}-{_slug(picture)}.jpg"] = (
                picture,
                _with_words(body, picture, photo),
            )
    return found


def _public_bytes(photo: Photo, picture: Picture) -> bytes | None:
    wanted = PurePosixPath(urlsplit(picture.url).path).name
    for size in photo.renditions.all():
        if PurePosixPath(size.file.name).name == wanted:
            with size.open_file() as file:
                return file.read()
    return None


def _with_words(body: bytes, picture: Picture, photo: Photo) -> bytes:
    return iptc.write(
        body,
        title=picture.alt or picture.caption,
        caption=picture.caption or picture.alt,
        credit=picture.credit,
        source=picture.source,
        licence=licence_words(picture.licence),
        date=photo.taken_on,
    )


def _slug(picture: Picture) -> str:
    words = strip_marks(picture.caption or picture.alt or picture.key).lower()
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:40].strip("-") or "anh"


def _languages(publication: Publication) -> list[dict]:
    """Where the item stands in each language now; each is carried by a delivery of its own."""
    return [
        {"locale": row.locale, "title": row.title, "path": row.path}
        for row in newsroom.translations_of(publication)
    ]


def _manifest(article: Article, files: dict, photos: dict, languages: list) -> dict:
    return {
        "format": FORMAT,
        "uri": article.uri,
        "url": article.url,
        "version": article.number,
        "fingerprint": article.fingerprint,
        "title": article.title,
        "locale": article.locale,
        "agency": article.agency,
        "published_at": article.published_at.isoformat(),
        "credit": article.credit,
        "languages": languages,
        "pictures": [_told(name, picture) for name, (picture, _body) in photos.items()],
        "clips": [
            {"url": one.url, "title": one.title, "credit": one.credit} for one in article.clips
        ],
        "files": [
            {"name": name, "bytes": len(body), "sha256": hashlib.sha256(body).hexdigest()}
            for name, body in sorted(files.items())
        ],
    }


def _told(name: str, picture: Picture) -> dict:
    return {
        "file": name,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "source": picture.source,
        "licence": licence_words(picture.licence),
    }


def photo_alone(photo: Photo) -> bytes:
    """One photo for a press organ: its widest public size with words, credit and right inside."""
    from phohien.media.selectors import picture

    shown = picture(photo)
    jpeg = [one for one in shown["sources"] if one["type"] == "image/jpeg"]
    widest = max(jpeg, key=lambda one: one["width"])
    told = Picture(
        f"photo:{photo.pk}", widest["url"], shown["width"], shown["height"], photo.alt,
        photo.caption, photo.credit, photo.source, photo.licence,
    )  # fmt: skip
    body = _public_bytes(photo, told)
    if body is None:
        raise FileNotFoundError(widest["url"])
    return _with_words(body, told, photo)
