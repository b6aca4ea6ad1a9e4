"""The running site: gunicorn and one job worker under one parent. Starts, watches, stops them."""

import contextlib
import ctypes
import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from launcher.console import Refusal, complain
from launcher.places import PYTHON, ROOT, Site

START_LIMIT = 90  # seconds until the first answer
STOP_LIMIT = 35  # seconds a child may take to finish what it is doing
LOG_LIMIT = 20 * 1024 * 1024  # bytes; an older log is kept as .1
PR_SET_PDEATHSIG = 1


class Children:
    """The processes of one site, by name."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.running: dict[str, subprocess.Popen] = {}
        self.serving = False

    def start(self) -> None:
        """The worker comes second: both at once would only make the first answer wait."""
        self._start("web", _web_command(self.site))
        self._wait_until_serving()
        self._start("worker", [PYTHON, ROOT / "manage.py", "work"])

    def _start(self, name: str, command: list) -> None:
        log = self.site.logs / f"{name}.log"
        _roll(log)
        with log.open("ab") as output:
            self.running[name] = subprocess.Popen(
                command, cwd=ROOT, env=self.site.environment(), stdin=subprocess.DEVNULL,
                stdout=output, stderr=output, start_new_session=True, preexec_fn=die_with_parent,
            )  # fmt: skip

    def _wait_until_serving(self) -> None:
        deadline = time.monotonic() + START_LIMIT
        while not _answers(self.site.port):
            if self.running["web"].poll() is not None or time.monotonic() > deadline:
                raise Refusal(
                    f"Máy chủ web không khởi động được. Chi tiết ở {self.site.logs / 'web.log'}."
                )
            time.sleep(0.05)
        self.serving = True

    def watch(self) -> None:
        """Return never: a lost worker is started again, a lost web server ends the run."""
        while True:
            time.sleep(1)
            if self.running["web"].poll() is not None:
                raise Refusal(f"Máy chủ web đã dừng. Chi tiết ở {self.site.logs / 'web.log'}.")
            if self.running["worker"].poll() is not None:
                complain("  ! Tiến trình làm việc nền đã dừng, đang khởi động lại.")
                self._start("worker", [PYTHON, ROOT / "manage.py", "work"])
                time.sleep(2)

    def stop(self) -> None:
        """Ask all to finish, wait, then end those that will not; their jobs are taken up again."""
        for process in self.running.values():
            _signal_group(process, signal.SIGTERM, group=False)
        deadline = time.monotonic() + STOP_LIMIT
        for process in self.running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            _signal_group(process, signal.SIGKILL, group=True)
            process.wait()


def _web_command(site: Site) -> list:
    config = ROOT / "config" / "gunicorn.py"
    return [PYTHON, "-m", "gunicorn", "--config", config, "--bind", f"127.0.0.1:{site.port}",
            "config.wsgi:application"]  # fmt: skip


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz/live")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _signal_group(process: subprocess.Popen, number: int, *, group: bool) -> None:
    """To the whole session after the leader ended, so that no grandchild stays behind."""
    with contextlib.suppress(ProcessLookupError):
        (os.killpg if group else os.kill)(process.pid, number)


def _roll(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))


def die_with_parent() -> None:
    """On Linux a child ends even when this process is killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
