"""Bringing a static copy up to date: what changed is made, what is gone is taken away."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.utils.html import format_html

from phohien.portal import languages
from phohien.portal.baking import assets, ledger, targets, writing
from phohien.portal.baking.ledger import Ledger, Line
from phohien.portal.baking.making import Made, make

SHOWN = re.compile(rb'/tep/[a-z]+/\d+/[0-9a-f]{8}/[^"\'\s,<>&?#]+')
PAGE = (200, 410, 301)


@dataclass(slots=True)
class Counts:
    """What a run did. ``fresh``: left alone because nothing they show has changed."""

    made: int = 0
    written: int = 0
    fresh: int = 0
    removed: int = 0
    media: int = 0


Progress = Callable[[int, int], None]


def bring_up_to_date(
    root: Path, *, first: Iterable[str] = (), progress: Progress | None = None
) -> Counts:
    """The whole copy at ``root``; ``first`` are addresses to make before all others."""
    counts = Counts()
    with ledger.opened(root) as held:
        wanted = list(dict.fromkeys([*first, *targets.every()]))
        for number, path in enumerate(wanted):
            _refresh(held, path, counts)
            if progress:
                progress(number + 1, len(wanted))
        _remove_gone(held, set(wanted), counts)
        _bring_media(held, counts)
        assets.write(root)
    return counts


def _refresh(held: Ledger, path: str, counts: Counts) -> None:
    if held.is_fresh(path) and _exists(held, path):
        counts.fresh += 1
        return
    made = make(path)
    counts.made += 1
    if made.status not in PAGE:
        _forget(held, path, counts)
        return
    body = moved(made.location) if made.status == 301 else b"".join(made.pieces)
    counts.written += _write(held, path, made, body)


def _exists(held: Ledger, path: str) -> bool:
    return writing.file_of(held.root, path, held.lines[path].status).exists()


def _write(held: Ledger, path: str, made: Made, body: bytes) -> bool:
    """Whether anything had to be written; an equal body keeps its file and its date."""
    digest, old = hashlib.sha256(body).hexdigest(), held.lines.get(path)
    file = writing.file_of(held.root, path, made.status)
    if made.status == 410:
        writing.remove(writing.file_of(held.root, path))
    elif path.endswith("/"):
        writing.remove(writing.file_of(held.root, path, 410))
    is_same = old is not None and old.digest == digest and file.exists()
    if not is_same:
        writing.write(file, [body])
    files = sorted({name.decode() for name in SHOWN.findall(body)})
    held.lines[path] = Line(
        made.status, digest, sorted(made.held.names), made.since,
        ledger.moment(made.held.until), files,
    )  # fmt: skip
    return not is_same


def moved(location: str) -> bytes:
    """For a file server, which cannot redirect by itself: a page that leads on at once."""
    locale = languages.of_path(location) or languages.DEFAULT
    return format_html(
        '<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>{}</title>'
        '<link rel="canonical" href="{}"><meta http-equiv="refresh" content="0; url={}">'
        '<meta name="robots" content="noindex"></head><body><p><a href="{}">{}</a></p></body>'
        "</html>",
        languages.tag(locale), location, location, location, location, location,
    ).encode()  # fmt: skip


def _forget(held: Ledger, path: str, counts: Counts) -> None:
    held.lines.pop(path, None)
    for status in (200, 410):
        counts.removed += writing.remove(writing.file_of(held.root, path, status))


def _remove_gone(held: Ledger, wanted: set[str], counts: Counts) -> None:
    for path in [path for path in held.lines if path not in wanted]:
        _forget(held, path, counts)


def _bring_media(held: Ledger, counts: Counts) -> None:
    """Every file that a page of the copy shows, and no other."""
    wanted = {name for line in held.lines.values() for name in line.files}
    for path in sorted(wanted):
        file = writing.file_of(held.root, path)
        if file.exists():
            continue
        made = make(path)
        if made.status == 200:
            writing.write(file, made.pieces)
            counts.media += 1
    _remove_media(held.root, wanted, counts)


def _remove_media(root: Path, wanted: set[str], counts: Counts) -> None:
    for file in (root / "tep").rglob("*"):
        if file.is_file() and f"/{file.relative_to(root).as_posix()}" not in wanted:
            counts.removed += writing.remove(file)
