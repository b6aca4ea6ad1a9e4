"""SQLite (WAL) unless ``PHOHIEN_DATABASE_URL`` names PostgreSQL; Redis by ``PHOHIEN_REDIS_URL``."""

from pathlib import Path

import environ

_env = environ.Env()
_var = Path(_env.str("PHOHIEN_VAR", default=str(Path(__file__).resolve().parents[3] / "var")))

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(_var / "phohien.sqlite3"),
    "CONN_MAX_AGE": 60,  # opening anew costs a sixth of an article of the portal
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
        ),
    },
}
_SERVER = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

DATABASE_URL = _env.str("PHOHIEN_DATABASE_URL", default="")
DATABASES = {
    "default": environ.Env.db_url_config(DATABASE_URL) | _SERVER if DATABASE_URL else _SQLITE
}

REDIS_URL = _env.str("PHOHIEN_REDIS_URL", default="")
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"}
    )
}
