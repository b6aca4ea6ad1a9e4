"""Reads lists of bodies out of headings and sentences; ``registry`` keeps one name for each.

Stands on the gazetteer; names it does not know are kept as they are written.
"""

import re
from dataclasses import dataclass

from vanban.parsing.gazetteer import Form, Word, longest_form, nearest_form, words_of
from vanban.parsing.loose import skeleton
from vanban.parsing.name_words import FIRSTS, is_verb, opens, stops
from vanban.parsing.phrases import phrases
from vanban.parsing.places import provinces

_LEVEL = frozenset({"tinh", "huyen", "xa", "phuong", "quan"})
_JOINTS = frozenset({"va", "cung", "voi", "&"})
_LEAD = re.compile(
    r"^(?:(?:de nghi|giao(?: cho)?|yeu cau|trach nhiem cua|trach nhiem|doi voi|do|nhiem vu cua|"
    r"cac co quan(?:, don vi)? chu tri|kinh de nghi|uy quyen)\s+)+"
)
_MAX_NAME = 16
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A body at a place of a text: its id when known, its kind, its name, word span."""

    id: str
    kind: str
    name: str
    start: int
    end: int


def slug(name: str) -> str:
    """``Sở Ngoại vụ`` → ``so-ngoai-vu``."""
    key = re.sub(r"[^a-z0-9]+", "-", skeleton(name)).strip("-")
    return key.replace("uy-ban-nhan-dan", "ubnd")[:80]


def body_at(text: str, words: list[Word], at: int) -> tuple[Mention, int] | None:
    """The body whose name begins at word ``at`` and the index after it."""
    found = _form_at(words, at)
    if found:
        form, end = found
        last = "xa" if form.words[-2:] == ("dac", "khu") else form.words[-1]
        end = _qualifier(words, _suffix(words, end, last))
        concerned = _concerned(words, end)
        if concerned > end and form.body.kind != "generic":
            name = _first_upper(text[words[at].start : words[concerned - 1].end])
            start, stop = words[at].start, words[concerned - 1].end
            return Mention(slug(name), "generic", name, start, stop), concerned
        return _known(text, words, at, end, found), end
    if _is_headed(words, at) and (inner := body_at(text, words, at + 2)):
        return _heads_of(text, words[at], inner[0]), inner[1]
    if not opens(words, at):
        return None
    end = _qualifier(words, _abroad(words, at, _name_end(words, at)))
    name = _spelled(text[words[at].start : words[end - 1].end])
    return Mention(slug(name), "other", name, words[at].start, words[end - 1].end), end


def _concerned(words: list[Word], n: int) -> int:
    """The index after "(có) liên quan", which makes any group a loose one."""
    ahead = [w.skel for w in words[n : n + 3]]
    length = 3 if ahead == ["co", "lien", "quan"] else 2 if ahead[:2] == ["lien", "quan"] else 0
    return n + length if length and not words[n].gap.strip() else n


def _is_headed(words: list[Word], at: int) -> bool:
    """ "Thủ trưởng các đơn vị thuộc Bộ": the heads of a group of bodies."""
    return [w.skel for w in words[at : at + 3]] == ["thu", "truong", "cac"]


def _heads_of(text: str, first: Word, inner: Mention) -> Mention:
    name = f"Thủ trưởng {inner.name[:1].lower()}{inner.name[1:]}"
    return Mention(slug(name), inner.kind, name, first.start, inner.end)


_MISSION = re.compile(r"(?:dai su quan|(?:tong )?lanh su quan|(?:cac )?co quan dai dien)\b")


def _abroad(words: list[Word], at: int, end: int) -> int:
    """A mission's name goes on with its country: "Đại sứ quán Việt Nam tại Nhật Bản"."""
    head = " ".join(w.skel for w in words[at : at + 5])
    if not _MISSION.match(head) or end >= len(words) or words[end].skel not in {"tai", "o"}:
        return end
    stop = end + 1
    while stop < min(end + 4, len(words)) and words[stop].capital and not words[stop].gap.strip():
        stop += 1
    return stop if stop > end + 1 else end


def _form_at(words: list[Word], at: int) -> tuple[Form, int] | None:
    """A known form; a much longer damaged one goes before a short exact one inside it."""
    exact = longest_form(words, at)
    if exact and (_is_over(words, exact[1]) or exact[1] - at > _SHORT):
        return exact
    near = nearest_form(words, at) if _maybe(words, at) else None
    if exact and (near is None or near[1] < exact[1] + 2):
        return exact
    return near


def _is_over(words: list[Word], n: int) -> bool:
    """Whether a name ends before word ``n``: the text's end, a comma, a verb, "và"."""
    if n >= len(words) or words[n].gap.strip() or words[n].skel == "va":
        return True
    return not words[n].capital and is_verb(words[n : n + 2])


def _maybe(words: list[Word], at: int) -> bool:
    """Whether damage could hide a body here: an opener, or a first word with a foreign sign."""
    if at >= len(words):
        return False
    first = words[at].skel
    return opens(words, at) or not first.isalpha() or len(first) == 1 or first in FIRSTS


def _known(text, words, at, end, found) -> Mention:
    form, known_end = found
    written = text[words[at].start : words[end - 1].end]
    base = text[words[at].start : words[known_end - 1].end]
    tail = text[words[known_end - 1].end : words[end - 1].end]
    name = form.name + tail
    if skeleton(base) == skeleton(form.name) and base.lower() == form.name.lower():
        name = written if not base.isupper() else name
    start, stop = words[at].start, words[end - 1].end
    return Mention(form.body.id, form.body.kind, _first_upper(name), start, stop)


