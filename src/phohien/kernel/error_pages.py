"""Turns a DomainError that a view lets through into its page: 400, 403, 404 or 409, never a 500."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import TemplateDoesNotExist
from django.template.loader import select_template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from phohien.kernel.errors import DomainError


class DomainErrorMiddleware:
    """Uses ``errors/<status>.html`` or ``errors/error.html`` of the shell when there is one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        if _wants_json(request):
            return JsonResponse({"code": error.code, "message": error.message}, status=error.status)
        return HttpResponse(_page(request, error), status=error.status)


def _wants_json(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/") or request.get_preferred_type(
        ["text/html", "application/json"]
    ) == "application/json"  # fmt: skip


def _page(request: HttpRequest, error: DomainError) -> str:
    context = {"code": error.code, "message": error.message, "status": error.status}
    try:
        names = [f"errors/{error.status}.html", "errors/error.html"]
        return select_template(names).render(context, request)
    except TemplateDoesNotExist:
        return _plain_page(error)


def _plain_page(error: DomainError) -> str:
    return format_html(
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>'
        '<body><main><h1>{title}</h1><p>{message}</p><p><a href="/">{back}</a></p></main></body>'
        "</html>",
        title=_("Không thực hiện được"),
        message=error.message,
        back=_("Về trang đầu"),
    )
