"""Holds the English catalogue against the sentences of the project; the Vietnamese is the msgid.

Gathers messages with Python alone (no gettext needed) from code, templates and scripts. With
``--update`` adds new sentences, empty, and drops those no longer said. Not for Vietnamese.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import django
import polib
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "phohien"
CATALOGUES = ROOT / "locale" / "en" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")
HEADER = {
    "Project-Id-Version": "phohien",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
MARKED = re.compile(r"_|n?p?gettext(_lazy|_noop)?")
STRING = r"""u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*\""""
IN_TEXT = re.compile(rf"\b(?P<name>_|n?p?gettext)\(\s*(?P<words>(?:(?:{STRING})\s*,?\s*)+)", re.S)
ONE_STRING = re.compile(STRING, re.S)
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr%]|\{[\w.]*\}|</?[a-zA-Z][^>]*>")
EDGES = re.compile(r"^(\s*).*?(\s*)$", re.S)


class Message(NamedTuple):
    """One sentence of the source; ``plural`` and ``context`` are empty when it has none."""

    domain: str
    context: str
    msgid: str
    plural: str = ""


Key = tuple[str, str]  # context, msgid


def messages(sources: Path = SOURCES) -> Iterator[Message]:
    """Every message in the project's own files, as often as it is written there."""
    for path in sorted(sources.rglob("*.py")):
        yield from _in_code(ast.parse(path.read_text(), str(path)))
    for pattern in ("*/templates/**/*.html", "*/templates/**/*.txt"):
        for path in sorted(sources.glob(pattern)):
            yield from _in_text("django", templatize(path.read_text()))
    for path in sorted(sources.glob("*/static/**/*.js")):
        if "vendor" not in path.parts and not path.name.endswith(".min.js"):
            yield from _in_text("djangojs", path.read_text())


def _in_code(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None) or ""
            words = [getattr(argument, "value", None) for argument in node.args]
            if MARKED.fullmatch(name):
                yield from _said("django", name, words)


def _in_text(domain: str, text: str) -> Iterator[Message]:
    for match in IN_TEXT.finditer(text):
        words = [ast.literal_eval(word) for word in ONE_STRING.findall(match["words"])]
        yield from _said(domain, match["name"], words)


def _said(domain: str, name: str, words: list) -> Iterator[Message]:
    """The message of a call ``name(*words)``; none when its words are not written out there."""
    name = name.removesuffix("_lazy").removesuffix("_noop")
    has_context, has_plural = name.endswith("pgettext"), name.startswith("n")
    wanted = words[: 1 + has_context + has_plural]
    if len(wanted) == 1 + has_context + has_plural and all(isinstance(w, str) for w in wanted):
        context = wanted.pop(0) if has_context else ""
        yield Message(domain, context, wanted[0], wanted[1] if has_plural else "")


def wanted(domain: str, sources: Path = SOURCES) -> dict[Key, str]:
    """(context, msgid) → plural msgid of a domain; a plural anywhere makes the message plural."""
    found: dict[Key, str] = {}
    for message in messages(sources):
        if message.domain == domain and message.msgid:
            key = message.context, message.msgid
            found[key] = found.get(key) or message.plural
    return found


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def faults(catalogue: polib.POFile, said: dict[Key, str]) -> list[str]:
    """What is wrong, one line each: untranslated, no longer said, or another shape."""
    entries = {key_of(entry): entry for entry in catalogue if not entry.obsolete}
    lines = [f"chưa dịch: {msgid!r}" for context, msgid in sorted(set(said) - set(entries))]
    for key, entry in sorted(entries.items()):
        fault = _fault_of(entry, said.get(key))
        lines += [f"{fault}: {entry.msgid!r}"] if fault else []
    return lines + [f"mục cũ còn để lại: {row.msgid!r}" for row in catalogue.obsolete_entries()]


def _fault_of(entry: polib.POEntry, plural: str | None) -> str:
    if plural is None:
        return "không còn dùng"
    if entry.fuzzy:
        return "bản dịch còn ngờ (fuzzy)"
    if bool(plural) != bool(entry.msgid_plural):
        return "số ít, số nhiều khác với mã nguồn"
    if not entry.translated():
        return "chưa dịch"
    return "" if all(_same_shape(entry, text) for text in english_of(entry)) else "khác chỗ điền"


def english_of(entry: polib.POEntry) -> list[str]:
    """The English of an entry: one text, or the singular and the plural."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _same_shape(entry: polib.POEntry, text: str) -> bool:
    """The same placeholders, tags, and spaces at the edges."""
    same_parts = sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(entry.msgid))
    return same_parts and EDGES.match(text).groups() == EDGES.match(entry.msgid).groups()


def update(catalogue: polib.POFile, said: dict[Key, str]) -> None:
    """Empty entries for new sentences; entries no longer said are dropped, the rest kept."""
    kept = {key_of(entry): entry for entry in catalogue if not entry.obsolete}
    catalogue[:] = [kept.get(key) or _empty(key, said[key]) for key in sorted(said)]
    catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))


def _empty(key: Key, plural: str) -> polib.POEntry:
    context, msgid = key
    entry = polib.POEntry(msgid=msgid, msgctxt=context or None, msgid_plural=plural)
    entry.flags = ["python-format"] if re.search(r"%\(|%%", msgid) else []
    if plural:
        entry.msgstr_plural = {0: "", 1: ""}
    return entry


def read(domain: str) -> polib.POFile:
    """The English catalogue of a domain; an empty one when there is no file."""
    path = CATALOGUES / f"{domain}.po"
    catalogue = polib.pofile(str(path), wrapwidth=100) if path.exists() else polib.POFile()
    catalogue.wrapwidth, catalogue.fpath, catalogue.metadata = 100, str(path), HEADER
    return catalogue


def _write(domain: str, said: dict[Key, str]) -> None:
    catalogue = read(domain)
    update(catalogue, said)
    if said or Path(catalogue.fpath).exists():
        CATALOGUES.mkdir(parents=True, exist_ok=True)
        catalogue.save()


def main(arguments: Iterable[str] | None = None) -> int:
    """0 when every sentence has its English and nothing else is in the catalogue."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="add the new, drop the unused")
    options = parser.parse_args(arguments if arguments is None else list(arguments))
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    found = total = 0
    for domain in DOMAINS:
        said = wanted(domain)
        if options.update:
            _write(domain, said)
        lines = faults(read(domain), said)
        found, total = found + len(lines), total + len(said)
        sys.stdout.writelines(f"{domain}: {line}\n" for line in lines)
    sys.stdout.write(f"{total} câu tiếng Việt; {found} chỗ cần sửa trong bản tiếng Anh.\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
