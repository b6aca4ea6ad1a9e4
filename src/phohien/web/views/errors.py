"""The pages of things gone wrong: what happened, what was kept, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 from Django itself; domain refusals come with their reason through the middleware."""
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not for this person; the page does not say which."""
    return render(request, "errors/404.html", status=404)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or the form came from elsewhere."""
    return render(request, "errors/csrf.html", status=403)


def failed(request: HttpRequest) -> HttpResponse:
    """500: without the database and the session, which may be what failed."""
    return HttpResponse(loader.render_to_string("errors/500.html"), status=500)
