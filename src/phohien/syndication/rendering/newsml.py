"""IPTC NewsML-G2 2.35 (conformance power): a news message with the text and its pictures.

Element order follows the schema of the standard; a withdrawal is the same ``guid`` in a higher
or equal ``version`` with ``pubStatus`` ``stat:canceled`` and no content.
"""

import datetime as dt

from lxml import etree

from phohien.syndication.rendering.article import Article, Clip, Picture, licence_words
from phohien.syndication.rendering.words import CONTROL

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
VERSION = "2.35"
MEDIA_TYPE = "application/vnd.iptc.g2.newsmessage+xml"
SAID_LANGUAGE = {"zh-hans": "zh-Hans"}


def message(article: Article, *, sent: dt.datetime) -> bytes:
    """The item and each of its pictures and clips as news items of one message."""
    items = [_text_item(article)]
    items += [_picture_item(article, one) for one in article.pictures]
    items += [_clip_item(article, one) for one in article.clips]
    return envelope(items, sent=sent, sender=article.speaker, transmission=transmission_of(article))


def withdrawal(article: Article, *, reason: str, at: dt.datetime) -> bytes:
    """The same ``guid``, cancelled."""
    item = cancelled_item(article, reason, at)
    name = transmission_of(article) + "-withdrawn"
    return envelope([item], sent=at, sender=article.speaker, transmission=name)


def transmission_of(article: Article) -> str:
    return f"{article.uri}:{article.number}"


def envelope(items: list, *, sent: dt.datetime, sender: str, transmission: str) -> bytes:
    """Items as a ``newsMessage``; the bytes depend on the arguments alone."""
    root = etree.Element(f"{{{NAMESPACE}}}newsMessage", nsmap={None: NAMESPACE})
    header = _add(root, "header")
    _add(header, "sent", sent.isoformat())
    _add(header, "sender", sender)
    _add(header, "transmitId", transmission)
    items_set = _add(root, "itemSet")
    items_set.extend(items)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def text_item(article: Article):
    """The words alone, for a feed of many items."""
    return _text_item(article)


def cancelled_item(article: Article, reason: str, at: dt.datetime):
    root = _item(article, article.uri, "")
    meta = _meta(root, article, "ninat:text", at, "stat:canceled")
    _add(meta, "title", article.title)
    _add(meta, "edNote", f"Gỡ bài: {reason}")
    return root


def _text_item(article: Article):
    root = _item(article, article.uri, f"Ghi nguồn khi dùng lại: {article.credit}")
    meta = _meta(root, article, "ninat:text", article.published_at, "stat:usable")
    _add(meta, "title", article.title)
    if note := _note(article):
        _add(meta, "edNote", note)
    if article.is_correction:
        _add(meta, "signal", qcode="sig:correction")
    for one in (*article.pictures, *article.clips):
        _add(meta, "link", rel="irel:seeAlso", residref=f"{article.uri}#{one.key}")
    _text_meta(root, article)
    content = _add(root, "contentSet")
    words = str(article.word_count)
    inline = _add(content, "inlineXML", contenttype="application/xhtml+xml", wordcount=words)
    inline.append(_xhtml(article))
    _add(content, "remoteContent", rendition="rnd:web", contenttype="text/html", href=article.url)
    return root


def _text_meta(root, article: Article) -> None:
    meta = _add(root, "contentMeta")
    _add(meta, "contentCreated", article.first_published_at.isoformat())
    _add(meta, "contentModified", article.published_at.isoformat())
    for label, url in article.sources:
        source = _add(meta, "infoSource", **({"uri": url} if url else {"literal": label}))
        _add(source, "name", label)
    creator = _add(meta, "creator", literal=article.agency_code)
    _add(creator, "name", article.speaker)
    _add(meta, "language", tag=_tag(article))
    for kind, code, name in _subjects(article):
        subject = _add(meta, "subject", type=kind, literal=code)
        _add(subject, "name", name)
    _add(meta, "headline", article.title)
    _add(meta, "by", article.byline or article.speaker)
    _add(meta, "creditline", article.credit)
    _add(meta, "description", article.lead, role="drol:summary")


