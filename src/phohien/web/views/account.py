"""One's own account: who I am here, my roles, my password."""

from django import forms
from django.contrib import messages
from django.contrib.auth import password_validation, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput
from phohien.organisation.models import RoleGrant
from phohien.organisation.passwords import change_own_password
from phohien.security.policies import visible


class PasswordForm(forms.Form):
    """Old password once, new one twice."""

    old_password = forms.CharField(
        label=gettext_lazy("Mật khẩu hiện tại"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new_password = forms.CharField(
        label=gettext_lazy("Mật khẩu mới"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validation.password_validators_help_text_html,
    )
    repeated = forms.CharField(
        label=gettext_lazy("Nhập lại mật khẩu mới"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_repeated(self) -> str:
        repeated = self.cleaned_data["repeated"]
        if repeated != self.cleaned_data.get("new_password", repeated):
            raise forms.ValidationError(_("Hai lần nhập mật khẩu mới chưa giống nhau."))
        return repeated


@sensitive_post_parameters()
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Roles as given, and the form for a new password; the only page while a change is due."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _change(request, form):
        messages.success(request, _("Đã đổi mật khẩu. Các phiên khác của tài khoản đã kết thúc."))
        return redirect("web:home")
    grants = visible(request.user, RoleGrant).filter(user=request.user).select_related("agency")
    context = {
        "form": form,
        "grants": grants.in_force(clock.today()),
        "crumbs": [(_("Trang của tôi"), "/lam-viec/"), (_("Tài khoản"), "")],
    }
    forced = request.user.must_change_password
    template = "web/forced_password.html" if forced else "web/account.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _change(request: HttpRequest, form: PasswordForm) -> bool:
    data = form.cleaned_data
    try:
        user = change_own_password(
            actor=request.user, old=data["old_password"], new=data["new_password"]
        )
    except InvalidInput as error:
        form.add_error(error.field, error.message)
        return False
    update_session_auth_hash(request, user)
    return True
