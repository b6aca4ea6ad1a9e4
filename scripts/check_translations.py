"""Says which sentences of the project have no English yet; the Vietnamese is the msgid itself.

Gathers messages with Python alone (no gettext needed) from code, templates and scripts.
Not for writing catalogues: that is ``manage makemessages -l en``.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import django
import polib
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "phohien"
CATALOGUES = ROOT / "locale" / "en" / "LC_MESSAGES"
# Name of the function → position of the msgid among its arguments.
CALLS = {
    "_": 0, "gettext": 0, "gettext_lazy": 0, "gettext_noop": 0, "ngettext": 0, "ngettext_lazy": 0,
    "pgettext": 1, "pgettext_lazy": 1, "npgettext": 1, "npgettext_lazy": 1,
}  # fmt: skip
STRING = r"""u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*\""""
IN_TEXT = re.compile(
    rf"\b(?P<name>_|n?p?gettext)\(\s*(?P<first>{STRING})(?:\s*,\s*(?P<second>{STRING}))?", re.S
)


def messages() -> Iterator[tuple[str, str]]:
    """(domain, msgid) of every message in the project's own files."""
    for path in sorted(SOURCES.rglob("*.py")):
        yield from (("django", text) for text in _in_code(path))
    for path in sorted([*SOURCES.glob("*/templates/**/*.html"), *SOURCES.glob("*/templates/**/*.txt")]):  # noqa: E501 # fmt: skip
        yield from (("django", text) for text in _in_text(templatize(path.read_text())))
    for path in sorted(SOURCES.glob("*/static/**/*.js")):
        if "vendor" not in path.parts and not path.name.endswith(".min.js"):
            yield from (("djangojs", text) for text in _in_text(path.read_text()))


def _in_code(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(), str(path))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
        place = CALLS.get(name or "")
        if place is not None and len(node.args) > place:
            value = getattr(node.args[place], "value", None)
            if isinstance(value, str):
                yield value


def _in_text(text: str) -> Iterator[str]:
    for match in IN_TEXT.finditer(text):
        wanted = match["second"] if match["name"].endswith("pgettext") else match["first"]
        if wanted:
            yield ast.literal_eval(wanted)


def translated(domain: str) -> set[str]:
    """The msgids with a finished English text."""
    path = CATALOGUES / f"{domain}.po"
    if not path.exists():
        return set()
    return {entry.msgid for entry in polib.pofile(str(path)) if entry.translated()}


def main() -> int:
    """0 when nothing is missing, or when there is no English catalogue at all yet."""
    settings.configure(USE_I18N=True)
    django.setup()
    wanted = set(messages())
    known = {(domain, text) for domain in ("django", "djangojs") for text in translated(domain)}
    missing = sorted(wanted - known)
    if not CATALOGUES.exists():
        sys.stdout.write(f"Chưa có locale/en: {len(missing)} câu chưa dịch.\n")
        return 0
    for domain, text in missing:
        sys.stdout.write(f"{domain}: {text!r}\n")
    sys.stdout.write(f"{len(wanted) - len(missing)} trên {len(wanted)} câu đã có bản tiếng Anh.\n")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
