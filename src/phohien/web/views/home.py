"""The first page after sign-in, by role."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What this person owes or watches, and the one thing to do next."""
    return render(request, "web/home.html")


@login_required
def contents(request: HttpRequest) -> HttpResponse:
    """The whole menu as a page, for small screens and for people who look for a word."""
    return render(request, "web/contents.html")
