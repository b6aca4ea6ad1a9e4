"""The word lists of ``phrases.tsv``, by key. What they mean is said where they are used."""

from functools import cache
from importlib import resources

from vanban.parsing.loose import nfc


@cache
def _table() -> dict[str, tuple[str, ...]]:
    text = resources.files("vanban.parsing").joinpath("phrases.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in nfc(text).splitlines() if line and line[0] != "#")
    return {key: tuple(values.split("|")) for key, values in rows}


def phrases(key: str) -> tuple[str, ...]:
    """The phrases under ``key``, in the order of the file."""
    return _table()[key]
