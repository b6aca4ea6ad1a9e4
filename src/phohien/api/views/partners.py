"""Partners and their keys in the workspace: lists, particulars, a new key shown once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.api import selectors, services
from phohien.api.forms import KeyForm, PartnerFilter, PartnerForm
from phohien.api.models import Partner
from phohien.kernel import listing
from phohien.kernel.errors import InvalidInput
from phohien.kernel.posting import posted
from phohien.organisation.policies import require_any
from phohien.security.policies import may, require

COLUMNS = (
    listing.Column("ten", _("Đối tác"), lambda row: row.name, ("name_folded",)),
    listing.Column("lan_cuoi", _("Dùng lần cuối"), lambda row: row.last_at, ("last_at",)),
)


def trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Đối tác dữ liệu"), reverse("partners:index")), *more]


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All partners with their valid keys and last use."""
    require_any(request.user, "view", Partner)
    form = PartnerFilter(request.GET)
    form.is_valid()
    rows = selectors.partners(actor=request.user, text=form.cleaned_data.get("q") or "")
    page = listing.page_of(request.GET, listing.ordered(request.GET, rows, COLUMNS))
    context = {"form": form, "page": page, "may_change": services.is_manager(request.user)}
    return render(request, "api/partner_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Enter a partner."""
    services.require_manager(request.user)
    form = PartnerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            partner = services.create_partner(actor=request.user, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, _("Đã lập đối tác %(name)s.") % {"name": partner})
            return redirect("partners:partner", pk=partner.pk)
    context = {"form": form, "crumbs": trail((_("Lập đối tác"), ""))}
    return render(request, "api/partner_form.html", context, status=422 if form.is_bound else 200)


@login_required
@require_safe
def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """One partner: particulars, keys with what they open and how much they were used."""
    require_any(request.user, "view", Partner)
    found = selectors.get_partner(actor=request.user, pk=pk)
    keys = list(selectors.keys_of(actor=request.user, partner=found))
    context = {
        "partner": found,
        "keys": [(row, selectors.standing(row)) for row in keys],
        "may_change": may(request.user, "change", found),
        "crumbs": trail((str(found), "")),
    }
    return render(request, "api/partner.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a partner's particulars."""
    found = _own(request, pk)
    initial = {name: getattr(found, name) for name in PartnerForm.base_fields}
    form = PartnerForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_partner(actor=request.user, partner=found, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, _("Đã lưu đối tác %(name)s.") % {"name": found})
            return redirect("partners:partner", pk=pk)
    back = reverse("partners:partner", args=[pk])
    context = {"form": form, "partner": found, "crumbs": trail((str(found), back), (_("Sửa"), ""))}
    return render(request, "api/partner_form.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """End the co-operation or take it up again."""
    found = _own(request, pk)
    is_active = request.POST.get("hop_tac") == "1"
    services.switch_partner(actor=request.user, partner=found, is_active=is_active)
    word = _("Đã nối lại hợp tác với %(name)s.") if is_active else _(
        "Đã ngừng hợp tác với %(name)s; mọi khóa của đối tác không dùng được nữa."
    )  # fmt: skip
    messages.success(request, word % {"name": found})
    return redirect("partners:partner", pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """A new key, shown once."""
    found = _own(request, pk)
    form = KeyForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            key, text = services.issue_key(
                actor=request.user, partner=found, label=form.cleaned_data["label"],
                scope=form.scope(),
            )  # fmt: skip
        except InvalidInput as error:
            form.add_error(error.field, error.message)
        else:
            return show_once(request, key, text)
    back = reverse("partners:partner", args=[pk])
    context = {
        "form": form,
        "partner": found,
        "crumbs": trail((str(found), back), (_("Cấp khóa"), "")),
    }
    return render(request, "api/key_form.html", context, status=422 if form.is_bound else 200)


def show_once(request: HttpRequest, key, text: str) -> HttpResponse:
    """The only page that ever shows a key; no cache may keep it."""
    back = reverse("partners:partner", args=[key.partner_id])
    crumbs = trail((str(key.partner), back), (_("Khóa mới"), ""))
    context = {"key": key, "text": text, "crumbs": crumbs}
    response = render(request, "api/key_once.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _own(request: HttpRequest, pk: int) -> Partner:
    require_any(request.user, "view", Partner)
    found = selectors.get_partner(actor=request.user, pk=pk)
    require(request.user, "change", found)
    return found
