"""Addresses of other rooms' lists, filtered; empty where the room has no such page."""

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse


def room(name: str, *args, **query) -> str:
    """``room("plans:assignments", qua_han="on")`` → ``/lam-viec/viec/?qua_han=on``."""
    try:
        address = reverse(name, args=args)
    except NoReverseMatch:
        return ""
    asked = {key: value for key, value in query.items() if value not in (None, "")}
    return f"{address}?{urlencode(asked)}" if asked else address