def _subjects(article: Article) -> list[tuple[str, str, str]]:
    topics = [("cpnat:abstract", code, code) for code in article.topics]
    return topics + [("cpnat:geoArea", code, name) for code, name in article.places]


def _picture_item(article: Article, picture: Picture):
    root = _item(article, f"{article.uri}#{picture.key}", licence_words(picture.licence))
    meta = _meta(root, article, "ninat:picture", article.published_at, "stat:usable")
    _add(meta, "title", picture.caption or picture.alt)
    content = _add(root, "contentMeta")
    _add(content, "creditline", picture.credit)
    _add(content, "description", picture.caption or picture.alt, role="drol:caption")
    held = _add(root, "contentSet")
    size = {"width": picture.width, "height": picture.height}
    sized = {name: str(value) for name, value in size.items() if value}
    _add(
        held, "remoteContent", rendition="rnd:highRes", contenttype="image/jpeg",
        href=picture.url, **sized,
    )  # fmt: skip
    return root


def _clip_item(article: Article, clip: Clip):
    root = _item(article, f"{article.uri}#{clip.key}", "Ghi nguồn khi dùng lại")
    meta = _meta(root, article, "ninat:video", article.published_at, "stat:usable")
    _add(meta, "title", clip.title)
    content = _add(root, "contentMeta")
    _add(content, "creditline", clip.credit or article.speaker)
    _add(content, "description", clip.transcript, role="drol:caption")
    held = _add(root, "contentSet")
    lasts = {"duration": str(clip.seconds), "durationunit": "timeunit:seconds"}
    _add(
        held, "remoteContent", rendition="rnd:highRes", contenttype=clip.type, href=clip.url,
        **(lasts if clip.seconds else {}),
    )  # fmt: skip
    return root


def _item(article: Article, guid: str, terms: str):
    root = etree.Element(f"{{{NAMESPACE}}}newsItem", nsmap={None: NAMESPACE})
    for name, value in (
        ("standard", "NewsML-G2"), ("standardversion", VERSION), ("conformance", "power"),
        ("guid", guid), ("version", str(article.number)), (XML_LANG, _tag(article)),
    ):  # fmt: skip
        root.set(name, value)
    _add(root, "catalogRef", href=CATALOG)
    rights = _add(root, "rightsInfo")
    holder = _add(rights, "copyrightHolder", literal=article.agency_code)
    _add(holder, "name", article.agency)
    if terms:
        _add(rights, "usageTerms", terms)
    return root


def _meta(root, article: Article, kind: str, created: dt.datetime, status: str):
    meta = _add(root, "itemMeta")
    _add(meta, "itemClass", qcode=kind)
    provider = _add(meta, "provider", literal=article.agency_code)
    _add(provider, "name", article.speaker)
    _add(meta, "versionCreated", created.isoformat())
    _add(meta, "firstCreated", article.first_published_at.isoformat())
    _add(meta, "pubStatus", qcode=status)
    return meta


def _note(article: Article) -> str:
    said = f"Cải chính: {article.note}" if article.is_correction else article.note
    return "; ".join(filter(None, (said, *article.labels)))


def _xhtml(article: Article):
    """The body as well-formed XHTML, whatever a browser would have forgiven."""
    from lxml import html as forgiving

    page = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML})
    head = etree.SubElement(page, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}title").text = article.title
    body = etree.SubElement(page, f"{{{XHTML}}}body")
    for text in (article.lead,):
        etree.SubElement(body, f"{{{XHTML}}}p").text = text
    for node in forgiving.fragments_fromstring(article.html or "<p></p>", no_leading_text=False):
        if isinstance(node, str):
            etree.SubElement(body, f"{{{XHTML}}}p").text = node
        else:
            body.append(_named(node))
    return page


def _named(node):
    for one in node.iter():
        if isinstance(one.tag, str):
            one.tag = f"{{{XHTML}}}{one.tag}"
    node.tail = None
    return node


def _tag(article: Article) -> str:
    return SAID_LANGUAGE.get(article.locale, article.locale)


def _add(parent, name: str, text: str | None = None, **attributes: str):
    found = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    found.text = CONTROL.sub("", text) if text else text
    for key, value in attributes.items():
        found.set(key, value)
    return found
