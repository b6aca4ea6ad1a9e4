"""What all forms of the room share: show, save, keep what was typed, say what was wrong."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from phohien.clarifications.models import Case
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.seen import edited_meanwhile


def crumbs(case: Case, *more: tuple[str, str]) -> list[tuple[str, str]]:
    here = [(case.title, reverse("clarifications:case", args=[case.pk]))]
    return [(_("Làm rõ"), reverse("clarifications:index")), *here, *more]


def saved(
    request: HttpRequest, form: Form, save: Callable[[dict], object], words: str, *back, **to
) -> HttpResponse | None:
    """Redirect after saving; None when something is wrong, and then the form says what."""
    if request.method != "POST" or not form.is_valid():
        return None
    if told := edited_meanwhile(form):
        form.add_error(None, told)
        return None
    try:
        save(form.cleaned_data)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return None
    except RuleBroken as error:
        form.add_error(None, error.message)
        return None
    messages.success(request, words)
    return redirect(*back, **to)


def page(request: HttpRequest, form: Form, **context) -> HttpResponse:
    """The form on a page of its own: heading, lead, button, where to go instead."""
    status = 422 if request.method == "POST" else 200
    template = context.pop("template", "clarifications/form.html")
    return render(request, template, {"form": form, **context}, status=status)
