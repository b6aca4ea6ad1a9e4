"""Settings of a worker that loads the ground alone: it starts in a second instead of five."""

from config.settings.local import *  # noqa: F403

INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "phohien.kernel"]
AUTH_USER_MODEL = "auth.User"
