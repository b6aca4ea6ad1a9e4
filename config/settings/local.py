"""One machine, on 127.0.0.1, without TLS: what ``./phohien up`` runs. Secrets come from var/."""

import os

os.environ.setdefault("PHOHIEN_HTTPS", "false")

from config.settings.base import *  # noqa: E402, F403

ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
