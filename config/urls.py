"""All addresses: the workspace, Wagtail's admin, sign-in, health."""

from importlib.util import find_spec

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

from phohien.kernel.health import healthz, live

WORKSPACE = ("phohien.plans", "phohien.organisation", "phohien.intake", "phohien.reports")
urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("healthz/live", live, name="healthz-live"),
    path("", RedirectView.as_view(pattern_name="web:home")),
    path("lam-viec/", include("phohien.web.urls")),
    *[path("lam-viec/", include(f"{app}.urls")) for app in WORKSPACE if find_spec(f"{app}.urls")],
    path("cms/", include(wagtailadmin_urls)),
]
