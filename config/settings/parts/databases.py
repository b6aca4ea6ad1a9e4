"""SQLite (WAL) by default, PostgreSQL by ``PHOHIEN_DATABASE_URL``, Redis by ``PHOHIEN_REDIS_URL``."""

from pathlib import Path

import environ

_env = environ.Env()
_var = Path(_env.str("PHOHIEN_VAR", default=str(Path(__file__).resolve().parents[3] / "var")))

DATABASES = {
    "default": _env.db("PHOHIEN_DATABASE_URL", default=f"sqlite:///{_var / 'phohien.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

REDIS_URL = _env.str("PHOHIEN_REDIS_URL", default="")
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"}
    )
}
