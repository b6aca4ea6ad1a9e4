"""Personal data at rest: encrypted with keys that lie outside the database and the backups.

Fernet (AES-128-CBC with HMAC-SHA-256) over keys derived by HKDF from ``PRESS_DESK_KEYS``. The
first key seals, all of them open, so that keys can be changed (``manage rotate_press_keys``).
Not for passwords, and not for secret links, of which only a hash is kept.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Iterable
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from phohien.kernel.errors import RuleBroken

PURPOSE = b"phohien.press_desk personal data"
LINK_BYTES = 32  # 256 bits of a secret link


class CannotOpen(RuleBroken):
    """The key that sealed this is not among the keys of this machine."""

    def __init__(self) -> None:
        super().__init__(
            "sealed",
            _(
                "Máy chủ không có khóa đã dùng để niêm phong hồ sơ này. Dữ liệu còn nguyên; "
                "hãy báo quản trị hệ thống trả lại khóa cũ vào PHOHIEN_PRESS_KEYS."
            ),
        )


def seal(value: object) -> bytes:
    """``value`` as JSON, encrypted."""
    return _box().encrypt(json.dumps(value, ensure_ascii=False).encode())


def unseal(token: bytes | memoryview | None):
    """What was sealed; None stays None. Raises CannotOpen."""
    return None if not token else json.loads(unseal_bytes(bytes(token)))


def seal_bytes(content: bytes) -> bytes:
    return _box().encrypt(content)


def unseal_bytes(token: bytes) -> bytes:
    try:
        return _box().decrypt(token)
    except InvalidToken as error:
        raise CannotOpen() from error


def resealed(token: bytes | memoryview) -> bytes:
    """The same content under the first key."""
    try:
        return _box().rotate(bytes(token))
    except InvalidToken as error:
        raise CannotOpen() from error


def new_link() -> str:
    """An address part that nobody can guess."""
    return secrets.token_urlsafe(LINK_BYTES)


def link_mark(token: str) -> str:
    """What is kept of a secret link: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def _box() -> MultiFernet:
    keys = tuple(key for key in settings.PRESS_DESK_KEYS if key)
    if not keys:
        raise ImproperlyConfigured("PRESS_DESK_KEYS")
    return _boxes(keys)


@lru_cache(maxsize=4)
def _boxes(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in _derived(keys)])


def _derived(keys: Iterable[str]) -> list[bytes]:
    return [
        base64.urlsafe_b64encode(
            HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(key.encode())
        )
        for key in keys
    ]
