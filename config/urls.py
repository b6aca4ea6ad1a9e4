"""All addresses: the workspace, Wagtail's admin, sign-in, health."""

from importlib import import_module

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

from phohien.kernel.health import healthz, live
from phohien.web.views import errors, signing_in

ROOMS = {
    "phohien.plans": "",
    "phohien.organisation": "",
    "phohien.security": "",
    "phohien.intake": "tiep-nhan/",
    "phohien.reports": "bao-cao/",
}


def _is_built(room: str) -> bool:
    try:
        return bool(import_module(f"{room}.urls"))
    except ImportError:
        return False


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("healthz/live", live, name="healthz-live"),
    path("", RedirectView.as_view(pattern_name="web:home"), name="front"),
    path("dang-nhap/", signing_in.SignIn.as_view(), name="sign_in"),
    path("lam-viec/", include("phohien.web.urls")),
    *[
        path(f"lam-viec/{prefix}", include(f"{room}.urls"))
        for room, prefix in ROOMS.items()
        if _is_built(room)
    ],
    path("cms/", include(wagtailadmin_urls)),
]
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed
