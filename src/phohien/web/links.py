"""Addresses of other rooms' lists, filtered."""

from urllib.parse import urlencode

from django.urls import reverse


def room(name: str, *args, **query) -> str:
    """``room("plans:assignments", qua_han="on")`` → ``/lam-viec/viec/?qua_han=on``."""
    address = reverse(name, args=args)
    asked = {key: value for key, value in query.items() if value not in (None, "")}
    return f"{address}?{urlencode(asked)}" if asked else address
