"""One machine, on 127.0.0.1, without TLS: what ``./phohien up`` runs. Secrets come from var/."""

import os

os.environ.setdefault("PHOHIEN_HTTPS", "false")
# Commands given by hand without the launcher: the machine's one secret stands in for this key too
# (``sealing`` derives its own from it). The launcher always brings the key of var/secrets.env.
os.environ.setdefault("PHOHIEN_PRESS_KEYS", os.environ.get("PHOHIEN_SECRET_KEY", ""))
os.environ.setdefault("PHOHIEN_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")

from config.settings.base import *  # noqa: F403
