"""All addresses: the workspace, Wagtail's admin, sign-in, health."""

from importlib.util import find_spec

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
urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("healthz/live", live, name="healthz-live"),
    path("", RedirectView.as_view(pattern_name="web:home"), name="front"),
    path("dang-nhap/", signing_in.SignIn.as_view(), name="sign_in"),
    path("lam-viec/", include("phohien.web.urls")),
    *[
        path(f"lam-viec/{prefix}", include(f"{room}.urls"))
        for room, prefix in ROOMS.items()
        if find_spec(f"{room}.urls")
    ],
    path("cms/", include(wagtailadmin_urls)),
]
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed
