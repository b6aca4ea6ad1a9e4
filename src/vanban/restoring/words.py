"""Cut text into the words the language model counts. The same cut for training and decoding."""

import re

from vanban.restoring.syllables import place_tone

STOP, COMMA, NUMBER, UNKNOWN = ".", ",", "<num>", "<unk>"
SPECIAL = (UNKNOWN, STOP, COMMA, NUMBER)
_SENTENCE_END = set(".?!…")
_PAUSE = set(",;:")
_EDGES = re.compile(r"^([^\w]*)(.*?)([^\w]*)$", re.DOTALL)
_JOINTS = re.compile(r"[/–—\-]")
LABEL = re.compile(r"(?:[a-zđ]|\d{1,2}(?:\.\d{1,2}){0,3})[.)]|[IVX]{1,5}\.|[-+•–]")


def pause_after(tail: str) -> str | None:
    """Name the pause that closing punctuation makes: a stop, a comma, or none."""
    for mark in tail:
        if mark in _SENTENCE_END:
            return STOP
        if mark in _PAUSE:
            return COMMA
    return None


def model_words(text: str) -> list[str]:
    """Give the model's words of clean text: lower-case syllables, pauses and numbers."""
    words: list[str] = []
    pieces = text.split()
    if pieces and LABEL.fullmatch(pieces[0]):
        pieces = pieces[1:]
    for piece in pieces:
        _, core, tail = _EDGES.match(piece).groups()  # type: ignore[union-attr]
        if any(c.isdigit() for c in core):
            words.append(NUMBER)
        elif core:
            words.extend(place_tone(part) for part in _JOINTS.split(core.lower()) if part)
        if pause := pause_after(tail):
            words.append(pause)
    return words
