"""What each way out has to know of its channel. Secrets come from the environment, by name."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput
from phohien.syndication.enums import Way
from phohien.syndication.errors import WayFailed

VARIABLE = re.compile(r"PHOHIEN_CHANNEL_[A-Z0-9_]{1,60}")
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
FOLDER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
HOST_KEY = re.compile(r"(ssh-ed25519|ecdsa-sha2-nistp256|rsa-sha2-512|ssh-rsa) [A-Za-z0-9+/=]{40,}")
SHORTEST_SECRET = 32


def checked(way: str, given: Mapping[str, object]) -> dict:
    """``given`` reduced to what ``way`` knows. Raises InvalidInput("settings", …)."""
    fields = FIELDS.get(Way(way), {})
    unknown = set(given) - set(fields)
    if unknown:
        _refuse(
            _("Cách đưa tin này không dùng thông số: %(names)s.")
            % {"names": ", ".join(sorted(unknown))}
        )
    kept = {}
    for name, check in fields.items():
        value = given.get(name)
        if value not in (None, "", []):
            kept[name] = check(value)
    return kept


def is_ready(channel) -> bool:
    """Whether the settings that its way cannot do without are all there."""
    told = channel.settings or {}
    return all(told.get(name) for name in REQUIRED.get(Way(channel.way), ()))


def needed(channel, name: str):
    """A setting that this way cannot do without; WayFailed says that it is missing."""
    value = (channel.settings or {}).get(name)
    if not value:
        raise WayFailed(f"Kênh “{channel.name}” chưa khai thông số “{name}”.", again=False)
    return value


def secret(name: str) -> str:
    """The secret in the environment variable ``name``. WayFailed when it is not set."""
    if not VARIABLE.fullmatch(name):
        raise WayFailed(f"Tên biến “{name}” không hợp lệ.", again=False)
    value = os.environ.get(name, "")
    if not value:
        raise WayFailed(f"Máy chủ chưa đặt biến môi trường {name}.", again=False)
    return value


def folder_root() -> Path:
    """Below it lie the folders that channels may write to; nothing else may be."""
    return Path(getattr(settings, "SYNDICATION_ROOT", "") or settings.VAR / "kenh")


def _refuse(message: str) -> None:
    raise InvalidInput("settings", message)


def _matching(pattern: re.Pattern, message: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value.strip()):
            _refuse(message % {"value": str(value)[:80]})
        return value.strip()

    return check


def _port(value: object) -> int:
    try:
        number = int(value)  # type: ignore[call-overload]
    except (TypeError, ValueError):
        number = 0
    if not 0 < number < 65536:
        _refuse(_("Cổng là số từ 1 đến 65535."))
    return number


def _address(value: object) -> str:
    parts = urlsplit(str(value))
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        _refuse(_("Địa chỉ nhận phải bắt đầu bằng https:// và không kèm tài khoản."))
    return str(value)


def _recipients(value: object) -> list[str]:
    listed = value.replace(",", " ").split() if isinstance(value, str) else list(value)  # type: ignore[call-overload]
    for one in listed:
        try:
            validate_email(one)
        except ValidationError:
            _refuse(_("Địa chỉ thư “%(value)s” không đúng.") % {"value": str(one)[:80]})
    return listed


_variable = _matching(
    VARIABLE,
    "“%(value)s”: chỉ ghi TÊN biến môi trường bắt đầu bằng PHOHIEN_CHANNEL_, không ghi bí mật.",
)
_host = _matching(HOST, "Tên máy “%(value)s” không đúng.")
_folder = _matching(FOLDER, "Thư mục “%(value)s” chỉ gồm chữ không dấu, số và gạch; không có “..”.")
_user = _matching(re.compile(r"[A-Za-z0-9._@-]{1,64}"), "Tên tài khoản “%(value)s” không đúng.")
_host_key = _matching(HOST_KEY, "Khóa máy chủ phải ở dạng “ssh-ed25519 AAAA…”.")
REQUIRED = {
    Way.EMAIL: ("to",),
    Way.SFTP: ("host", "user", "host_key"),
    Way.FOLDER: ("folder",),
    Way.HTTP_PUSH: ("url", "secret_env"),
}
FIELDS: dict[str, dict[str, Callable]] = {
    Way.EMAIL: {"to": _recipients},
    Way.SFTP: {
        "host": _host, "port": _port, "user": _user, "folder": _folder,
        "host_key": _host_key, "password_env": _variable, "key_env": _variable,
    },
    Way.FOLDER: {"folder": _folder},
    Way.HTTP_PUSH: {"url": _address, "secret_env": _variable},
}  # fmt: skip
