"""Addresses of the public site, as strings: no query, no resolver. The routes are in ``urls``."""

from urllib.parse import quote, urlencode

from django.conf import settings

# Fixed pages: (word in Vietnamese addresses, word in all others).
WORDS = {
    "search": ("tim-kiem", "search"),
    "map": ("ban-do", "map"),
    "calendar": ("lich", "calendar"),
    "agencies": ("don-vi", "agencies"),
    "corrections": ("cai-chinh", "corrections"),
    "feeds": ("nguon-tin", "feeds"),
    "rate": ("y-kien", "feedback"),
    "offline": ("ngoai-tuyen", "offline"),
    "spokespersons": ("phat-ngon", "spokespersons"),
    "foreign_press": ("bao-chi-nuoc-ngoai", "foreign-press"),
}
FEED_FILES = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
}
FRONT = "/"


def home(locale: str) -> str:
    return f"/{locale}/"


def word(name: str, locale: str) -> str:
    vietnamese, other = WORDS[name]
    return vietnamese if locale == "vi" else other


def page(name: str, locale: str) -> str:
    """A fixed page, ``name`` of WORDS."""
    return f"/{locale}/{word(name, locale)}/"


def section(row, locale: str) -> str:
    """``row`` is a newsroom Section."""
    return f"/{locale}/{row.slug(locale)}/"


def agency(code: str, locale: str) -> str:
    return f"{page('agencies', locale)}{code}/"


def numbered(address: str, number: int) -> str:
    """The ``number``-th page of a list; the first is the list's own address."""
    return f"{address}p/{number}/" if number > 1 else address


def month(locale: str, year: int) -> str:
    """The calendar of a whole year."""
    return f"{page('calendar', locale)}{year}/"


def search(locale: str, **query: str) -> str:
    return f"{page('search', locale)}?{urlencode(query)}" if query else page("search", locale)


def rate(locale: str, path: str) -> str:
    return f"{page('rate', locale)}?page={quote(path)}"


def press_request(kind: str, locale: str) -> str:
    """The form of a kind of request of foreign press."""
    return f"{page('foreign_press', locale)}{kind}/"


def press_link(link: str, locale: str) -> str:
    """Where the holder of the secret ``link`` follows a request."""
    return f"{page('foreign_press', locale)}r/{link}/"


def plain(path: str) -> str:
    """An answer at ``path`` as plain words, for paper and for old machines."""
    return f"{path}{'ban-chu' if path.startswith('/vi/') else 'plain'}/"


def manifest(locale: str) -> str:
    return f"/{locale}/manifest.webmanifest"


def absolute(address: str) -> str:
    """With scheme and host of this deployment; absolute ones stay."""
    return address if "://" in address else settings.BASE_URL.rstrip("/") + address
