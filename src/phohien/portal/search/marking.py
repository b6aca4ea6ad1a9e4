"""Where the asked words stand: escaped text with ``<mark>``, whole or the part around them."""

import re
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from phohien.portal.search.tokens import RUNS, WORD, Question, clean
from vanban.skeleton import fold

LENGTH = 220  # letters of an excerpt
Span = tuple[int, int]


def marked(text: str, question: Question) -> SafeString:
    """The whole ``text``, escaped, with marks."""
    text = clean(text)
    return _joined(text, spans(text, question), 0, len(text))


def excerpt(text: str, question: Question) -> SafeString:
    """The part of ``text`` with the most different words of the question."""
    text = " ".join(clean(text).split())
    found = spans(text, question)
    start = _best_start(text, found)
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = text.rfind(" ", start, end) if " " in text[start:end] else end
    shown = _joined(text, found, start, end)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{shown}{after}")  # noqa: S308 - escaped by _joined


def spans(text: str, question: Question) -> list[Span]:
    """Where words of the question stand, whatever their marks; in order, none over another."""
    folded = fold(text)
    if len(folded) != len(text):
        return []
    found = sorted({*_words(folded, question), *_runs(folded, question)})
    kept: list[Span] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _words(folded: str, question: Question) -> Iterator[Span]:
    single = [part[0] for part in question.folded if len(part) == 1]
    wanted = set(single)
    beginning = single[-1] if question.is_open and single else None
    for match in WORD.finditer(folded):
        if match[0] in wanted or (beginning and match[0].startswith(beginning)):
            yield match.start(), match.end()


def _runs(folded: str, question: Question) -> Iterator[Span]:
    for run in RUNS.findall(fold(question.text)):
        for match in re.finditer(re.escape(run), folded):
            yield match.start(), match.end()


def _best_start(text: str, found: list[Span]) -> int:
    """So that most different words are within the excerpt; a little before the first of them."""
    if not found:
        return 0
    folded = fold(text)

    def told(start: int) -> int:
        return len({folded[a:b] for a, b in found if start <= a and b <= start + LENGTH - 40})

    first = max((start for start, _end in found), key=lambda start: (told(start), -start))
    if first < LENGTH // 3:
        return 0
    return text.rfind(" ", 0, max(0, first - 40)) + 1


def _joined(text: str, found: list[Span], start: int, end: int) -> SafeString:
    parts, place = [], start
    for a, b in found:
        if a < start or b > end:
            continue
        parts += [escape(text[place:a]), "<mark>", escape(text[a:b]), "</mark>"]
        place = b
    return mark_safe("".join([*parts, escape(text[place:end])]))  # noqa: S308 - each piece escaped
