"""What the person at the terminal sees: steps with seconds, and sentences when something fails."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Refusal(Exception):
    """The launcher cannot go on; the message says why and what to do (whole sentences)."""


def say(text: str = "") -> None:
    print(text, flush=True)


def complain(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def seconds(since: float) -> str:
    """Elapsed time as Vietnamese offices write numbers: ``3,2 giây``."""
    return f"{time.monotonic() - since:.1f}".replace(".", ",") + " giây"


@contextmanager
def step(label: str) -> Iterator[None]:
    """Show ``label`` while the block runs and the seconds it took."""
    start = time.monotonic()
    print(f"  • {label} … ", end="", flush=True)
    try:
        yield
    except BaseException:
        print(f"không xong ({seconds(start)})", flush=True)
        raise
    print(f"xong ({seconds(start)})", flush=True)
