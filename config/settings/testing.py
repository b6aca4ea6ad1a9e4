"""For the test suite: fast hashing, mail in memory, a key made anew for each run."""

import os
import secrets

os.environ.setdefault("PHOHIEN_SECRET_KEY", secrets.token_urlsafe(50))

from config.settings.local import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ALLOWED_HOSTS = ["*"]
