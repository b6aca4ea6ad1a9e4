"""What the copy needs besides pages: style, fonts, the choice of language, pages for errors."""

import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.template import loader

from phohien.portal import addresses, languages
from phohien.portal.baking import writing
from phohien.portal.views.errors import failed, lost

FOLDER = "portal"


def write(root: Path) -> None:
    _copy_static(root)
    _write_if_changed(root / "index.html", choice())
    for code in languages.codes():
        home = HttpRequest()
        home.path = addresses.home(code)
        _write_if_changed(root / code / "404.html", lost(home, code).content)
        _write_if_changed(root / code / "500.html", failed(home).content)


def choice() -> bytes:
    """``/`` of the copy, for file servers that cannot ask the browser for its language."""
    rows = [
        (languages.tag(code), addresses.home(code), languages.names()[code])
        for code in languages.codes()
    ]
    return loader.render_to_string("portal/choice.html", {"languages": rows}).encode()


def _write_if_changed(file: Path, body: bytes) -> None:
    if not file.exists() or file.read_bytes() != body:
        writing.write(file, [body])


def _copy_static(root: Path) -> None:
    """Collected files with the hashes in their names; in development the sources themselves."""
    collected = Path(settings.STATIC_ROOT) / FOLDER
    hashed = hasattr(staticfiles_storage, "hashed_files")
    if hashed and collected.is_dir():
        _mirror(collected, root / "static" / FOLDER)
        return
    for finder in finders.get_finders():
        for name, storage in finder.list([]):
            if name.startswith(f"{FOLDER}/"):
                _copy(Path(storage.path(name)), root / "static" / name)


def _mirror(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file():
            _copy(file, target / file.relative_to(source))


def _copy(source: Path, target: Path) -> None:
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
