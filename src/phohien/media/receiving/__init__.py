"""A file at the door: what it really is, whether it is safe to keep, whether it bears a secret.

Each function takes an uploaded file and gives a ``Received`` or raises InvalidInput("file", …)
or SecretSuspected; the upload itself is never what is stored.
"""

from phohien.media.receiving.clip import received_captions, received_clip
from phohien.media.receiving.paper import received_paper
from phohien.media.receiving.photo import received_photo
from phohien.media.receiving.received import Received

__all__ = ["Received", "received_captions", "received_clip", "received_paper", "received_photo"]
