"""Showing files to those who sign a content: clearance asks here, for it lies below."""

from phohien.clearance import pictures
from phohien.media import showing
from phohien.media.models import Clip, Paper, Photo
from phohien.security.policies import visible

MODELS = {"photo": Photo, "clip": Clip, "paper": Paper}
SHOWN = {"photo": showing.picture, "clip": showing.clip, "paper": showing.paper}


def address_for(actor, key: str) -> str:
    """Where ``actor`` can see ``photo:7``, ``clip:3`` or ``paper:2``; empty when they may not."""
    kind, _colon, number = key.partition(":")
    if kind not in MODELS or not number.isdecimal():
        return ""
    row = visible(actor, MODELS[kind]).filter(pk=int(number)).first()
    return SHOWN[kind](row)["src"] if row else ""


pictures.provide(address_for)
