"""Bodies of the Vietnamese state known by name, matched word by word on the skeleton.

Knows names of any province; not for deciding who owes what.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

from vanban.parsing.abbreviations import expand
from vanban.parsing.loose import distance, nfc, skeleton

_WORD = re.compile(r"[^\s,;:.()/\"“”]+")
_LETTERS_PER_EDIT = 7
_LONGEST = 18
_WORTH = 0.6  # edits that one more word of a name is worth
Trie = dict


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it is, its folded form, and what stands before it."""

    start: int
    end: int
    text: str
    skel: str
    gap: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Body:
    """One gazetteer line: id, kind and the canonical name."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way of writing a body; ``name`` is spelled with its marks."""

    body: Body
    name: str
    words: tuple[str, ...]


def words_of(text: str) -> list[Word]:
    """Split NFC ``text`` into words; ``-`` and ``&`` standing alone belong to the gaps."""
    found, last, skel = [], 0, skeleton(text)
    for match in _WORD.finditer(text):
        start, end = match.span()
        if text[start:end] in {"-", "–", "&", "—"}:
            continue
        found.append(Word(start, end, match.group(), skel[start:end], text[last:start]))
        last = end
    return found


@cache
def forms() -> tuple[Form, ...]:
    """All written forms in ``bodies.tsv``."""
    found = []
    source = resources.files("vanban.parsing").joinpath("bodies.tsv")
    for line in source.read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        key, kind, name, *others = nfc(line).split("\t")
        body = Body(key, kind, name)
        names = [name, *filter(None, "|".join(others).split("|"))]
        found += [Form(body, n, tuple(w.skel for w in words_of(n))) for n in names]
    return tuple(found)


@cache
def _trie() -> Trie:
    root: Trie = {}
    for form in forms():
        node = root
        for word in form.words:
            node = node.setdefault(word, {})
        node.setdefault("", form)
    return root


def longest_form(words: list[Word], at: int) -> tuple[Form, int] | None:
    """The longest known form that begins at word ``at`` and the index after it."""
    node: Trie | None = _trie()
    best = None
    for n in range(at, len(words)):
        if n > at and not _soft(words[n].gap):
            break
        node = node.get(words[n].skel) if node else None
        if node is None:
            break
        if "" in node:
            best = (node[""], n + 1)
    return best


def _soft(gap: str) -> bool:
    """Whether a name may run on over ``gap``: spaces, one comma, a dash."""
    return gap.strip() in {"", ",", "-", "–", "&", ", -"}


@cache
def _by_word() -> dict[str, list[Form]]:
    table: dict[str, list[Form]] = {}
    for form in forms():
        if len(form.words) > 2 and len(" ".join(form.words)) > 9:
            for word in set(form.words):
                table.setdefault(word, []).append(form)
    return table


def nearest_form(words: list[Word], at: int) -> tuple[Form, int] | None:
    """The known form that damage most likely turned into the words at ``at``."""
    given = words[at : at + _LONGEST]
    shared = Counter(f for skel in {w.skel for w in given} for f in _by_word().get(skel, ()))
    best: tuple[float, Form, int] | None = None
    for form, count in shared.items():
        length = len(form.words)
        if count * 5 < length * 2 or length > len(given):
            continue
        if any(not _soft(w.gap) for w in given[1:length]):
            continue
        edits = _edits(form, given[:length])
        if edits is not None and (best is None or edits - _WORTH * length < best[0]):
            best = (edits - _WORTH * length, form, at + length)
    return best[1:] if best else None


def _edits(form: Form, given: list[Word]) -> int | None:
    same = sum(w.skel == f for w, f in zip(given, form.words, strict=True))
    first = given[0].skel
    if same * 5 < len(given) * 2 or (first.isalpha() and len(first) > 1 and first != form.words[0]):
        return None
    odd = sum(_strange(w.skel, f) for w, f in zip(given, form.words, strict=True))
    if odd > (len(given) > 4 and same == len(given) - 1 and len(given[0].skel) > 2):
        return None
    right = " ".join(form.words)
    limit = max(len(right) // _LETTERS_PER_EDIT, 0 if first.isalpha() else 2)
    edits = distance(" ".join(w.skel for w in given), right, limit)
    return edits if edits <= limit else None


def _strange(given: str, word: str) -> bool:
    """Whether no damage makes ``given`` out of ``word``."""
    limit = max(1, (len(word) + 1) // 2) + (not given.isalnum())
    return distance(given, word, limit) > limit


def canonical(name: str) -> str:
    """Spell a known body's name as the gazetteer does, else return it expanded."""
    full = expand(nfc(name)).strip()
    words = words_of(full)
    found = longest_form(words, 0)
    if found and found[1] == len(words):
        return found[0].name
    return full
