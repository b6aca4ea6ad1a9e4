"""Addresses of the public site: every page begins with its language; small files at the root."""

from django.conf import settings
from django.urls import URLPattern, path, re_path, register_converter

from phohien.portal.addresses import WORDS
from phohien.portal.views import (
    feeds,
    foreign_press,
    items,
    lists,
    places,
    satisfaction,
    searching,
    service,
    spokespersons,
)

app_name = "portal"


class Language:
    """The first part of an address."""

    regex = "|".join(code for code, _name in settings.LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class OtherLanguage(Language):
    """Every language but Vietnamese, whose fixed pages have Vietnamese words."""

    regex = "|".join(code for code, _name in settings.LANGUAGES if code != "vi")


class MediaKind(Language):
    """Which part of the library."""

    regex = "photo|clip"


register_converter(MediaKind, "media")
register_converter(Language, "language")
register_converter(OtherLanguage, "other")


def fixed(name: str, view, ending: str = "", route: str = "") -> list[URLPattern]:
    """A fixed page under its Vietnamese word and under the word of all other languages."""
    vietnamese, other = WORDS[name]
    known = route or name
    return [
        path(f"vi/{vietnamese}/{ending}", view, {"locale": "vi"}, name=known),
        path(f"<other:locale>/{other}/{ending}", view, name=known),
    ]


FEED = r"(?P<form>rss\.xml|atom\.xml|feed\.json)"
LANGUAGE = f"(?P<locale>{Language.regex})"
AGENCY_FEED = (
    rf"^(?P<locale>vi)/{WORDS['agencies'][0]}/(?P<code>[\w-]+)/{FEED}$",
    rf"^(?P<locale>{OtherLanguage.regex})/{WORDS['agencies'][1]}/(?P<code>[\w-]+)/{FEED}$",
)

urlpatterns = [
    path("", service.choose, name="choose"),
    path("favicon.ico", service.icon, name="icon"),
    path("robots.txt", service.robots, name="robots"),
    path(".well-known/security.txt", service.security, name="security"),
    path("sw.js", service.service_worker, name="service_worker"),
    path("sitemap.xml", feeds.sitemap_index, name="sitemaps"),
    path("sitemap-<language:locale>.xml", feeds.sitemap, name="sitemap"),
    path("sitemap-news-<language:locale>.xml", feeds.news_sitemap, name="news_sitemap"),
    path("<language:locale>/", lists.front, name="front"),
    path("<language:locale>/manifest.webmanifest", service.manifest, name="manifest"),
    re_path(rf"^{LANGUAGE}/{FEED}$", feeds.of_language, name="feed"),
    *fixed("search", searching.search),
    *fixed("map", places.map_of_tiles),
    *fixed("calendar", places.calendar),
    *fixed("calendar", places.calendar, "<int:year>/", "calendar_year"),
    *fixed("agencies", places.agency_list),
    *fixed("agencies", places.agency, "<slug:code>/", "agency"),
    *fixed("agencies", places.agency, "<slug:code>/p/<int:number>/", "agency_page"),
    *(re_path(route, feeds.of_agency, name="agency_feed") for route in AGENCY_FEED),
    *fixed("corrections", lists.corrections),
    *fixed("corrections", lists.corrections, "p/<int:number>/", "corrections_page"),
    *fixed("feeds", service.feed_list),
    *fixed("rate", satisfaction.rate),
    *fixed("offline", service.offline),
    *fixed("spokespersons", spokespersons.speakers),
    *fixed("spokespersons", spokespersons.register_json, "register.json", "spokespersons_json"),
    *fixed("spokespersons", spokespersons.register_csv, "register.csv", "spokespersons_csv"),
    *fixed("foreign_press", foreign_press.guide),
    *fixed("foreign_press", foreign_press.ask, "<slug:kind>/", "foreign_press_request"),
    *fixed("foreign_press", foreign_press.follow, "r/<slug:link>/", "foreign_press_link"),
    *fixed(
        "foreign_press", foreign_press.letter, "r/<slug:link>/letter.docx", "foreign_press_letter"
    ),
    re_path(rf"^{LANGUAGE}/(?P<slug>[\w-]+)/{FEED}$", feeds.of_section, name="section_feed"),
    path("<language:locale>/<slug:slug>/", lists.section, name="section"),
    path("<language:locale>/<slug:slug>/p/<int:number>/", lists.section, name="section_page"),
    path("<language:locale>/<slug:slug>/<media:kind>/", lists.library, name="library"),
    path(
        "<language:locale>/<slug:slug>/<media:kind>/p/<int:number>/",
        lists.library,
        name="library_page",
    ),
    path("vi/<path:rest>/ban-chu/", items.plain, {"locale": "vi"}, name="plain"),
    path("<other:locale>/<path:rest>/plain/", items.plain, name="plain"),
    path("<language:locale>/<path:rest>/event.ics", places.event_file, name="event_file"),
    path("<language:locale>/<path:rest>/", items.show, name="item"),
]
