"""What each file of the static copy was made from: so that the next run makes only what changed.

A JSON file beside the copy; it belongs to one set of moments (``stamps().name``) and one look
(templates, style, address of the site). With another of either, everything is made anew.
"""

import contextlib
import datetime as dt
import fcntl
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static

from phohien.kernel import clock
from phohien.portal.cache.stamps import places, stamps

NAME = ".copy.json"
PORTAL = Path(__file__).resolve().parents[1]
LOOKED_AT = ("*.py", "*.html", "*.css", "*.js", "*.webmanifest", "*.svg")


@dataclass(slots=True)
class Line:
    """One address: its status, the hash of its body, names and clock, and until when it holds."""

    status: int
    digest: str
    names: list[str]
    since: int
    until: float | None = None
    files: list[str] = field(default_factory=list)  # addresses of media it shows


@dataclass(slots=True)
class Ledger:
    """All lines of one copy."""

    root: Path
    stamps: str
    look: str
    lines: dict[str, Line] = field(default_factory=dict)

    def is_fresh(self, path: str) -> bool:
        """Whether nothing that the file shows has changed since it was made."""
        line = self.lines.get(path)
        if line is None or (line.until is not None and clock.now().timestamp() >= line.until):
            return False
        return stamps().is_fresh(places(line.names), line.since)

    def save(self) -> None:
        rows = {
            path: [row.status, row.digest, row.names, row.since, row.until, row.files]
            for path, row in self.lines.items()
        }
        text = json.dumps({"stamps": self.stamps, "look": self.look, "lines": rows})
        fresh = self.root / f"{NAME}.new"
        fresh.write_text(text, "utf-8")
        fresh.replace(self.root / NAME)


@contextmanager
def opened(root: Path) -> Iterator[Ledger]:
    """The ledger of the copy at ``root``, for one process at a time; saved whatever happens."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ledger = read(root)
        try:
            yield ledger
        finally:
            ledger.save()


def read(root: Path) -> Ledger:
    """The lines that still mean something; none when the copy is of another look."""
    ledger = Ledger(root, stamps().name, look())
    with contextlib.suppress(OSError, ValueError):
        held = json.loads((root / NAME).read_text("utf-8"))
        ledger.lines = {path: Line(*row) for path, row in held["lines"].items()}
        if (held["stamps"], held["look"]) != (ledger.stamps, ledger.look):
            for line in ledger.lines.values():
                line.until = 0  # to be made anew; unchanged bodies are not written again
    return ledger


@cache
def look() -> str:
    """Of everything that is the same in all answers: code, templates, style, address."""
    digest = hashlib.sha256(f"{settings.BASE_URL} {_style()}".encode())
    for pattern in LOOKED_AT:
        for file in sorted(PORTAL.rglob(pattern)):
            digest.update(file.read_bytes())
    for file in sorted(Path(settings.LOCALE_PATHS[0]).rglob("*.mo")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:24]


def _style() -> str:
    try:
        return static("portal/css/portal.css")
    except ValueError:
        return ""


def moment(until: dt.datetime | None) -> float | None:
    return until.timestamp() if until else None
