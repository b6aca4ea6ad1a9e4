"""What the small buttons share: do it, say what was done or why not, go back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from phohien.kernel.errors import InvalidInput, RuleBroken


def act(request: HttpRequest, do: Callable[[], object], words: str, *back) -> HttpResponse:
    """``back`` is a route with its arguments. What one may not do at all stays 403 or 404."""
    try:
        do()
        messages.success(request, words)
    except (RuleBroken, InvalidInput) as error:
        messages.error(request, error.message)
    return redirect(*back)
