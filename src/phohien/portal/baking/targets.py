"""Every address of the public site that can be a file: all but search, form and answers to them."""

from collections.abc import Iterator

from django.db.models import Count

from phohien.newsroom import selectors as newsroom
from phohien.newsroom.enums import PublicationState
from phohien.newsroom.models import FormerPath, Publication, Section
from phohien.organisation.models import Agency
from phohien.portal import addresses, frames, languages
from phohien.portal.selectors import rivers
from phohien.portal.views.lists import CARDS

DATA = ("json", "csv")
ROOT = ("/robots.txt", "/.well-known/security.txt", "/sw.js", "/sitemap.xml")
PAGES = (
    "map",
    "calendar",
    "agencies",
    "corrections",
    "feeds",
    "offline",
    "search",
    "foreign_press",
    "spokespersons",
)


def every() -> Iterator[str]:
    """The most asked first: fronts, sections, items; then everything else."""
    sections = newsroom.sections()
    for code in languages.codes():
        yield addresses.home(code)
    for code in languages.codes():
        yield from (addresses.section(row, code) for row in sections)
    yield from items()
    for code in languages.codes():
        yield from _language(code, sections)
    yield from ROOT


def items() -> Iterator[str]:
    """Live and withdrawn items, and the calendar files of happenings; addresses they once had."""
    rows = Publication.objects.exclude(first_published_at=None).filter(
        state__in=(PublicationState.LIVE, PublicationState.WITHDRAWN)
    )
    told = ("path", "type", "state", "current__snapshot__claim__verdict")
    wanted = rows.order_by("-last_published_at").values_list(*told)
    for path, kind, state, verdict in wanted:
        yield path
        if kind == "happening" and state == PublicationState.LIVE:
            yield f"{path}event.ics"
        if verdict and state == PublicationState.LIVE:
            yield addresses.plain(path)
    yield from FormerPath.objects.values_list("path", flat=True)


def _language(code: str, sections: list[Section]) -> Iterator[str]:
    yield from (addresses.page(name, code) for name in PAGES)
    yield from (f"{addresses.page('spokespersons', code)}register.{form}" for form in DATA)
    yield addresses.manifest(code)
    yield f"/sitemap-{code}.xml"
    yield f"/sitemap-news-{code}.xml"
    lists = [addresses.home(code), *(addresses.section(row, code) for row in sections)]
    agencies = list(Agency.objects.filter(is_active=True).values_list("code", flat=True))
    lists += [addresses.agency(name, code) for name in agencies]
    for address in lists:
        yield from (address + name for name in addresses.FEED_FILES)
    yield from lists[1 + len(sections) :]
    yield from _further(code, sections)


def _further(code: str, sections: list[Section]) -> Iterator[str]:
    """The second and later pages of long lists; the two halves of the library."""
    live = newsroom.live_items(code).order_by()
    counts = dict(live.values_list("section__code").annotate(Count("pk")))
    for row in sections:
        address = addresses.section(row, code)
        if row.code == frames.MEDIA:
            yield from (f"{address}photo/", f"{address}clip/")
            continue
        yield from _numbered(address, counts.get(row.code, 0))
    speaking = live.values_list("agency__code", flat=True).distinct()
    for name in speaking:
        total = rivers.of_agency(code, name).exclude(type="happening").count()
        yield from _numbered(addresses.agency(name, code), total)


def _numbered(address: str, total: int) -> Iterator[str]:
    for number in range(2, -(-total // CARDS) + 1):
        yield addresses.numbered(address, number)
