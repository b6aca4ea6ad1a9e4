"""Sitemaps (sitemaps.org 0.9 with hreflang) and the news sitemap of the last 48 hours."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.newsroom import selectors as newsroom
from phohien.portal import addresses, frames, languages
from phohien.portal import dependencies as needs
from phohien.portal.selectors import map as chart
from phohien.portal.selectors import rivers

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
ALTERNATES = f'{SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml"'
NEWS = f'{SPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
MOST = 50_000  # addresses in one sitemap, by the protocol
FRESH = dt.timedelta(hours=48)
FIXED = ("map", "calendar", "agencies", "corrections", "feeds", "spokespersons")


def index() -> str:
    """All sitemaps of all languages."""
    names = [name for code in languages.codes() for name in (f"{code}", f"news-{code}")]
    rows = (f"<sitemap><loc>{_absolute(f'/sitemap-{name}.xml')}</loc></sitemap>" for name in names)
    return f"{HEAD}<sitemapindex {SPACE}>{''.join(rows)}</sitemapindex>\n"


def of_language(locale: str) -> str:
    """Front, sections, fixed pages, agencies, then every live item, each with its languages."""
    rows = [*_lists(locale), *_items(locale)]
    return f"{HEAD}<urlset {ALTERNATES}>{''.join(rows[:MOST])}</urlset>\n"


def _lists(locale: str) -> Iterable[str]:
    yield _url(locale, frames.everywhere(addresses.home))
    for row in frames.sections():
        yield _url(locale, {code: addresses.section(row, code) for code in languages.codes()})
    for name in FIXED:
        yield _url(locale, {code: addresses.page(name, code) for code in languages.codes()})
    for agency in chart.agencies():
        codes = languages.codes()
        yield _url(locale, {code: addresses.agency(agency.code, code) for code in codes})


def _items(locale: str) -> Iterable[str]:
    families = _families()
    for row in rivers.changed(locale):
        changed = row.last_published_at or row.first_published_at
        yield _url(locale, families[row.source_id or row.pk], changed)


def _families() -> dict[int, dict[str, str]]:
    """Source → language → address, of everything live; one query."""
    needs.on(*(needs.changes(code) for code in languages.codes()))
    rows = newsroom.live_items().select_related(None).order_by()
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for pk, source, code, path in rows.values_list("pk", "source_id", "locale", "path"):
        found[source or pk][code] = path
    return found


def _url(locale: str, places: dict[str, str], changed: dt.datetime | None = None) -> str:
    moment = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{languages.tag(code)}" href="{_absolute(path)}"/>'
        for code, path in places.items()
    )
    return f"<url><loc>{_absolute(places[locale])}</loc>{moment}{others}</url>"


def news(locale: str) -> str:
    """Items first published within 48 hours; the answer holds until the oldest leaves."""
    since = clock.now() - FRESH
    rows = list(rivers.newest(locale).filter(first_published_at__gte=since)[:1000])
    if rows:
        needs.until(rows[-1].first_published_at + FRESH)
    listed = "".join(_news(row, locale) for row in rows)
    return f"{HEAD}<urlset {NEWS}>{listed}</urlset>\n"


def _news(row, locale: str) -> str:
    needs.on(needs.item(row.pk))
    return (
        f"<url><loc>{_absolute(row.path)}</loc><news:news><news:publication>"
        f"<news:name>{escape(_('Cổng thông tin đối ngoại tỉnh Hưng Yên'))}</news:name>"
        f"<news:language>{_news_language(locale)}</news:language></news:publication>"
        f"<news:publication_date>{row.first_published_at.isoformat(timespec='seconds')}"
        f"</news:publication_date><news:title>{escape(row.current.snapshot['title'])}</news:title>"
        "</news:news></url>"
    )


def _news_language(locale: str) -> str:
    """ISO 639; for Chinese the news sitemap has codes of its own."""
    return {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}.get(locale, locale)


def _absolute(path: str) -> str:
    return escape(addresses.absolute(path))
