"""What a reader sees when there is nothing, or when something broke: in their language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _
from django.utils.translation import override

from phohien.portal import frames, languages
from phohien.portal.cards import cards
from phohien.portal.frames import Head
from phohien.portal.pages import ErrorPage
from phohien.portal.selectors import rivers
from phohien.portal.views.public import NOT_STORED, respond

STAFF = ("/lam-viec/", "/cms/", "/dang-nhap/", "/tep/", "/api/")
LATEST = 4


def lost(request: HttpRequest, locale: str) -> HttpResponse:
    """404 in the language of the address, with the newest items."""
    with override(locale):
        head = Head(request.path, _("Không có trang nào ở địa chỉ này"), is_indexed=False)
        latest = cards(rivers.newest(locale)[:LATEST], locale)
        response = respond(ErrorPage(frames.frame(locale, head), 404, latest), 404)
    return _unstored(response, locale)


def _unstored(response: HttpResponse, locale: str) -> HttpResponse:
    response.headers["Cache-Control"] = NOT_STORED
    response.headers["Content-Language"] = languages.tag(locale)
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The project's 404: staff stay in the workspace, everybody else on the public site."""
    if request.path.startswith(STAFF):
        return render(request, "errors/404.html", status=404)
    return lost(request, language(request))


def language(request: HttpRequest) -> str:
    """Of the address, else of the browser."""
    asked = request.headers.get("Accept-Language", "")
    return languages.of_path(request.path) or languages.preferred(asked)


def failed(request: HttpRequest) -> HttpResponse:
    """The project's 500: without the database, which may be what failed."""
    if request.path.startswith(STAFF) or languages.of_path(request.path) is None:
        return HttpResponse(loader.render_to_string("errors/500.html"), status=500)
    locale = language(request)
    with override(locale):
        response = respond(ErrorPage(frames.bare(locale, request.path), 500), 500)
    return _unstored(response, locale)
