"""One machine, on 127.0.0.1, without TLS: what ``./phohien up`` runs. Secrets come from var/."""

import os

os.environ.setdefault("PHOHIEN_HTTPS", "false")
os.environ.setdefault("PHOHIEN_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")

from config.settings.base import *  # noqa: F403
