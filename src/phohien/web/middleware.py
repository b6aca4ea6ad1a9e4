"""The workspace between request and view: a due password change first, sign-in from within htmx,
and a refusal in words for what no form of ours would send."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

ALWAYS_OPEN = ("web:account", "web:sign_out", "web:set_theme", "web:set_language")
ROOMS = ("/lam-viec/", "/cms/")
API = "/api/"


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

    def process_view(self, request: HttpRequest, *_view) -> HttpResponse | None:
        """NUL characters mean nothing to anybody, and PostgreSQL cannot keep them."""
        if request.path_info.startswith(API):  # refuses them itself, as JSON
            return None
        given = [*request.GET.lists(), *request.POST.lists()]
        return _refused(request) if any("\0" in text for _k, v in given for text in v) else None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A number beyond 64 bits is nobody's key; SQLite says so only when it is asked."""
        return _refused(request) if isinstance(error, OverflowError) else None

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
            return HttpResponse(status=204, headers={"HX-Redirect": _page_behind(request)})
        return response


def _page_behind(request: HttpRequest) -> str:
    """The page to come back to: the one in the window, for the address of a POST cannot be read."""
    shown = getattr(request.htmx, "current_url_abs_path", None)
    return shown or (request.get_full_path() if request.method == "GET" else reverse("web:home"))


def _refused(request: HttpRequest) -> HttpResponse:
    message = _("Yêu cầu có ký tự hoặc số không dùng được. Hãy quay lại, sửa rồi gửi lại.")
    context = {"code": "unusable", "message": message, "status": 400}
    return render(request, "errors/error.html", context, status=400)
