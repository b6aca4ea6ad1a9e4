"""The secrets of this machine, made on the first run in var/secrets.env, never committed."""

import os
import secrets
from pathlib import Path

NAMES = ("PHOHIEN_SECRET_KEY", "PHOHIEN_PRESS_KEYS")


def load_keys(var: Path) -> dict[str, str]:
    """Name → value of every secret; those that are missing are made and kept, mode 600."""
    path = var / "secrets.env"
    known = _parse(path.read_text()) if path.exists() else {}
    missing = [name for name in NAMES if not known.get(name)]
    if missing:
        known |= {name: secrets.token_urlsafe(64) for name in missing}
        _write(path, known)
        known = _parse(path.read_text())  # another process may have been first
    path.chmod(0o600)
    return known


def _parse(text: str) -> dict[str, str]:
    lines = (line.strip() for line in text.splitlines())
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, value in pairs}


def _write(path: Path, values: dict[str, str]) -> None:
    """Whole or not at all: a crash leaves the old file; of two first runs one wins."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write("".join(f"{name}={value}\n" for name, value in values.items()))
        file.flush()
        os.fsync(descriptor)
    if path.exists():
        fresh.replace(path)
        return
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink(missing_ok=True)
