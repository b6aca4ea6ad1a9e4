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


def required_secrets(name: str) -> list[str]:
    """Secrets from the environment, comma separated, newest first; each long enough."""
    values = [value.strip() for value in _env.str(name, default="").split(",") if value.strip()]
    if not values or any(len(value) < SHORTEST_SECRET for value in values):
        raise ImproperlyConfigured(
            f"{name} phải được đặt trong biến môi trường: một hay nhiều khóa cách nhau dấu phẩy, "
            f"mỗi khóa ít nhất {SHORTEST_SECRET} ký tự, khóa mới đứng đầu. "
            "Trên một máy, ./phohien tự tạo khóa trong var/secrets.env."
        )
    return values


def required_list(name: str) -> list[str]:
    """A comma-separated list from the environment; refuses an empty one."""
    values = _env.list(name, default=[])
    if not values:
        raise ImproperlyConfigured(
            f"{name} phải được đặt trong biến môi trường, cách nhau dấu phẩy."
        )
    return values
