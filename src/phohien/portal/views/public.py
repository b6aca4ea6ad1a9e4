"""What all public views share: the language of the address, dependencies, headers, one renderer."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template import loader
from django.utils.translation import override

from phohien.portal import dependencies, languages

# A second in shared caches, so that a publication is seen everywhere within two; a copy may be
# shown for a day when the server behind the cache is down.
CACHING = "public, max-age=1, stale-while-revalidate=1, stale-if-error=86400"
NOT_STORED = "no-store"


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for everybody at an address that begins with its language; GET and HEAD only."""

    @wraps(view)
    def shown(request: HttpRequest, locale: str = languages.DEFAULT, **arguments) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return in_language(view, request, locale, **arguments)

    shown.csrf_exempt = True  # nothing is ever changed here; a POST is answered 405
    return shown


def in_language(view, request: HttpRequest, locale: str, **arguments) -> HttpResponse:
    """Run ``view`` in the language, collecting what its answer depends on."""
    from phohien.portal.views.errors import lost

    with override(locale), dependencies.collected() as held:
        try:
            response = view(request, locale, **arguments)
        except Http404:
            return lost(request, locale)
    response.headers.setdefault("Cache-Control", CACHING)
    response.headers.setdefault("Content-Language", languages.tag(locale))
    response.made_from = held
    return response


def respond(page, status: int = 200, content_type: str | None = None) -> HttpResponse:
    """``page`` of ``pages`` in its template; without the request, so it knows no visitor."""
    text = loader.render_to_string(page.template, {"page": page})
    return HttpResponse(text, status=status, content_type=content_type)
