"""Small files at fixed addresses: robots.txt, security.txt, manifest, service worker, languages."""

import datetime as dt
import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template import loader
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from phohien.portal import addresses, dependencies, frames, languages, pages
from phohien.portal.feeds import links as feed_links
from phohien.portal.frames import Head
from phohien.portal.selectors import map as chart
from phohien.portal.views.public import CACHING, public, respond

PARTS = ("css/portal.css", "js/portal.js", "img/icons.svg")
VALID_DAYS = 180  # of security.txt; RFC 9116 asks for less than a year
CLOSED = ("/lam-viec/", "/cms/", "/dang-nhap/", "/api/v1/keys/")


def choose(request: HttpRequest) -> HttpResponse:
    """``/``: to the front page in the reader's language. The static copy has a page of choices."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    locale = languages.preferred(request.headers.get("Accept-Language", ""))
    response = HttpResponseRedirect(addresses.home(locale))
    response.headers["Cache-Control"] = CACHING
    patch_vary_headers(response, ["Accept-Language"])
    return response


def icon(request: HttpRequest) -> HttpResponse:
    """``/favicon.ico``, which browsers ask for on pages that name no icon (the plain ones)."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    response = HttpResponseRedirect(static("portal/img/favicon.svg"))
    response.headers["Cache-Control"] = CACHING
    return response


@public
def robots(request: HttpRequest, locale: str) -> HttpResponse:
    rows = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    rows += [f"Disallow: {addresses.page('search', code)}?" for code in languages.codes()]
    rows += ["", f"Sitemap: {addresses.absolute('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(rows), content_type="text/plain; charset=utf-8")


@public
def security(request: HttpRequest, locale: str) -> HttpResponse:
    """RFC 9116: whom to tell about a weakness; its Expires moves on every day."""
    day = dependencies.today() + dt.timedelta(days=VALID_DAYS)
    address = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">")
    rows = [
        f"Contact: mailto:{address}",
        f"Expires: {day.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(languages.tag(code) for code in ('vi', 'en'))}",
        f"Canonical: {addresses.absolute('/.well-known/security.txt')}",
        "",
    ]
    return HttpResponse("\n".join(rows), content_type="text/plain; charset=utf-8")


@public
def manifest(request: HttpRequest, locale: str) -> HttpResponse:
    head = Head(addresses.home(locale), description=_("Cổng thông tin đối ngoại tỉnh Hưng Yên"))
    page = pages.Manifest(frames.frame(locale, head))
    return respond(page, content_type="application/manifest+json")


@public
def service_worker(request: HttpRequest, locale: str) -> HttpResponse:
    """At the root, so that its scope is the whole site; browsers ask for it anew each time."""
    offline = tuple(
        (addresses.home(code), addresses.page("offline", code)) for code in languages.codes()
    )
    maps = tuple(addresses.page("map", code) for code in languages.codes())
    page = pages.ServiceWorker(version=_look(), offline=offline, keep=maps)
    response = HttpResponse(
        loader.render_to_string(page.template, {"page": page}),
        content_type="text/javascript; charset=utf-8",
    )
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def _look() -> str:
    """Changes when the site's own style, script or icons do: their addresses carry hashes."""
    names = "".join(static(f"portal/{part}") for part in PARTS)
    return hashlib.sha256(names.encode()).hexdigest()[:12]


@public
def offline(request: HttpRequest, locale: str) -> HttpResponse:
    """Kept by the service worker: shown when there is no network and no kept copy."""
    head = Head(addresses.page("offline", locale), _("Bạn đang ngoại tuyến"), is_indexed=False)
    return respond(pages.Offline(frames.frame(locale, head), chart.tiles(locale, with_items=False)))


@public
def feed_list(request: HttpRequest, locale: str) -> HttpResponse:
    """All feeds of a language, for people."""
    sections = frames.sections()
    head = Head(
        addresses.page("feeds", locale),
        _("Nguồn tin RSS"),
        others=frames.everywhere(lambda code: addresses.page("feeds", code)),
    )
    groups = [feed_links.titled(_("Tất cả tin, bài"), addresses.home(locale))]
    groups += [
        feed_links.titled(row.title(locale), addresses.section(row, locale)) for row in sections
    ]
    return respond(pages.FeedsPage(frames.frame(locale, head, sections), tuple(groups)))
