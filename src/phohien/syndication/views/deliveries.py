"""One delivery."""

from django.http import HttpRequest, HttpResponse


def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    raise NotImplementedError
