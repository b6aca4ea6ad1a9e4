"""Source lines made ready: page numbers, running heads and footnotes taken out of the flow.

Not for meaning: which line is a point or a heading is decided in ``labels`` and ``outline``.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.errors import InputTooLarge
from vanban.parsing.loose import loose, nfc, skeleton
from vanban.parsing.plan import Footnote

MAX_LINES = 300_000
MAX_LINE = 60_000
MAX_TOTAL = 30_000_000
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PAGE_NUMBER = re.compile(r"^(?:trang|page)?\s*[-–—.|]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–—.|]?$")
_STAMP = re.compile(r"^(?:nguoi ky|ky boi|thoi gian ky|ngay ky|signature|email|co quan)\s*:\s*\S")
_SURE_MARK = re.compile(rf"^([{_SUPER}]{{1,3}})\s*(?=\S)")
_BARE_MARK = re.compile(r"^(?:\[?\(?(\d{1,2})\]?\)?|['‘’`´*\"“”!?])\s+(?=[^\W\d_])")
_POINT = re.compile(r"^(?:[-–—+•*]\s|[IVX]{1,5}\.\s|\d{1,2}[.)]\s|[a-zđ¢]\)\s?)")
_CITING = re.compile(
    r"^(?:nghi|quyet|thong|ket|ke|k.|chi|luat|bo luat|cong|van|huong|chuong"
    r"|hien|theo|giay)(?!\w).{0,40}\d+.{0,6}[-/]"
)
_RECIPIENTS = re.compile(rf"{loose('nơi nhận')}\s?:")
_LIFTS = 40  # a footnote is looked for in this many lines above a page's end


@dataclass(frozen=True, slots=True)
class Line:
    """One content line: its 1-based number, its text trimmed and NFC, its folded form.

    ``source`` is the text before it was restored, the better witness for a label.
    """

    number: int
    source: str
    text: str
    skel: str
    blank_before: bool

    @property
    def ends(self) -> bool:
        """Whether the line ends as sentences and list items end."""
        return self.text.rstrip(f"\"”’'){_SUPER} ")[-1:] in ".;:!?…"


def check_size(lines: Sequence[str]) -> None:
    """Refuse what no document of an office looks like."""
    longest = max(map(len, lines), default=0)
    if len(lines) > MAX_LINES or longest > MAX_LINE or sum(map(len, lines)) > MAX_TOTAL:
        raise InputTooLarge(
            "parse.too_large",
            f"Văn bản có {len(lines)} dòng, dòng dài nhất {longest} ký tự,"
            " vượt quá mức mà một văn bản hành chính có thể có.",
            "Xin kiểm tra lại tệp, hoặc tách văn bản thành nhiều tệp nhỏ hơn rồi thử lại.",
        )


def content_lines(
    lines: Sequence[str], source: Sequence[str] | None = None
) -> tuple[list[Line], list[list[tuple[int, str]]]]:
    """Return the lines of the running text, and the numbered lines of each footnote.

    Numbers stay those of the input, 1-based. ``source`` has the same lines unrestored.
    """
    texts = [_trimmed(raw) for raw in lines]
    sources = [_trimmed(raw) for raw in source] if source is not None else texts
    skels = [skeleton(text) for text in texts]
    dropped = _page_numbers(texts, skels)
    ends = sorted(dropped) + [len(texts)]
    dropped |= _running_heads(skels, dropped)
    notes, taken = _footnotes(texts, sorted([*ends, *_recipients(skels)]))
    dropped |= taken
    return _build(sources, texts, skels, dropped), notes


def _trimmed(raw: str) -> str:
    return " ".join(nfc(raw).replace("\f", " ").replace("**", "").split())


def _build(sources: list[str], texts: list[str], skels: list[str], dropped: set[int]) -> list[Line]:
    found, blank = [], True
    for at, text in enumerate(texts):
        if not text or _STAMP.match(skels[at]):
            blank = True
        elif at not in dropped:
            found.append(Line(at + 1, sources[at], text, skels[at], blank))
            blank = False
        else:
            blank = True
    return found


def _page_numbers(texts: list[str], skels: list[str]) -> set[int]:
    """Lines that hold a page number only, or one sign that was one, between blank lines."""
    found = set()
    for at, skel in enumerate(skels):
        if not skel:
            continue
        alone = not (at and texts[at - 1]) and not (at + 1 < len(texts) and texts[at + 1])
        sign = len(skel) <= 2 and not set(skel) <= set("ivx") and alone and at > 5
        if (len(skel) < 16 and _PAGE_NUMBER.match(skel) and at > 2) or sign:
            found.add(at)
    return found


def _recipients(skels: list[str]) -> list[int]:
    """Where "Nơi nhận:" stands: notes may come before it as before a page's end."""
    return [at for at, skel in enumerate(skels) if at > 8 and _RECIPIENTS.match(skel)]


