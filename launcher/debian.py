"""Debian packages that the tests use; installed where this process may, else left alone."""

import os
import shutil
import subprocess
from pathlib import Path

from launcher.console import complain, step

PACKAGES = (
    "postgresql", "redis-server", "chromium", "tesseract-ocr", "tesseract-ocr-vie",
    "tesseract-ocr-eng", "gettext", "fonts-liberation2", "fonts-noto-core",
    "libreoffice-writer-nogui", "poppler-utils", "nginx-light", "libimage-exiftool-perl", "wrk",
)  # fmt: skip
# A full LibreOffice serves as well as the one without a desktop.
EQUALS = {"libreoffice-writer-nogui": "libreoffice-writer", "nginx-light": "nginx-full"}


def install_missing(logs: Path) -> None:
    """Install what is missing when root on Debian; a failure only means that tests are skipped."""
    if not _may_install():
        return
    missing = [name for name in PACKAGES if not (_installed(name) or _installed(EQUALS.get(name)))]
    if not missing:
        return
    with step(f"Cài gói Debian: {', '.join(missing)}"), (logs / "apt.log").open("ab") as log:
        done = _apt(["update", "-q"], log) and _apt(
            ["install", "-q", "-y", "--no-install-recommends", *missing], log
        )
    if not done:
        complain(
            f"  ! Chưa cài được gói Debian (xem {logs / 'apt.log'}); kiểm thử cần tới sẽ bỏ qua."
        )


def _may_install() -> bool:
    return os.geteuid() == 0 and all(shutil.which(name) for name in ("apt-get", "dpkg-query"))


def _installed(name: str | None) -> bool:
    if name is None:
        return False
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}", name]
    return subprocess.run(query, capture_output=True, text=True).stdout == "installed"


def _apt(arguments: list[str], log) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", *arguments]
    return subprocess.run(command, env=environment, stdout=log, stderr=log).returncode == 0
