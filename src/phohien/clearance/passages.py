"""A snapshot as passages to read, in the order a reader meets them. Not: how it will look."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

TAGS = {"p", "strong", "b", "em", "i", "a", "ul", "ol", "li", "h3", "br"}
_TAG = re.compile(r"<[^>]+>")
_BREAK = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>")


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo with its words; ``media`` is its key ("photo:7"), ``mark`` the hash of its file."""

    media: str
    mark: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece: ``kind`` as the block is called; what a kind does not have stays empty."""

    kind: str
    text: str = ""
    html: SafeString = mark_safe("")
    who: str = ""
    pictures: tuple[Picture, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    source: str = ""


def passages_of(snapshot: dict) -> list[Passage]:
    """Main picture, body, sources. Unknown blocks show their words rather than nothing."""
    found = _claim(snapshot.get("claim") or {}) + _plain_words(snapshot)
    if snapshot.get("main_picture"):
        found.append(Passage("picture", pictures=(_picture(snapshot["main_picture"]),)))
    found += [_passage(block) for block in snapshot.get("body") or () if isinstance(block, dict)]
    sources = snapshot.get("sources") or ()
    if sources:
        rows = tuple((str(x.get("label", "")), str(x.get("url", ""))) for x in sources)
        found.append(Passage("sources", rows=rows))
    return found


def _plain_words(snapshot: dict) -> list[Passage]:
    """What has no blocks: an answer to the press, a bulletin to be read aloud."""
    found = [
        Passage("words", text=str(snapshot[name]))
        for name in ("question", "summary", "text")
        if snapshot.get(name)
    ]
    source = snapshot.get("source")
    return [*found, Passage("sources", rows=((str(source), ""),))] if source else found


def _claim(claim: dict) -> list[Passage]:
    """What an answer speaks about, its verdict, and each statement with its document."""
    if not claim:
        return []
    told = (claim.get("outlet"), claim.get("title"), str(claim.get("said_at") or "")[:10])
    who = ", ".join(str(one) for one in told if one)
    words = (claim.get("quotation_translated"), claim.get("quotation"))
    said = "\n".join(str(one) for one in words if one)
    names = ("document", "number", "dated", "issuer", "url")
    rows = [
        (
            str(row.get("statement", "")),
            ", ".join(str(row[name]) for name in names if row.get(name)),
        )
        for row in claim.get("evidence") or ()
    ]
    rows += [
        (str(row.get("text", "")), str(row.get("on", ""))) for row in claim.get("updates") or ()
    ]
    verdict = _VERDICTS.get(claim.get("verdict"), lambda: "")()
    asked = str(claim.get("asked") or "")
    return [
        Passage("quote", text=said, who=who),
        Passage("evidence", text=asked, who=verdict, rows=tuple(rows)),
    ]


_VERDICTS = {
    "wrong_fact": lambda: _("Kết luận: thông tin không đúng sự thật."),
    "missing_context": lambda: _("Kết luận: thông tin thiếu bối cảnh."),
    "we_were_wrong": lambda: _("Kết luận: chúng tôi đã nói sai, nay cải chính."),
    "answered": lambda: _("Kết luận: trả lời câu hỏi."),
}


def _passage(block: dict) -> Passage:
    kind = str(block.get("type", ""))
    value = block.get("value", block)  # the words stand in the block or in its "value"
    if isinstance(value, str):
        value = {"html": value} if kind in ("text", "note") else {"text": value}
    if isinstance(value, list):
        value = {"pictures": value} if kind == "gallery" else {"rows": value}
    return _KINDS.get(kind, _other)(kind, value)


def _rich(kind: str, value: dict) -> Passage:
    clean = nh3.clean(
        str(value.get("html", "")), tags=TAGS, attributes={"a": {"href"}}, link_rel=None
    )
    return Passage(kind, html=mark_safe(clean))  # noqa: S308 - cleaned above


def _pictures(kind: str, value: dict) -> Passage:
    rows = value.get("pictures") or [value]
    return Passage(kind, pictures=tuple(_picture(row) for row in rows if isinstance(row, dict)))


def _picture(value: dict) -> Picture:
    names = ("media", "hash", "alt", "caption", "credit")
    return Picture(*(str(value.get(name) or "") for name in names))


def _quote(kind: str, value: dict) -> Passage:
    return Passage(kind, text=str(value.get("text", "")), who=str(value.get("who", "")))


def _figures(kind: str, value: dict) -> Passage:
    rows = tuple(
        (str(row.get("label", "")), f"{row.get('value', '')} {row.get('unit', '')}".strip())
        for row in value.get("rows") or ()
        if isinstance(row, dict)
    )
    return Passage(
        kind, text=str(value.get("caption", "")), rows=rows, source=str(value.get("source", ""))
    )


def _video(kind: str, value: dict) -> Passage:
    return Passage(
        kind,
        text=str(value.get("title", "")),
        who=str(value.get("credit", "")),
        rows=((_("Lời thoại"), str(value.get("transcript", ""))),),
        source=str(value.get("media", "")),
    )


def _document(kind: str, value: dict) -> Passage:
    return Passage(kind, text=str(value.get("label", "")), source=str(value.get("media", "")))


def _other(kind: str, value: Any) -> Passage:
    return Passage(kind, text="\n".join(_strings(value)))


_KINDS = {
    "heading": _quote,
    "text": _rich,
    "note": _rich,
    "picture": _pictures,
    "gallery": _pictures,
    "quote": _quote,
    "figures": _figures,
    "video": _video,
    "document": _document,
}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            if name not in ("type", "media", "hash"):
                yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif value not in (None, ""):
        yield str(value)


def lines_of(snapshot: dict) -> list[str]:
    """Everything that can differ, one passage a line: words, files by their hash, particulars."""
    lines = [str(snapshot.get(name) or "") for name in ("title", "lead")]
    for passage in passages_of(snapshot):
        lines += _lines(passage)
    lines.append(str(snapshot.get("byline") or ""))
    lines += [f"{label}: {value}" for label, value in particulars(snapshot)]
    return [line for line in lines if line.strip()]


def _lines(passage: Passage) -> Iterator[str]:
    yield from plain(passage.html).splitlines()
    yield " — ".join(filter(None, (passage.text, passage.who)))
    for picture in passage.pictures:
        words = filter(None, (picture.caption, picture.alt, picture.credit))
        yield _("Ảnh %(mark)s: %(words)s") % {
            "mark": picture.mark[:8],
            "words": " · ".join(words),
        }
    for row in passage.rows:
        yield " | ".join(filter(None, row))
    yield passage.source


def plain(markup: str) -> str:
    """The words of HTML, a paragraph a line."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", markup))).strip()


