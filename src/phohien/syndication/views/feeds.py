"""The feed of a channel: what the ledger says stands there, in the form the outlet reads."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from phohien.syndication import feeds
from phohien.syndication.enums import Way
from phohien.syndication.models import Channel


@require_safe
def feed(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """``form`` is json, atom, rss, ninjs or newsml; a channel that is no feed does not exist."""
    channel = Channel.objects.filter(code=code, way=Way.FEED, is_active=True).first()
    if channel is None or form not in feeds.FORMS:
        raise Http404
    media_type, make = feeds.FORMS[form]
    body = make(channel, request.build_absolute_uri(request.path))
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(body, content_type=f"{media_type}; charset=utf-8")
    response["ETag"], response["Cache-Control"] = tag, "public, max-age=60"
    return response
