"""Signing in and out. The answer is the same for a wrong password and an unknown name."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from phohien.kernel.requests import visitor_address
from phohien.security import audit
from phohien.security.throttle import SignInThrottle

WAS_HERE = "da-dang-nhap"  # outlives the session, names nobody, goes with signing out
WAS_HERE_AGE = 14 * 24 * 3600  # seconds


class SignInForm(AuthenticationForm):
    """Name and password; refuses without looking while the pause after wrong tries lasts."""

    error_messages = {
        "invalid_login": gettext_lazy("Tên đăng nhập hoặc mật khẩu chưa đúng."),
        "inactive": gettext_lazy("Tên đăng nhập hoặc mật khẩu chưa đúng."),
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")

    def clean(self) -> dict:
        name = self.cleaned_data.get("username", "")
        throttle = SignInThrottle(name, visitor_address(self.request))
        wait = throttle.wait()
        if wait:
            raise ValidationError(_pause_sentence(wait), code="pause")
        try:
            cleaned = super().clean()
        except ValidationError:
            throttle.failed()
            raise
        if self.get_user() is not None:
            throttle.succeeded()
        return cleaned


def _pause_sentence(seconds: int) -> str:
    told = ngettext(
        "Đã nhập sai nhiều lần. Xin thử lại sau %(seconds)s giây.",
        "Đã nhập sai nhiều lần. Xin thử lại sau %(seconds)s giây.",
        seconds,
    )
    return told % {"seconds": seconds}


class SignIn(LoginView):
    """The door of the workspace and of /cms/."""

    template_name = "web/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs) -> dict:
        """``was_here``: somebody who did not sign out; a first visitor has no session to end."""
        return super().get_context_data(was_here=bool(self.request.COOKIES.get(WAS_HERE)), **kwargs)

    @transaction.atomic
    def form_valid(self, form: SignInForm) -> HttpResponse:
        user = form.get_user()
        audit.record(actor=user, action="security.sign_in", on=user)
        response = super().form_valid(form)
        response.set_cookie(
            WAS_HERE,
            "1",
            max_age=WAS_HERE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        status = 429 if form.has_error("__all__", "pause") else 422
        return self.render_to_response(self.get_context_data(form=form), status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and let the browser forget the pages it kept."""
    logout(request)
    response = redirect("sign_in")
    response.headers["Clear-Site-Data"] = '"cache"'
    response.delete_cookie(WAS_HERE, samesite="Lax")
    return response
