"""A post out of an article: the first draft, what stands against it, what to look at."""

import re
import unicodedata
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from phohien.clearance import personal_data
from phohien.syndication.rendering import Article
from phohien.syndication.social.limits import MEASURES, Count, count, fitting, limits
from vanban.skeleton import strip_marks

SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Words:
    """What a person writes for a network; ``media`` are keys of files of the article."""

    title: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """``problems`` keep a post from being proposed, ``advice`` does not."""

    counts: tuple[Count, ...] = ()
    problems: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    new_sentences: tuple[str, ...] = field(default=())


def draft(article: Article, network: str) -> Words:
    """Title, lead, the agency and the address, as much of the lead as fits; files that may go."""
    known = limits(network)
    tail = f"\n\n{article.speaker}\n{article.url}"
    title = _within(article.title, network, "title") if "title" in known else ""
    head = article.lead if title else f"{article.title}\n\n{article.lead}"
    limit = known["text"]
    measure = MEASURES[limit.unit]
    room = max(0, limit.number - measure(tail))
    return Words(
        title, _shortened(head, room, measure) + tail, _tags(article), _files(article, network)
    )


def _within(text: str, network: str, key: str) -> str:
    limit = limits(network)[key]
    return _shortened(text, limit.number, MEASURES[limit.unit])


def _shortened(text: str, most: int, measure) -> str:
    """``text``, or its beginning up to a word's end with an ellipsis."""
    if measure(text) <= most:
        return text
    kept = text[: fitting(text, max(0, most - measure("…")), measure)]
    return kept.rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _tags(article: Article) -> tuple[str, ...]:
    """The province and the places, as one word each without marks."""
    names = ["Hưng Yên", *(name for _code, name in article.places)]
    words = (strip_marks(name).title() for name in names)
    return tuple(dict.fromkeys(re.sub(r"[^0-9A-Za-z]", "", word) for word in words))[:10]


def _files(article: Article, network: str) -> tuple[str, ...]:
    known = limits(network)
    clips = [one.key for one in article.clips][: known["clips"].number]
    photos = [] if clips else [one.key for one in article.pictures][: known["photos"].number]
    return tuple(clips or photos)


def review(article: Article, network: str, words: Words) -> Review:
    """Everything a person should know before this goes to a second person."""
    return Review(
        counts=tuple(_counts(network, words)),
        problems=tuple(_problems(article, network, words)),
        advice=tuple(_advice(article, network, words)),
        new_sentences=tuple(new_sentences(article, words)),
    )


def _counts(network: str, words: Words) -> list[Count]:
    said = {"title": words.title, "text": words.text, "tags": ",".join(words.tags)}
    counts = (count(network, key, text) for key, text in said.items())
    return [one for one in counts if one is not None]


def _problems(article: Article, network: str, words: Words) -> list[str]:
    found = [
        _("%(field)s dài %(used)s, mạng này nhận nhiều nhất %(most)s; phần sau sẽ bị cắt.")
        % {"field": FIELD_WORDS[one.key], "used": one.used, "most": one.limit.number}
        for one in _counts(network, words)
        if one.is_over
    ]
    if not words.text.strip():
        found.append(_("Chưa có lời đăng."))
    if "title" in limits(network) and not words.title.strip():
        found.append(_("Mạng này cần tiêu đề."))
    if not names_agency(article, words):
        found.append(_("Lời đăng phải nêu tên “%(name)s”.") % {"name": article.speaker})
    if network == "youtube" and set("<>") & set(words.title + words.text):
        found.append(_("YouTube không nhận dấu “<” và “>” trong tiêu đề và mô tả."))
    return found + _media_problems(article, network, words)


def names_agency(article: Article, words: Words) -> bool:
    """Every post says who speaks, in either of the agency's names."""
    said = unicodedata.normalize("NFC", f"{words.title}\n{words.text}").lower()
    names = {article.agency, article.agency_en} - {""}
    return any(unicodedata.normalize("NFC", name).lower() in said for name in names)


def _media_problems(article: Article, network: str, words: Words) -> list[str]:
    known, found = limits(network), []
    own = {one.key for one in (*article.pictures, *article.clips)}
    if set(words.media) - own:
        found.append(_("Chỉ dùng được ảnh, video của bài đã duyệt."))
    kinds = [key.split(":")[0] for key in words.media]
    for kind, key, name in (("clip", "clips", _("video")), ("photo", "photos", _("ảnh"))):
        most = known[key].number
        if kinds.count(kind) > most:
            found.append(
                _("Mạng này nhận nhiều nhất %(most)s %(name)s trong một bài.")
                % {"most": most, "name": name}
            )
    if {"clip", "photo"} <= set(kinds):
        found.append(_("Một bài chỉ gồm ảnh hoặc chỉ gồm video."))
    if network in ("youtube", "tiktok") and "clip" not in kinds:
        found.append(_("Mạng này chỉ nhận video; bài chưa có video nào được duyệt."))
    for clip in article.clips:
        if clip.key in words.media:
            found += _clip_problems(clip, known)
    return found


def _clip_problems(clip, known) -> list[str]:
    found = []
    if "seconds" in known and clip.seconds > known["seconds"].number:
        most = known["seconds"].number // 60
        found.append(_("Video dài hơn %(most)s phút.") % {"most": most})
    captions = known.get("captions")
    if captions and captions.value == "required" and not clip.captions:
        found.append(_("Video chưa có phụ đề; hãy thêm phụ đề rồi duyệt lại bài."))
    return found


def _advice(article: Article, network: str, words: Words) -> list[str]:
    found = []
    ratio = limits(network).get("ratio")
    for picture in article.pictures:
        if ratio and picture.key in words.media and not _is_ratio(picture, ratio.value):
            found.append(_shape_advice(picture, ratio.value))
    if ratio and any(key.startswith("clip") for key in words.media):
        found.append(
            _("Kiểm tra khung hình video: mạng này hiển thị đẹp nhất ở %(ratio)s.")
            % {"ratio": ratio.value}
        )
    for one in personal_data.find(ADDRESS.sub("", words.text)):
        found.append(_("Có chỗ giống dữ liệu cá nhân: %(shown)s.") % {"shown": one.shown_masked})
    return found


def _shape_advice(picture, wanted: str) -> str:
    own = f"{picture.width}×{picture.height}"
    names = {"name": picture.caption or picture.alt, "own": own, "ratio": wanted}
    return (
        _("Ảnh “%(name)s” có kích thước %(own)s; mạng này hiển thị đẹp nhất ở %(ratio)s.") % names
    )


def _is_ratio(picture, wanted: str) -> bool:
    if not picture.height:
        return True
    width, height = (int(part) for part in wanted.split(":"))
    return abs(picture.width / picture.height - width / height) < 0.1


def new_sentences(article: Article, words: Words) -> list[str]:
    """Sentences of the post that the cleared version does not contain: the approver's business."""
    cleared = _bare(
        " ".join((article.title, article.lead, article.text, article.speaker, article.agency))
    )
    plain = ADDRESS.sub("", words.text)
    parts = (part.strip() for part in SENTENCE.split(f"{words.title}\n{plain}"))
    return [part for part in parts if part and _bare(part) not in cleared]


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).lower()))


FIELD_WORDS = {"title": "Tiêu đề", "text": "Lời đăng", "tags": "Các thẻ"}
