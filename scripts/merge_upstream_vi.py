"""Bring locale/vi up to date with what Wagtail, Django and the other libraries say on screen.

Adds each message that they leave without Vietnamese as an empty entry to be translated by hand.
Not for the project's own sentences: those are Vietnamese in the source.
"""

import argparse
import ast
import sys
from collections.abc import Iterable, Iterator
from functools import cache
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
    "wagtail_localize",
    *("django_filters", "django_tasks", "modelsearch", "treebeard"),
)
CORE = ("django.conf", "django.contrib.auth", "wagtail", "wagtail.admin")  # always installed
CALLS = {"_", "gettext", "gettext_lazy", "pgettext", "pgettext_lazy", "ngettext", "ngettext_lazy"}
Key = tuple[str, str]


def key(entry: polib.POEntry) -> Key:
    """What gettext looks a message up by: context ("" for none) and msgid."""
    return entry.msgctxt or "", entry.msgid


def upstream(domain: str, packages: Iterable[str] = PACKAGES) -> dict[Key, polib.POEntry]:
    """Every message that `packages` say in `domain`, by key, as they are in English."""
    found: dict[Key, polib.POEntry] = {}
    for folder in _folders(packages):
        for entry in _english(folder, domain):
            if key(entry) not in found or entry.msgid_plural:
                found[key(entry)] = entry
    return found


def left_in_english(domain: str) -> set[Key]:
    """The keys that a library says without having Vietnamese for them itself.

    What an optional library has in Vietnamese counts for its own sentences only: "History" is
    English in Wagtail wherever Django's admin is not installed.
    """
    shared: dict[Key, bool] = {}
    for folder in _folders(CORE):
        shared.update(_vietnamese(folder, domain))
    left = set()
    for folder in _folders():
        theirs = _vietnamese(folder, domain)
        for entry in _english(folder, domain):
            plurals = {theirs.get(key(entry)), shared.get(key(entry))}
            if bool(entry.msgid_plural) not in plurals:
                left.add(key(entry))
    return left


def merge(catalogue: polib.POFile, domain: str) -> tuple[list[str], list[str]]:
    """Add to `catalogue` what is missing; returns the msgids added and those no library has now."""
    wanted, ours = upstream(domain), set(map(key, catalogue))
    missing = left_in_english(domain) - ours
    catalogue.extend(_empty(wanted[name]) for name in missing)
    catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    gone = sorted(msgid for context, msgid in ours - set(wanted))
    return sorted(msgid for context, msgid in missing), gone


def _empty(entry: polib.POEntry) -> polib.POEntry:
    flags = [flag for flag in entry.flags if flag.endswith("-format")]
    fresh = polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, flags=flags)
    fresh.tcomment, fresh.comment = "", entry.comment
    if entry.msgid_plural:
        fresh.msgid_plural, fresh.msgstr_plural = entry.msgid_plural, {0: ""}
    return fresh


def _folders(packages: Iterable[str] = PACKAGES) -> Iterator[Path]:
    """Where the packages are; one that is not installed is passed over, nothing is imported."""
    for name in packages:
        top, *rest = name.split(".")
        spec = find_spec(top)
        folder = Path(spec.origin).parent.joinpath(*rest) if spec and spec.origin else None
        if folder and folder.is_dir():
            yield folder


def _english(folder: Path, domain: str) -> Iterable[polib.POEntry]:
    source = folder / f"locale/en/LC_MESSAGES/{domain}.po"
    if source.exists():
        return _read(source)
    return _from_code(folder) if domain == "django" else ()


def _vietnamese(folder: Path, domain: str) -> dict[Key, bool]:
    """What `folder` has in Vietnamese; the value says whether as a plural."""
    source = folder / f"locale/vi/LC_MESSAGES/{domain}.po"
    entries = _read(source) if source.exists() else ()
    return {key(entry): bool(entry.msgid_plural) for entry in entries if entry.translated()}


@cache
def _read(path: Path) -> tuple[polib.POEntry, ...]:
    return tuple(entry for entry in polib.pofile(str(path)) if not entry.obsolete)


@cache
def _from_code(folder: Path) -> tuple[polib.POEntry, ...]:
    """The messages of a package that ships no English catalogue, from its gettext calls."""
    modules = (path for path in sorted(folder.rglob("*.py")) if not _aside(path, folder))
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in modules)
    return tuple(entry for tree in trees for node in ast.walk(tree) for entry in _called(node))


def _aside(path: Path, folder: Path) -> bool:
    return bool({"tests", "migrations"} & set(path.relative_to(folder).parts))


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
