"""For the test suite: fast hashing, mail in memory, a key and a var/ of its own for each process.

The database is SQLite in that var/, or the server of ``PHOHIEN_TEST_DATABASE_URL``; never the
one of ``PHOHIEN_DATABASE_URL``, which may hold somebody's work.
"""

import atexit
import os
import secrets
import shutil
import tempfile

os.environ["PHOHIEN_SECRET_KEY"] = secrets.token_urlsafe(64)
os.environ["PHOHIEN_DATABASE_URL"] = os.environ.get("PHOHIEN_TEST_DATABASE_URL", "")
os.environ["PHOHIEN_REDIS_URL"] = ""
os.environ["PHOHIEN_VAR"] = tempfile.mkdtemp(prefix="phohien-test-")
atexit.register(shutil.rmtree, os.environ["PHOHIEN_VAR"], ignore_errors=True)

from config.settings.local import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ALLOWED_HOSTS = ["*"]
API_ANONYMOUS_PER_MINUTE = 100_000  # tests of the limit set a lower one
PORTAL_PAGES_KEPT = 0  # tests of the page cache turn it on
STORAGES = STORAGES | {  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
