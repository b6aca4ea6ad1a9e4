"""Choices that belong to the browser, not to the person: theme and language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from phohien.web.frame import THEME_COOKIE, THEMES

YEAR_SECONDS = 365 * 24 * 3600


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or what the device prefers; then back to the page."""
    theme = request.POST.get("theme", "auto")
    return _remember(request, THEME_COOKIE, theme if theme in THEMES else "auto")


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember Vietnamese or English; then back to the page."""
    code = request.POST.get("language", settings.LANGUAGE_CODE)
    known = dict(settings.WORKSPACE_LANGUAGES)
    chosen = code if code in known and check_for_language(code) else settings.LANGUAGE_CODE
    return _remember(request, settings.LANGUAGE_COOKIE_NAME, chosen)


def _remember(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    response = HttpResponseRedirect(safe_next(request))
    response.set_cookie(
        cookie,
        value,
        max_age=YEAR_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def safe_next(request: HttpRequest) -> str:
    """The address to go back to: only one of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours and wanted else resolve_url("web:home")
