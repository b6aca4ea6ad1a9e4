"""A deployment behind TLS: the base as it stands. Starts only with secrets and host names set."""

from config.settings.base import *  # noqa: F403
