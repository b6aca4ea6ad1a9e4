"""All addresses: the workspace, Wagtail's admin, sign-in, health."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("cms/", include(wagtailadmin_urls)),
]
