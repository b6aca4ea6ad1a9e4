"""The system administrator's first page: accounts without a role, the health of the machine."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from phohien.kernel.health import parts
from phohien.plans.models import Plan
from phohien.web.selectors.accounts import account_figures

NAMES = {
    "database": _("Cơ sở dữ liệu"),
    "worker": _("Tiến trình chạy nền"),
    "disk": _("Chỗ trống trên đĩa"),
    "redis": _("Redis"),
}


def page(request: HttpRequest, plan: Plan | None, context: dict) -> HttpResponse:
    """What needs an administrator's hand today."""
    context |= {"figures": account_figures(actor=request.user), "health": _health()}
    return render(request, "web/home_admin.html", context)


def _health() -> list[tuple[str, bool]]:
    """``(part, whether it is well)``."""
    return [(NAMES.get(name, name), state == "ok") for name, state in parts().items()]
