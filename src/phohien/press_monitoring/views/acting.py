"""What the small buttons share: do it, say what was done or why not, go back where one was."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from phohien.kernel.errors import InvalidInput, RuleBroken


def act(request: HttpRequest, do: Callable[[], object], words: str, back: str) -> HttpResponse:
    """``back`` is an address. What one may not do at all stays 403 or 404."""
    try:
        do()
        messages.success(request, words)
    except (RuleBroken, InvalidInput) as error:
        messages.error(request, error.message)
    return redirect(where(request, back))


def where(request: HttpRequest, otherwise: str) -> str:
    """The address in the form's ``ve``, if it is one of ours."""
    wanted = request.POST.get("ve", "")
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if wanted.startswith("/") and own else otherwise


def revision_of(request: HttpRequest) -> int | None:
    """What the person saw when they decided."""
    value = request.POST.get("ban", "")
    return int(value) if value.isdecimal() and len(value) < 9 else None
