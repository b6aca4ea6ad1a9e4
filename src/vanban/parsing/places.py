"""Names of provinces, old and new, for spelling them right. Communes are not listed."""

from functools import cache
from importlib import resources

from vanban.parsing.loose import nfc, skeleton


@cache
def provinces() -> dict[tuple[str, ...], str]:
    """Folded words of a province's name → the name."""
    text = resources.files("vanban.parsing").joinpath("provinces.tsv").read_text("utf-8")
    names = [nfc(line) for line in text.splitlines() if line]
    return {tuple(w for w in skeleton(name).split() if w != "-"): name for name in names}


def with_province(name: str) -> str:
    """A body's name with the province at its end spelled right."""
    head, level, tail = name.rpartition(" tỉnh ")
    return f"{head}{level}{province(tail) or tail}" if level else name


def province(text: str) -> str | None:
    """``hưng yên`` or ``Hung Yen`` → ``Hưng Yên``; None for any other words."""
    return provinces().get(tuple(w for w in skeleton(nfc(text)).split() if w != "-"))
