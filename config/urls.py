"""All addresses: the workspace, Wagtail's admin, sign-in, health."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from phohien.kernel.health import healthz, live
from phohien.portal.views import errors as public_errors
from phohien.web.views import errors, signing_in

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("healthz/live", live, name="healthz-live"),
    path("dang-nhap/", signing_in.SignIn.as_view(), name="sign_in"),
    path("lam-viec/", include("phohien.web.urls")),
    path("lam-viec/", include("phohien.plans.urls")),
    path("lam-viec/", include("phohien.organisation.urls")),
    path("lam-viec/", include("phohien.security.urls")),
    path("lam-viec/tiep-nhan/", include("phohien.intake.urls")),
    path("lam-viec/bao-cao/", include("phohien.reports.urls")),
    path("lam-viec/duyet/", include("phohien.clearance.urls")),
    path("lam-viec/tin-bai/", include("phohien.newsroom.urls")),
    path("lam-viec/nghe-bao/", include("phohien.press_monitoring.urls")),
    path("lam-viec/lam-ro/", include("phohien.clarifications.urls")),
    path("lam-viec/bao-chi-nuoc-ngoai/", include("phohien.press_desk.urls")),
    path("lam-viec/phat-ngon/", include("phohien.spokespersons.urls")),
    path("lam-viec/kenh/", include("phohien.syndication.urls")),
    path("lam-viec/doi-tac/", include("phohien.api.workspace_urls")),
    path("api/v1/", include("phohien.api.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("kenh/", include("phohien.syndication.public_urls")),
    path("", include("phohien.media.urls")),
    path("", include("phohien.portal.urls")),
]
handler403 = errors.forbidden
handler404 = public_errors.not_found
handler500 = public_errors.failed
