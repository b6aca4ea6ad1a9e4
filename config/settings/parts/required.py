"""Settings that a deployment must give itself; there is no default anybody could forget."""

import environ
from django.core.exceptions import ImproperlyConfigured

_env = environ.Env()
SHORTEST_SECRET = 50


def required_secret(name: str) -> str:
    """The secret from the environment; refuses an absent or a short one."""
    value = _env.str(name, default="")
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"{name} phải được đặt trong biến môi trường, dài ít nhất {SHORTEST_SECRET} ký tự. "
            "Trên một máy, ./phohien tự tạo khóa trong var/secrets.env."
        )
    return value


def required_list(name: str) -> list[str]:
    """A comma-separated list from the environment; refuses an empty one."""
    values = _env.list(name, default=[])
    if not values:
        raise ImproperlyConfigured(
            f"{name} phải được đặt trong biến môi trường, cách nhau dấu phẩy."
        )
    return values
