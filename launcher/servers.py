"""A PostgreSQL and a Redis of the test run's own: in a temporary place, gone when it ends."""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher.serving import die_with_parent

START_LIMIT = 30  # seconds
UNSAFE_BUT_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextmanager
def postgres() -> Iterator[str | None]:
    """The URL of a new cluster, or None where PostgreSQL 15 or later is not installed."""
    binaries = _postgres_binaries()
    if binaries is None:
        yield None
        return
    with _folder(_postgres_user()) as folder:
        password = secrets.token_hex(16)
        _initialise(binaries, folder, password)
        port = _free_port()
        command = [binaries / "postgres", "-D", folder / "data", "-k", folder, "-p", str(port)]
        command += ["-c", "listen_addresses=127.0.0.1"]
        command += [part for option in UNSAFE_BUT_QUICK for part in ("-c", option)]
        ready = [binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        with _running(command, folder, ready, stop=signal.SIGINT):
            yield f"postgres://postgres:{password}@127.0.0.1:{port}/postgres"


@contextmanager
def redis() -> Iterator[str | None]:
    """The URL of a Redis that keeps nothing, or None where it is not installed."""
    binary = shutil.which("redis-server")
    if binary is None:
        yield None
        return
    port, password = _free_port(), secrets.token_hex(16)
    with _folder(None) as folder:
        command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
        command += ["--appendonly", "no", "--dir", str(folder), "--requirepass", password]
        ready = ["redis-cli", "-p", str(port), "ping"]
        with _running(command, folder, ready, stop=signal.SIGTERM):
            yield f"redis://:{password}@127.0.0.1:{port}/0"


def _postgres_binaries() -> Path | None:
    """The newest of Debian's versions, else what the search path holds."""
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    found = sorted(versions, key=lambda path: float(path.parent.name))
    if initdb := shutil.which("initdb"):
        found.insert(0, Path(initdb).resolve().parent)
    whole = [path for path in found if (path / "initdb").exists() and (path / "postgres").exists()]
    return whole[-1] if whole else None


def _postgres_user() -> str | None:
    """PostgreSQL refuses to run as root; Debian's package brings a user for it."""
    if os.geteuid() != 0:
        return None
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres").pw_name
    return "nobody"


def _initialise(binaries: Path, folder: Path, password: str) -> None:
    secret = folder / "password"
    secret.write_text(password)
    shutil.chown(secret, folder.owner())
    subprocess.run(
        [binaries / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "scram-sha-256",
         "-E", "UTF8", "--locale=C.UTF-8", f"--pwfile={secret}"],
        check=True, capture_output=True, cwd=folder, user=_other_user(folder),
    )  # fmt: skip
    secret.unlink()


def _other_user(folder: Path) -> int | None:
    owner = folder.stat().st_uid
    return None if owner == os.geteuid() else owner


@contextmanager
def _folder(user: str | None) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="phohien-server-"))
    try:
        if user:
            shutil.chown(folder, user)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(command: list, folder: Path, ready: list, *, stop: int) -> Iterator[None]:
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, user=_other_user(folder), stdout=log, stderr=log,
            start_new_session=True, preexec_fn=die_with_parent,
        )  # fmt: skip
    try:
        _wait_for(process, ready, folder / "log")
        yield
    finally:
        process.send_signal(stop)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(20)
        process.kill()
        process.wait()


def _wait_for(process: subprocess.Popen, ready: list, log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while subprocess.run(ready, capture_output=True).returncode:
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(log.read_text(errors="replace")[-2000:])
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
