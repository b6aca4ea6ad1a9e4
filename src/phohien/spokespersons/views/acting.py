"""What the screens share: do it and say what was done, a form that keeps what was typed."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.seen import edited_meanwhile

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def act(request: HttpRequest, do: Callable[[], object], words: str, *back) -> HttpResponse:
    """``back`` is a route with its arguments. What one may not do at all stays 403 or 404."""
    try:
        do()
        messages.success(request, words)
    except (RuleBroken, InvalidInput) as error:
        messages.error(request, error.message)
    return redirect(*back)


def attempt(form: forms.Form, do: Callable[..., object]) -> object | None:
    """What ``do`` made, or None with the error at its field (or above the form)."""
    if not form.is_valid():
        return None
    if words := edited_meanwhile(form):
        form.add_error(None, words)
        return None
    try:
        return do()
    except (InvalidInput, RuleBroken) as error:
        field = getattr(error, "field", None)
        form.add_error(field if field in form.fields else None, error.message)
        return None


def form_page(
    request: HttpRequest, form: forms.Form, *, title: str, lead: str, button: str, back: str,
    crumbs: list, template: str = "spokespersons/form.html", **more,
) -> HttpResponse:  # fmt: skip
    """One form on a page of its own; 422 when what was typed was wrong."""
    context = {
        "form": form, "title": title, "lead": lead, "button": button, "back": back,
        "crumbs": crumbs, **more,
    }  # fmt: skip
    return render(request, template, context, status=422 if form.is_bound else 200)


def trail(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Breadcrumbs below the room's front page; ``steps`` are (title, address)."""
    return [(_("Phát ngôn, họp báo"), reverse("spokespersons:index")), *steps]


def download(body: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
