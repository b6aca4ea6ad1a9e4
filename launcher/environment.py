"""The Python environment .venv, made from the locked requirements. Touches nothing else."""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher.console import Refusal, step
from launcher.places import PYTHON, REQUIREMENTS, ROOT, VENV


def ensure_environment(kind: str = "runtime") -> None:
    """Make .venv hold ``requirements/<kind>.txt`` exactly as locked; quick when it already does."""
    with _alone():
        if not _usable():
            with step("Tạo môi trường Python (.venv)"):
                _make_venv()
        if not _stamped(kind):
            with step("Cài các thư viện đã khóa phiên bản"):
                _install(kind)
            _stamp(kind)


@contextmanager
def _alone() -> Iterator[None]:
    """Two launchers do not install into one .venv at once; the lock is on the folder itself."""
    descriptor = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _usable() -> bool:
    """An environment whose interpreter was upgraded away or moved does not start."""
    if not PYTHON.exists():
        return False
    return subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0


def _make_venv() -> None:
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        raise Refusal(
            "Python trên máy này thiếu phần venv nên chưa tạo được môi trường.\n"
            f"Hãy cài bằng lệnh:  apt install python3-venv   (hoặc {name}), rồi chạy lại."
        ) from None
    _run([sys.executable, "-m", "venv", "--clear", str(VENV)], "tạo môi trường .venv")


def _install(kind: str) -> None:
    """With uv (ten times faster), and with plain pip where uv does not work."""
    locked = str(REQUIREMENTS / f"{kind}.txt")
    uv = [str(PYTHON), "-m", "uv", "pip", "install", "--quiet", "--python", str(PYTHON)]
    if _install_uv() and _try([*uv, "--require-hashes", "-r", locked]):
        return
    _run(
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", locked],
        "cài thư viện (cần mạng tới kho gói Python trong lần chạy đầu)",
    )


def _install_uv() -> bool:
    locked = str(REQUIREMENTS / "bootstrap.txt")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", locked]
    return _try([str(PYTHON), "-m", "uv", "--version"]) or _try(pip)


def _try(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, cwd=ROOT).returncode == 0


def _run(command: list[str], what: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-8:])
        raise Refusal(f"Không {what} được. Chạy lại là làm tiếp. Máy báo:\n{tail}")


def requirements_digest(kind: str = "runtime") -> str:
    """Names the locked set and the interpreter it was installed for."""
    text = (REQUIREMENTS / f"{kind}.txt").read_bytes()
    return hashlib.sha256(text + sys.version.encode()).hexdigest()


def _stamp_file(kind: str) -> Path:
    return VENV / f".phohien-{kind}"


def _stamped(kind: str) -> bool:
    path = _stamp_file(kind)
    return path.exists() and path.read_text() == requirements_digest(kind)


def _stamp(kind: str) -> None:
    """The development set contains the runtime set (a test holds that), so it stamps both."""
    for name in {kind, "runtime"}:
        _stamp_file(name).write_text(requirements_digest(name))
