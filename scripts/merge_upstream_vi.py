"""Bring locale/vi up to date with what Wagtail, Django and the other libraries say on screen.

Adds each message that they leave without Vietnamese as an empty entry to be translated by hand.
Not for the project's own sentences: those are Vietnamese in the source.
"""

import argparse
import ast
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = ROOT / "locale" / "vi" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")
PACKAGES = (
    *(f"django.{name}" for name in ("conf", "contrib.admin", "contrib.auth", "contrib.postgres")),
    *(f"django.contrib.{name}" for name in ("contenttypes", "humanize", "sessions", "sites")),
    *("wagtail", "wagtail.admin", "wagtail.documents", "wagtail.embeds", "wagtail.images"),
    *("wagtail.locales", "wagtail.search", "wagtail.sites", "wagtail.snippets", "wagtail.users"),
    *(f"wagtail.contrib.{name}" for name in ("forms", "redirects", "settings", "table_block")),
    *("wagtail.contrib.simple_translation", "wagtail.contrib.typed_table_block", "taggit"),
    *("django_filters", "django_tasks", "django_tasks_db", "modelsearch", "treebeard"),
)
CALLS = {"_", "gettext", "gettext_lazy", "pgettext", "pgettext_lazy", "ngettext", "ngettext_lazy"}
Key = tuple[str, str]


def key(entry: polib.POEntry) -> Key:
    """What gettext looks a message up by: context ("" for none) and msgid."""
    return entry.msgctxt or "", entry.msgid


def upstream(domain: str) -> dict[Key, polib.POEntry]:
    """Every message of the installed libraries in `domain`, by key, as they are in English."""
    found: dict[Key, polib.POEntry] = {}
    for folder in _folders():
        source = folder / f"locale/en/LC_MESSAGES/{domain}.po"
        if source.exists():
            entries: Iterable[polib.POEntry] = _read(source)
        else:
            entries = _from_code(folder) if domain == "django" else ()
        for entry in entries:
            kept = found.setdefault(key(entry), entry)
            kept.msgid_plural = kept.msgid_plural or entry.msgid_plural
    return found


def translated_upstream(domain: str) -> dict[Key, bool]:
    """The keys that the libraries have in Vietnamese; the value says whether as a plural."""
    folders = (folder / f"locale/vi/LC_MESSAGES/{domain}.po" for folder in _folders())
    entries = (entry for path in folders if path.exists() for entry in _read(path))
    return {key(entry): bool(entry.msgid_plural) for entry in entries if entry.translated()}


def merge(catalogue: polib.POFile, domain: str) -> tuple[list[str], list[str]]:
    """Add to `catalogue` what is missing; returns the msgids added and those no library has now."""
    wanted, theirs, ours = upstream(domain), translated_upstream(domain), set(map(key, catalogue))
    added = []
    for name, entry in wanted.items():
        covered = name in theirs and theirs[name] == bool(entry.msgid_plural)
        if name not in ours and not covered:
            catalogue.append(_empty(entry))
            added.append(entry.msgid)
    catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    return added, [msgid for context, msgid in sorted(ours - set(wanted))]


def _empty(entry: polib.POEntry) -> polib.POEntry:
    flags = [flag for flag in entry.flags if flag.endswith("-format")]
    fresh = polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, flags=flags)
    fresh.tcomment, fresh.comment = "", entry.comment
    if entry.msgid_plural:
        fresh.msgid_plural, fresh.msgstr_plural = entry.msgid_plural, {0: ""}
    return fresh


def _folders() -> Iterator[Path]:
    """Where the packages are; one that is not installed is passed over, nothing is imported."""
    for name in PACKAGES:
        top, *rest = name.split(".")
        spec = find_spec(top)
        folder = Path(spec.origin).parent.joinpath(*rest) if spec and spec.origin else None
        if folder and folder.is_dir():
            yield folder


def _read(path: Path) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def _from_code(folder: Path) -> Iterator[polib.POEntry]:
    """The messages of a package that ships no English catalogue, from its gettext calls."""
    for path in sorted(folder.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.relative_to(folder).parts):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield from _called(node)


def _called(node: ast.AST) -> Iterator[polib.POEntry]:
    if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in CALLS:
        return
    words = [part.value for part in node.args if isinstance(part, ast.Constant)]
    words = [word for word in words if isinstance(word, str)]
    if words:
        context = words.pop(0) if node.func.id.startswith("pgettext") else None
        flags = ["python-format"] if "%" in words[0] else []
        yield polib.POEntry(msgid=words[0], msgctxt=context, flags=flags)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prune", action="store_true", help="drop what no library says any more")
    options = parser.parse_args(arguments)
    for domain in DOMAINS:
        path = CATALOGUES / f"{domain}.po"
        catalogue = polib.pofile(str(path), wrapwidth=100)
        added, gone = merge(catalogue, domain)
        if options.prune:
            catalogue[:] = [entry for entry in catalogue if entry.msgid not in set(gone)]
        catalogue.save()
        _tell(path, catalogue, added, gone)
    return 0


def _tell(path: Path, catalogue: polib.POFile, added: list[str], gone: list[str]) -> None:
    empty = [entry.msgid for entry in catalogue if not entry.translated()]
    sys.stdout.write(f"{path.name}: {len(catalogue)} messages, {len(added)} added\n")
    for title, names in (("to translate", empty), ("no library has", gone)):
        sys.stdout.writelines(f"  {title}: {name!r}\n" for name in names)


if __name__ == "__main__":
    sys.exit(main())
