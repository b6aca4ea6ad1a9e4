"""The OpenAPI document and the DCAT catalogue at their addresses."""

import json

from django.http import HttpRequest, HttpResponse

from phohien.api import conditional
from phohien.api.v1 import catalogue as data
from phohien.api.v1 import openapi, reading


def openapi_document(request: HttpRequest) -> HttpResponse:
    return _json(openapi.document(), "application/json")


def catalogue(request: HttpRequest) -> HttpResponse:
    changed = reading.last_change()
    response = _json(data.catalogue(changed), "application/ld+json")
    conditional.set_changed(response, changed)
    return response


def _json(value: dict, content_type: str) -> HttpResponse:
    text = json.dumps(value, ensure_ascii=False)
    return HttpResponse(text, content_type=content_type)
