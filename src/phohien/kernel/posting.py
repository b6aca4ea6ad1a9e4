"""What a form was sent with: an empty POST is a sent form too, and has to be told what is wrong."""

from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict


def posted(request: HttpRequest) -> QueryDict | None:
    """The data of a POST, None for reading."""
    return request.POST if request.method == "POST" else None


def sent_files(request: HttpRequest) -> MultiValueDict | None:
    """The files of a POST, None for reading."""
    return request.FILES if request.method == "POST" else None