def _suffix(words: list[Word], end: int, last: str) -> int:
    """Take in "tỉnh", "tỉnh Hưng Yên", "Lào Cai" after a known name."""
    n = _province(words, end)
    if n > end:
        return n
    if n < len(words) and not words[n].gap.strip() and words[n].skel in _LEVEL and last != "tinh":
        n += 1
        last = words[n - 1].skel
    elif n + 1 < len(words) and words[n].skel == "thanh" and words[n + 1].skel == "pho":
        n, last = n + 2, "pho"
    if last not in _LEVEL | {"pho"}:
        return n if last == "tinh" or n > end else end
    return _proper(words, n)


def _province(words: list[Word], n: int) -> int:
    """The index after a province's name at ``n``: "Báo Nghệ An"."""
    for length in (4, 3, 2, 1):
        here = words[n : n + length]
        if len(here) < length or not here[0].capital or any(w.gap.strip(" -") for w in here):
            continue
        if tuple(w.skel for w in here) in provinces():
            return n + length
    return n


_QUALIFIERS = ("còn lại", "cùng cấp", "trực thuộc", "trên địa bàn", "thuộc", "cấp tỉnh", "các cấp")


def _qualifier(words: list[Word], end: int) -> int:
    """Take in "còn lại", "trực thuộc Sở", "trên địa bàn tỉnh" after a name."""
    ahead = [w.text for w in words[end : end + 3]]
    if not ahead or words[end].gap.strip():
        return end
    for phrase in _QUALIFIERS:
        length = phrase.count(" ") + 1
        if " ".join(ahead[:length]) == phrase:
            return _whose(words, end + length)
    return end


def _whose(words: list[Word], n: int) -> int:
    """The level or the body after "thuộc", "trên địa bàn"."""
    if n >= len(words) or words[n].gap.strip():
        return n
    if opens(words, n) and (found := longest_form(words, n)):
        return found[1]
    if words[n].skel in _LEVEL:
        return _proper(words, n + 1)
    return n + 1 if words[n].skel in {"so", "bo", "tinh", "ban"} and words[n].capital else n


def _proper(words: list[Word], n: int) -> int:
    """Take in up to three capitalised words that are a place's name."""
    stop = n
    while stop < min(n + 3, len(words)) and not words[stop].gap.strip():
        if not words[stop].capital or opens(words, stop) or words[stop].skel == "trung":
            break
        stop += 1
    return stop


def _name_end(words: list[Word], at: int) -> int:
    n = at + 1
    while n < min(at + _MAX_NAME, len(words)):
        word = words[n]
        if word.gap.strip() not in {"", ",", "-", "–"}:
            break
        if word.gap.strip() == "," and not _goes_on(words, n):
            break
        if word.skel == "va" and not (_goes_on(words, n + 1) or _same_field(words, n)):
            break
        if n > at + 1 and not word.capital and stops(words, n):
            break
        n += 1
    return n


def _same_field(words: list[Word], n: int) -> bool:
    """ "khoa học và công nghệ": the word "và" at ``n`` stands inside a field of work."""
    if words[n - 1].capital or opens(words, n + 1) or longest_form(words, n + 1):
        return False
    ahead = words[n + 1 : n + 5]
    if len(ahead) < 2 or ahead[0].capital or is_verb(ahead[:2]):
        return False
    return len(ahead) == 2 or bool(ahead[2].gap.strip()) or is_verb(ahead[2:])


def _goes_on(words: list[Word], n: int) -> bool:
    """After a comma or "và": a capitalised word that begins no other body."""
    return (
        n < len(words) and words[n].capital and not opens(words, n) and not longest_form(words, n)
    )


_FIRST_WORDS = {skeleton(word): word for word in phrases("first_words")}


def _spelled(name: str) -> str:
    """The first word of an office's name has one spelling only: ``Bão Nghệ An`` is a paper."""
    first, _, rest = name.partition(" ")
    if skeleton(first) == "bao" and skeleton(rest).startswith(("hiem", "tang")):
        return f"Bảo {rest}"
    return _first_upper(f"{_FIRST_WORDS.get(skeleton(first), first)} {rest}".strip())


def _first_upper(name: str) -> str:
    return name[:1].upper() + name[1:]


def scan(text: str, at: int = 0) -> tuple[list[Mention], int]:
    """Read a list of bodies from offset ``at``; the second value is the offset after it."""
    words = words_of(text[at:])
    found: list[Mention] = []
    n, end = 0, at
    while n < len(words):
        got = body_at(text[at:], words, n)
        if got is None:
            break
        mention, n = got
        found.append(
            Mention(mention.id, mention.kind, mention.name, mention.start + at, mention.end + at)
        )
        end = at + mention.end
        step = _joint(words, n)
        if step is None:
            break
        n = step
    return found, end


def _joint(words: list[Word], n: int) -> int | None:
    """The word where the next body of the list may begin."""
    if n >= len(words) or words[n].gap.strip() not in {"", ",", ";", "/", ", "}:
        return None
    start = n
    while n < len(words) and words[n].skel in _JOINTS and n < start + 2:
        n += 1
    if n == start and words[n].gap.strip() not in {",", ";", "/"}:
        return None
    return n if n < len(words) else None


def lead_in(text: str) -> int:
    """Length of "Đề nghị", "Giao", "Trách nhiệm của" in front of a body."""
    match = _LEAD.match(skeleton(text))
    return match.end() if match else 0
