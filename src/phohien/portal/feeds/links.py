"""Which feeds exist and where: for ``<link rel=alternate>``, the feeds page and the static copy."""

from django.utils.translation import gettext as _

from phohien.portal import addresses
from phohien.portal.page_parts import Feed

NAMES = {"rss.xml": "RSS", "atom.xml": "Atom", "feed.json": "JSON Feed"}


def of_language(locale: str) -> tuple[Feed, ...]:
    return under(addresses.home(locale))


def under(address: str) -> tuple[Feed, ...]:
    """The three feeds of the list at ``address``."""
    return tuple(
        Feed(NAMES[name], address + name, kind) for name, kind in addresses.FEED_FILES.items()
    )


def titled(title: str, address: str) -> tuple[str, tuple[Feed, ...]]:
    """A group of the feeds page; each feed says its list and its form."""
    rows = (
        Feed(_("%(title)s (%(form)s)") % {"title": title, "form": row.title}, row.url, row.type)
        for row in under(address)
    )
    return title, tuple(rows)
