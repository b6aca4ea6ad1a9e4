"""The operations of version 1; importing this declares them all."""

from phohien.api.v1.routes import api
from phohien.api.v1.views import dictionaries, flow, items, media, places

__all__ = ["api", "dictionaries", "flow", "items", "media", "places"]
