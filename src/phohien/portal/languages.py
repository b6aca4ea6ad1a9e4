"""The languages of the public site: codes, BCP 47 tags, own names. Not the workspace's."""

from functools import cache

from django.conf import settings

DEFAULT = settings.LANGUAGE_CODE
_TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}


def codes() -> tuple[str, ...]:
    """Django's codes, which are also the first part of every address: vi, en, zh-hans, ko, ja."""
    return tuple(code for code, _name in settings.LANGUAGES)


def tag(code: str) -> str:
    """BCP 47: ``zh-hans`` → ``zh-Hans``."""
    return _TAGS.get(code, code)


@cache
def names() -> dict[str, str]:
    """Each language in its own words."""
    return {code: str(name) for code, name in settings.LANGUAGES}


def of_path(path: str) -> str | None:
    """The language of a public address, None when it has none."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in codes() else None


def preferred(accepted: str) -> str:
    """The best of our languages for an ``Accept-Language`` header; Vietnamese when none fits."""
    wishes = sorted(_wishes(accepted), key=lambda wish: -wish[1])
    for wanted, weight in wishes:
        found = _closest(wanted) if weight > 0 else None
        if found:
            return found
    return DEFAULT


def _wishes(accepted: str) -> list[tuple[str, float]]:
    parts = [part.strip().partition(";q=") for part in accepted.lower().split(",")[:20]]
    return [(name.strip(), _weight(weight)) for name, _q, weight in parts if name]


def _weight(text: str) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0


def _closest(wanted: str) -> str | None:
    if wanted in codes():
        return wanted
    main = wanted.split("-", 1)[0]
    return next((code for code in codes() if code.split("-", 1)[0] == main), None)