def _running_heads(skels: list[str], pages: set[int]) -> set[int]:
    """Lines beside page numbers that say the same three times or more."""
    beside = [n for p in pages for n in (p - 1, p + 1, p + 2) if 0 <= n < len(skels) and skels[n]]
    count = Counter(skels[n] for n in beside if len(skels[n]) > 3)
    return {n for n in beside if count[skels[n]] >= 3}


def _footnotes(texts: list[str], ends: list[int]) -> tuple[list[list[tuple[int, str]]], set[int]]:
    starts = _sure_starts(texts)
    previous = 0
    for end in ends:
        starts |= _bare_starts(texts, max(previous, end - _LIFTS), end)
        previous = end + 1
    stops = set(ends)
    spans = [_note_span(texts, at, starts, stops) for at in sorted(starts)]
    taken = {n for span in spans for n in span}
    return [[(n + 1, texts[n]) for n in span] for span in spans], taken


def _sure_starts(texts: list[str]) -> set[int]:
    return {at for at, text in enumerate(texts) if _SURE_MARK.match(text)}


def _bare_starts(texts: list[str], low: int, high: int) -> set[int]:
    """Lines above a page's end that open with a bare mark and have no point below them."""
    found: set[int] = set()
    for at in range(high - 1, low - 1, -1):
        text = texts[at]
        if _SURE_MARK.match(text) or _is_bare(texts, at):
            found.add(at)
        elif _POINT.match(text):
            break
    first = min(found, default=None)
    return {at for at in found if at == first or at > first} if first is not None else set()


def _is_bare(texts: list[str], at: int) -> bool:
    match = _BARE_MARK.match(texts[at])
    if not match or at < 8 or (texts[at - 1] and not _after_note(texts, at, match.group(1))):
        return False
    rest = texts[at][match.end() :]
    if not rest[:1].isupper() or "|" in rest:
        return False
    return bool(_CITING.search(skeleton(rest))) or _is_referred(texts, at, match.group(1))


def _after_note(texts: list[str], at: int, mark: str | None) -> bool:
    """Whether the note before this one stands in the lines above, without a blank between."""
    for n in range(at - 1, max(0, at - 12), -1):
        if not texts[n]:
            return False
        before = _BARE_MARK.match(texts[n]) or _SURE_MARK.match(texts[n])
        if before and texts[n - 1] == "":
            known = (before.group(1) or "").translate(SUPERSCRIPTS)
            return not mark or known == str(int(mark) - 1)
    return False


def _is_referred(texts: list[str], at: int, mark: str | None) -> bool:
    """Whether a word of the page above carries the mark: ``tình hình mới2.``, ``tỉnh (1)``."""
    if not mark:
        return False
    place = re.compile(rf"[^\W\d_]{mark}(?![\d\w])|\w\s?[(\[]{mark}[)\]]")
    return any(place.search(text) for text in texts[max(0, at - 60) : at])


def _note_span(texts: list[str], at: int, starts: set[int], stops: set[int]) -> list[int]:
    """The lines of one note: to the next note, the page's end, or a blank and a new beginning."""
    span = [at]
    for n in range(at + 1, min(at + _LIFTS, len(texts))):
        if n in starts or n in stops:
            break
        if not texts[n]:
            continue
        if not texts[n - 1] and not texts[n][0].islower():
            break
        span.append(n)
    return span


def footnote(lines: list[tuple[int, str]], order: int) -> Footnote:
    """The note its lines make; a mark that cannot be read is taken from the ``order``."""
    first = lines[0][1]
    match = _SURE_MARK.match(first) or _BARE_MARK.match(first)
    mark = (match.group(1) or "").translate(SUPERSCRIPTS) if match else ""
    body = [first[match.end() if match else 0 :], *(text for _, text in lines[1:])]
    number = int(mark) if mark.isdigit() else order
    return Footnote(number, " ".join(body), lines[0][0], lines[-1][0])
