"""Feeds and sitemaps at their addresses."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from phohien.newsroom.models import Publication
from phohien.portal import addresses, frames, languages
from phohien.portal.feeds import sitemaps
from phohien.portal.feeds.entries import LIMIT, Channel, entries
from phohien.portal.feeds.forms import FORMS
from phohien.portal.selectors import map as chart
from phohien.portal.selectors import rivers
from phohien.portal.views.public import public

XML = "application/xml; charset=utf-8"


@public
def of_language(request: HttpRequest, locale: str, form: str) -> HttpResponse:
    title = _("Hưng Yên, Việt Nam")
    return _answer(locale, form, title, "", addresses.home(locale), rivers.newest(locale))


@public
def of_section(request: HttpRequest, locale: str, slug: str, form: str) -> HttpResponse:
    row = next((row for row in frames.sections() if row.slug(locale) == slug), None)
    if row is None:
        raise Http404
    items = rivers.of_section(locale, row.code)
    place = addresses.section(row, locale)
    return _answer(locale, form, row.title(locale), row.intro(locale), place, items)


@public
def of_agency(request: HttpRequest, locale: str, code: str, form: str) -> HttpResponse:
    row = chart.agency(code)
    if row is None:
        raise Http404
    items, name = rivers.of_agency(locale, code), chart.spoken_name(row, locale)
    return _answer(locale, form, name, "", addresses.agency(code, locale), items)


def _answer(
    locale: str, form: str, title: str, about: str, page: str, items: Iterable[Publication]
) -> HttpResponse:
    channel = Channel(
        title=title,
        description=about,
        tag=languages.tag(locale),
        page=addresses.absolute(page),
        own=addresses.absolute(page + form),
        entries=entries(items[:LIMIT], locale),
    )
    body, kind = FORMS[form](channel)
    return HttpResponse(body, content_type=kind)


@public
def sitemap_index(request: HttpRequest, locale: str) -> HttpResponse:
    return HttpResponse(sitemaps.index(), content_type=XML)


@public
def sitemap(request: HttpRequest, locale: str) -> HttpResponse:
    return HttpResponse(sitemaps.of_language(locale), content_type=XML)


@public
def news_sitemap(request: HttpRequest, locale: str) -> HttpResponse:
    return HttpResponse(sitemaps.news(locale), content_type=XML)
