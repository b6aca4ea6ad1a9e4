"""The public site speaks all its languages: no sentence of the portal is left untranslated."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

from scripts import check_translations as checking

ROOT = Path(__file__).resolve().parents[2]
PORTAL = ROOT / "src" / "phohien" / "portal"
CATALOGUES = {"en": "en", "zh-hans": "zh_Hans", "ko": "ko", "ja": "ja"}
TEMPLATES = (".html", ".txt", ".webmanifest", ".js", ".xml")
VIETNAMESE_AND_ENGLISH = PORTAL / "templates/portal/press"  # requests under decree 262/2026
SAME_IN_ALL = {"%(area)s km²", "%(title)s (%(form)s)", "Hưng Yên, Việt Nam", "Hưng Yên"}


def _messages(locale: str) -> Iterator[checking.Message]:
    for path in sorted(PORTAL.rglob("*.py")):
        yield from checking._in_code(ast.parse(path.read_text("utf-8"), str(path)))
    for path in sorted((PORTAL / "templates").rglob("*.*")):
        if locale != "en" and VIETNAMESE_AND_ENGLISH in path.parents:
            continue
        if path.suffix in TEMPLATES:
            yield from checking._in_text("django", templatize(path.read_text("utf-8")))


@cache
def said(locale: str) -> dict[checking.Key, str]:
    """(context, msgid) → plural msgid of every sentence that the portal says in ``locale``."""
    found: dict[checking.Key, str] = {}
    for message in _messages(locale):
        key = message.context, message.msgid
        found[key] = found.get(key) or message.plural
    return found


@cache
def catalogue(locale: str) -> dict[checking.Key, polib.POEntry]:
    file = ROOT / "locale" / CATALOGUES[locale] / "LC_MESSAGES" / "django.po"
    return {checking.key_of(entry): entry for entry in polib.pofile(str(file))}


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_the_portal_says_something():
    assert len(said("ja")) > 150


@pytest.mark.parametrize("locale", CATALOGUES)
def test_every_sentence_of_the_portal_is_translated(locale):
    entries = catalogue(locale)
    missing = [
        key[1]
        for key in said(locale)
        if key not in entries or not entries[key].translated() or entries[key].fuzzy
    ]
    assert sorted(missing) == []


@pytest.mark.parametrize("locale", CATALOGUES)
def test_placeholders_stay_as_they_are(locale):
    shapes = {
        msgid: [sorted(checking.PLACEHOLDER.findall(text)) for text in texts(entry)]
        for (context, msgid), entry in catalogue(locale).items()
        if (context, msgid) in said(locale)
    }
    wanted = {msgid: sorted(checking.PLACEHOLDER.findall(msgid)) for msgid in shapes}
    assert {m: found for m, found in shapes.items() if any(f != wanted[m] for f in found)} == {}


@pytest.mark.parametrize("locale", ["zh-hans", "ko", "ja"])
def test_nothing_is_copied_from_vietnamese(locale):
    copied = {
        key[1] for key, entry in catalogue(locale).items() if texts(entry) == [entry.msgid]
    }  # fmt: skip
    assert copied - SAME_IN_ALL == set()


@pytest.mark.parametrize("locale", ["zh-hans", "ko", "ja"])
def test_the_catalogue_holds_nothing_the_portal_no_longer_says(locale):
    assert sorted(key[1] for key in set(catalogue(locale)) - set(said(locale))) == []
