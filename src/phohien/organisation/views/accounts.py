"""Accounts and roles, for the system administrator; the auditor reads."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel import clock, listing
from phohien.kernel.errors import InvalidInput
from phohien.kernel.posting import posted
from phohien.organisation import selectors, services
from phohien.organisation.forms import AccountForm, EndForm, GrantForm, PersonForm, UserFilter
from phohien.organisation.models import RoleGrant, User
from phohien.organisation.policies import require_any
from phohien.security.policies import get_visible, may, require, visible

COLUMNS = (
    listing.Column("ten", _("Họ và tên"), lambda row: row.full_name, ("full_name",)),
    listing.Column("dang_nhap", _("Tên đăng nhập"), lambda row: row.username, ("username",)),
    listing.Column(
        "lan_cuoi", _("Đăng nhập lần cuối"), lambda row: row.last_login, ("last_login",)
    ),
)


def _trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Tài khoản và vai trò"), reverse("organisation:users")), *more]


@login_required
@require_safe
def user_list(request: HttpRequest) -> HttpResponse:
    """All accounts with the roles in force."""
    require_any(request.user, "list", User)
    form = UserFilter(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    rows = selectors.users(
        actor=request.user,
        text=asked.get("q") or "",
        role=asked.get("vai_tro") or "",
        active=asked.get("hoat_dong") or "",
    )
    page = listing.page_of(request.GET, listing.ordered(request.GET, rows, COLUMNS))
    may_write = visible(request.user, User, "change").exists()
    context = {"form": form, "page": page, "may_write": may_write}
    return render(request, "organisation/user_list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def open_account(request: HttpRequest) -> HttpResponse:
    """Open an account with its first role; the one-time password is shown once."""
    services.require_administrator(request.user)
    form = AccountForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            user, password = services.open_account(actor=request.user, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            return _show_password(request, user, password)
    context = {"form": form, "crumbs": _trail((_("Lập tài khoản"), ""))}
    status = 422 if form.is_bound else 200
    return render(request, "organisation/user_form.html", context, status=status)


def _show_password(request: HttpRequest, user: User, password: str) -> HttpResponse:
    context = {"person": user, "password": password, "crumbs": _trail((str(user), ""))}
    return render(request, "organisation/password_once.html", context)


@login_required
@require_safe
def user_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: particulars, roles now and before."""
    require_any(request.user, "list", User)
    return _show(request, get_visible(request.user, User, pk=pk), GrantForm())


def _show(request: HttpRequest, person: User, form: GrantForm, status: int = 200) -> HttpResponse:
    today = clock.today()
    grants = visible(request.user, RoleGrant).filter(user=person)
    grants = list(grants.select_related("agency", "granted_by").order_by("-valid_from", "-pk"))
    context = {
        "person": person,
        "held": [row for row in grants if not row.valid_to or row.valid_to >= today],
        "ended": [row for row in grants if row.valid_to and row.valid_to < today],
        "may_change": may(request.user, "change", person),
        "is_self": person.pk == request.user.pk,
        "form": form,
        "crumbs": _trail((str(person), "")),
    }
    return render(request, "organisation/user.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a person's particulars."""
    person = _other(request, pk)
    initial = {name: getattr(person, name) for name in PersonForm.base_fields}
    form = PersonForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        services.change_user(actor=request.user, user=person, **form.cleaned_data)
        messages.success(request, _("Đã lưu tài khoản của %(name)s.") % {"name": person})
        return redirect("organisation:user", pk=pk)
    back = reverse("organisation:user", args=[pk])
    context = {
        "form": form,
        "person": person,
        "crumbs": _trail((str(person), back), (_("Sửa"), "")),
    }
    status = 422 if form.is_bound else 200
    return render(request, "organisation/user_form.html", context, status=status)


def _other(request: HttpRequest, pk: int) -> User:
    require_any(request.user, "list", User)
    person = get_visible(request.user, User, pk=pk)
    require(request.user, "change", person)
    return person


@login_required
@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account or open it again."""
    person = _other(request, pk)
    active = request.POST.get("hoat_dong") == "1"
    services.change_user(actor=request.user, user=person, is_active=active)
    word = (
        _("Đã mở lại tài khoản của %(name)s.") if active else _("Đã ngừng tài khoản của %(name)s.")
    )
    messages.success(request, word % {"name": person})
    return redirect("organisation:user", pk=pk)


@login_required
@never_cache
@require_POST
def renew_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one-time password, shown once."""
    person = _other(request, pk)
    password = services.renew_password(actor=request.user, user=person)
    return _show_password(request, person, password)


@login_required
@require_POST
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person one more role."""
    require_any(request.user, "list", User)
    person = get_visible(request.user, User, pk=pk)
    form = GrantForm(request.POST)
    services.require_administrator(request.user)
    if not form.is_valid():
        return _show(request, person, form, status=422)
    try:
        made = services.grant_role(actor=request.user, user=person, **form.cleaned_data)
    except InvalidInput as error:
        form.add_error(error.field, error.message)
        return _show(request, person, form, status=422)
    role = made.get_role_display()
    messages.success(request, _("Đã giao vai trò %(role)s.") % {"role": role})
    return redirect("organisation:user", pk=pk)


@login_required
@require_POST
def end_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role on a day; without a day it is gone at once."""
    found = get_visible(request.user, RoleGrant, pk=pk)
    services.require_administrator(request.user)
    form = EndForm(request.POST)
    day = form.cleaned_data["on"] if form.is_valid() else None
    services.end_grant(actor=request.user, grant=found, on=day)
    role = found.get_role_display()
    messages.success(request, _("Đã kết thúc vai trò %(role)s.") % {"role": role})
    return redirect("organisation:user", pk=found.user_id)