def particulars(snapshot: dict) -> list[tuple[str, str]]:
    """What stands around the text: who speaks, topics, places, labels, dates."""
    agency = snapshot.get("agency") or {}
    if isinstance(agency, str):  # a code; the page names the agency of the case itself
        agency = {}
    translation = snapshot.get("translation") or {}
    rows = [
        (_("Đơn vị phát ngôn"), agency.get("name")),
        (_("Loại thông tin"), _INFORMATION.get(snapshot.get("information_kind"), lambda: "")()),
        (_("Nơi"), ", ".join(str(row.get("name")) for row in snapshot.get("places") or ())),
        (_("Bản dịch"), _translated(translation)),
        (_("Nhãn trí tuệ nhân tạo"), ", ".join(map(str, snapshot.get("ai") or ()))),
        *((_FACTS.get(name, lambda name=name: name)(), value) for name, value in
          (snapshot.get("facts") or {}).items()),
    ]  # fmt: skip
    return [(str(label), str(value)) for label, value in rows if value not in (None, "", [])]


_INFORMATION = {
    "official": lambda: _("Thông tin chính thức"),
    "promotion": lambda: _("Quảng bá"),
    "clarification": lambda: _("Giải thích, làm rõ"),
}
_FACTS = {
    "latitude": lambda: _("Vĩ độ"),
    "longitude": lambda: _("Kinh độ"),
    "commune": lambda: _("Mã xã, phường"),
    "commune_name": lambda: _("Xã, phường"),
    "visiting": lambda: _("Tham quan"),
    "starts_on": lambda: _("Từ ngày"),
    "ends_on": lambda: _("Đến ngày"),
    "place_name": lambda: _("Địa điểm"),
    "organiser": lambda: _("Đơn vị tổ chức"),
    "corrects": lambda: _("Cải chính cho bài"),
}


def _translated(translation: dict) -> str:
    if not translation:
        return ""
    if translation.get("machine"):
        return _("máy dịch (%(engine)s), người soát: %(name)s") % {
            "engine": translation.get("engine") or "?",
            "name": translation.get("reviewer") or _("chưa có"),
        }
    return _("người dịch; người soát: %(name)s") % {
        "name": translation.get("reviewer") or _("chưa có")
    }
