"""Two courtesies of the workspace: a due password change first, and sign-in from within htmx."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

ALWAYS_OPEN = ("web:account", "web:sign_out", "web:set_theme", "web:set_language")
ROOMS = ("/lam-viec/", "/cms/")


class WorkspaceMiddleware:
    """After authentication: keeps a person with a borrowed password on the page to change it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOMS):
            return self.get_response(request)
        if self._owes_password(request):
            return redirect("web:account")
        if self._is_strange_to_cms(request):
            raise PermissionDenied(_("Danh mục và nội dung chỉ dành cho quản trị hệ thống."))
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return self._whole_page_sign_in(request, response)

    @staticmethod
    def _owes_password(request: HttpRequest) -> bool:
        if request.path_info in {reverse(name) for name in ALWAYS_OPEN}:
            return False
        return getattr(request.user, "must_change_password", False)

    @staticmethod
    def _is_strange_to_cms(request: HttpRequest) -> bool:
        """Wagtail would send a signed-in person to sign in again, and again."""
        if not request.path_info.startswith("/cms/") or not request.user.is_authenticated:
            return False
        return not request.user.has_perm("wagtailadmin.access_admin")

    @staticmethod
    def _whole_page_sign_in(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """A piece of a page must not be replaced by the sign-in form: the browser goes there."""
        to_sign_in = response.headers.get("Location", "").startswith(settings.LOGIN_URL)
        if request.headers.get("HX-Request") and to_sign_in:
            return HttpResponse(status=204, headers={"HX-Redirect": request.get_full_path()})
        return response
