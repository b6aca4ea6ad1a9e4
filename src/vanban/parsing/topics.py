"""Topics and channels of a duty by the phrases in ``topics.tsv`` and ``channels.tsv``."""

import re
from functools import cache
from importlib import resources

from vanban.parsing.loose import loose, nfc, skeleton

_SITE = re.compile(
    r"(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|gov))\b"
)


@cache
def _table(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    source = resources.files("vanban.parsing").joinpath(name).read_text("utf-8")
    rows = [line.split("\t") for line in nfc(source).splitlines() if line and line[0] != "#"]
    return tuple((key, re.compile(loose(phrases))) for key, phrases in rows)


def find_topics(text: str) -> tuple[str, ...]:
    """Topic codes in the order of the table; phrases are matched on the skeleton."""
    skel = skeleton(nfc(text))
    return tuple(code for code, pattern in _table("topics.tsv") if pattern.search(skel))


def find_channels(text: str) -> tuple[str, ...]:
    """Named channels, then web addresses not already among them, without scheme and www."""
    skel = skeleton(nfc(text))
    found = [name for name, pattern in _table("channels.tsv") if pattern.search(skel)]
    known = {name.lower() for name in found}
    sites = (match.group(1) for match in _SITE.finditer(skel))
    return tuple(found + [site for site in dict.fromkeys(sites) if site not in known])
