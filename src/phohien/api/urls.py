"""Addresses of the API under /api/v1/; every one stands behind the door."""

from django.urls import URLPattern, path, re_path

from phohien.api.door import Door, not_found
from phohien.api.v1 import openapi
from phohien.api.v1.routes import OPERATIONS
from phohien.api.v1.views import api
from phohien.api.views import catalogue, pages

app_name = "api"


def _behind_the_door(pattern: URLPattern) -> URLPattern:
    name = pattern.name
    pattern.callback = Door(pattern.callback, lambda: openapi.parameters(name))
    return pattern


urlpatterns = [
    *(_behind_the_door(row) for row in api.urls[0] if row.name in OPERATIONS),
    path("openapi.json", Door(catalogue.openapi_document), name="openapi"),
    path("catalog.jsonld", Door(catalogue.catalogue), name="catalogue"),
    path("docs", Door(pages.english), name="docs"),
    path("tai-lieu", Door(pages.vietnamese), name="docs_vi"),
    path("", Door(pages.front), name="root"),
    re_path(r"^(?P<rest>.*)$", Door(not_found), name="lost"),
]
