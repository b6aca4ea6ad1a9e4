"""One key in the workspace: its use day by day, rotation, revocation."""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phohien.api import selectors, services
from phohien.api.enums import KeyStanding, Resource
from phohien.api.forms import RevokeForm, RotateForm
from phohien.api.models import ApiKey
from phohien.api.views.partners import show_once, trail
from phohien.newsroom import selectors as newsroom
from phohien.organisation.policies import require_any
from phohien.portal import languages
from phohien.security.policies import may, require

DAYS = 31


@login_required
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """What the key opens, its limits, and the last month's use."""
    return _show(request, _get(request, pk), RotateForm(), RevokeForm())


@login_required
@require_POST
def rotate(request: HttpRequest, pk: int) -> HttpResponse:
    """Exchange the key for a new one of the same scope."""
    found = _own(request, pk)
    form = RotateForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, RevokeForm(), status=422)
    key, text = services.rotate_key(actor=request.user, key=found, overlap=form.days())
    return show_once(request, key, text)


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the key for good."""
    found = _own(request, pk)
    form = RevokeForm(request.POST)
    if not form.is_valid():
        return _show(request, found, RotateForm(), form, status=422)
    services.revoke_key(actor=request.user, key=found, reason=form.cleaned_data["reason"])
    messages.success(request, _("Đã thu hồi khóa %(name)s…") % {"name": f"hy_{found.name}"})
    return redirect("partners:key", pk=pk)


def _get(request: HttpRequest, pk: int) -> ApiKey:
    require_any(request.user, "view", ApiKey)
    return selectors.get_key(actor=request.user, pk=pk)


def _own(request: HttpRequest, pk: int) -> ApiKey:
    found = _get(request, pk)
    require(request.user, "change", found)
    return found


def _show(
    request: HttpRequest, key: ApiKey, rotating: RotateForm, revoking: RevokeForm, status: int = 200
) -> HttpResponse:
    standing = selectors.standing(key)
    back = reverse("partners:partner", args=[key.partner_id])
    context = {
        "key": key,
        "standing": standing,
        "is_valid": standing == KeyStanding.VALID,
        "successor": ApiKey.objects.filter(replaces=key).first(),
        "uses": list(selectors.uses_of(actor=request.user, key=key)[:DAYS]),
        "may_change": may(request.user, "change", key),
        "rotating": rotating,
        "revoking": revoking,
        "opens": _opens(key),
        "crumbs": trail((str(key.partner), back), (key.label, "")),
    }
    return render(request, "api/key.html", context, status=status)


def _opens(key: ApiKey) -> list[tuple[str, list[str]]]:
    """What the key names, in the words and the order of the lists it was ticked in."""
    sections = [(row.code, str(row)) for row in newsroom.sections()]
    return [
        (_("Loại dữ liệu"), _named(key.resources, Resource.choices)),
        (_("Ngôn ngữ"), _named(key.languages, languages.names().items())),
        (_("Chuyên mục"), _named(key.sections, sections)),
    ]


def _named(codes: list[str], choices: Iterable[tuple[str, str]]) -> list[str]:
    return [str(label) for code, label in choices if code in codes]
