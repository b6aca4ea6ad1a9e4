"""IPTC ninjs 2.1: one item as JSON. Source: iptc.org/std/ninjs (schema 2.1).

``uri`` names the item in every version, ``version`` counts; a withdrawn item keeps its ``uri``
and says ``pubstatus: canceled`` without its words.
"""

import json

from phohien.syndication.rendering.article import Article, Clip, Picture, licence_words

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"
MEDIA_TYPE = "application/json"
SAID_LANGUAGE = {"zh-hans": "zh-Hans"}


def item(article: Article) -> dict:
    """The whole item, usable now."""
    return {
        **_head(article),
        "type": "composite" if article.pictures or article.clips else "text",
        "representationtype": "full",
        "pubstatus": "usable",
        "title": article.title,
        "by": article.byline or article.speaker,
        "headlines": [{"role": "main", "contenttype": "text/plain", "value": article.title}],
        "descriptions": [{"role": "lead", "contenttype": "text/plain", "value": article.lead}],
        "bodies": _bodies(article),
        "copyrightholder": article.agency,
        "usageterms": f"Ghi nguồn khi dùng lại: {article.credit}",
        "organisations": [
            {"name": article.agency, "rel": "source", "literal": article.agency_code}
        ],
        "places": [
            {"name": name, "rel": "about", "literal": code} for code, name in article.places
        ],
        "subjects": _subjects(article),
        "infosources": [_source(label, url) for label, url in article.sources],
        "altids": [{"role": "fingerprint", "value": article.fingerprint}],
        "renditions": [{"name": "web", "href": article.url, "contenttype": "text/html"}],
        "associations": _associations(article),
        **_note(article),
    }


def withdrawal(article: Article, reason: str, at: str) -> dict:
    """The same ``uri``, cancelled: a receiver takes down what it has; ``at`` is ISO 8601."""
    return {
        **_head(article),
        "type": "text",
        "representationtype": "partial",
        "pubstatus": "canceled",
        "versioncreated": at,
        "ednote": f"Gỡ bài: {reason}",
        "copyrightholder": article.agency,
        "renditions": [{"name": "web", "href": article.url, "contenttype": "text/html"}],
    }


def dumps(value: dict | list) -> bytes:
    """The same value gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _head(article: Article) -> dict:
    return {
        "standard": {"name": "ninjs", "version": "2.1", "schema": SCHEMA},
        "uri": article.uri,
        "version": str(article.number),
        "firstcreated": article.first_published_at.isoformat(),
        "versioncreated": article.published_at.isoformat(),
        "language": SAID_LANGUAGE.get(article.locale, article.locale),
    }


def _bodies(article: Article) -> list[dict]:
    html = {"role": "main", "contenttype": "text/html", "value": article.html}
    counted = {"wordcount": article.word_count, "charcount": len(article.text)}
    text = {"role": "plain", "contenttype": "text/plain", "value": article.text}
    return [html | counted, text | counted]


def _subjects(article: Article) -> list[dict]:
    known = [("topic", code) for code in article.topics]
    known += [("section", article.section), ("information", article.information_kind)]
    return [{"name": code, "rel": rel, "literal": code} for rel, code in known if code]


def _source(label: str, url: str) -> dict:
    return {"name": label, "role": "source", **({"uri": url} if url else {})}


def _associations(article: Article) -> list[dict]:
    pictures = [_picture(article, one) for one in article.pictures]
    return pictures + [_clip(article, one) for one in article.clips]


def _picture(article: Article, picture: Picture) -> dict:
    terms = licence_words(picture.licence)
    return {
        "name": picture.key,
        "uri": f"{article.uri}#{picture.key}",
        "type": "picture",
        "by": picture.credit,
        "copyrightnotice": picture.credit,
        "usageterms": terms,
        "headlines": [{"value": picture.caption or picture.alt}],
        "descriptions": [
            {"role": "caption", "value": picture.caption},
            {"role": "alt", "value": picture.alt},
        ],
        "renditions": [
            {
                "name": "full",
                "href": picture.url,
                "contenttype": "image/jpeg",
                "width": picture.width,
                "height": picture.height,
            }
        ],
    }


def _clip(article: Article, clip: Clip) -> dict:
    return {
        "name": clip.key,
        "uri": f"{article.uri}#{clip.key}",
        "type": "video",
        "by": clip.credit,
        "headlines": [{"value": clip.title}],
        "descriptions": [{"role": "transcript", "value": clip.transcript}],
        "renditions": [
            {
                "name": "full",
                "href": clip.url,
                "contenttype": clip.type,
                "duration": clip.seconds,
            }
        ],
    }


def _note(article: Article) -> dict:
    """What an editor there has to know: a correction says what was wrong; labels of the law."""
    lines = [f"Cải chính: {article.note}"] if article.is_correction else []
    lines += [f"Bản mới: {article.note}"] if article.note and not article.is_correction else []
    lines += article.labels
    return {"ednote": "; ".join(lines)} if lines else {}
