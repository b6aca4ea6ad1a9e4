"""./phohien up as a person uses it: from nothing, twice, stopped, killed. Takes a minute."""

import os
import signal
import socket
import stat
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    def __init__(self, var: Path) -> None:
        self.var, self.port = var, free_port()
        kept = {n: v for n, v in os.environ.items() if not n.startswith(("PHOHIEN", "DJANGO"))}
        self.environment = kept | {"PHOHIEN_VAR": str(var)}
        self.running: list[subprocess.Popen] = []
        self.said = ""

    def launch(self, *arguments: str, port: int | None = None) -> subprocess.Popen:
        command = [ROOT / "phohien", "up", "--no-demo", "--port", str(port or self.port)]
        process = subprocess.Popen(
            [*command, *arguments], cwd="/", env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        self.running.append(process)
        return process

    def serve(self) -> subprocess.Popen:
        process = self.launch()
        self.said = ""
        while "để dừng.\n" not in self.said:
            line = process.stdout.readline()
            assert line, self.said
            self.said += line
        assert self.answers()
        return process

    def answers(self) -> bool:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz/live", timeout=5)
            return True
        except OSError:
            return False

    def processes(self) -> list[str]:
        """Command lines of what still runs with this var/."""
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if f"PHOHIEN_VAR={self.var}".encode() in (place / "environ").read_bytes():
                    found.append((place / "cmdline").read_bytes().replace(b"\0", b" ").decode())
            except OSError:
                continue
        return found


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A var/ whose path has blanks in it; its first run fills it."""
    site = Site(tmp_path_factory.mktemp("thư mục có khoảng trắng") / "var")
    yield site
    for process in site.running:
        process.kill()
        process.wait()


def stop(process: subprocess.Popen, number: int) -> str:
    process.send_signal(number)
    return process.communicate(timeout=60)[0]


def test_from_nothing_to_serving_and_clean_away_on_ctrl_c(site):
    process = site.serve()
    said = site.said + stop(process, signal.SIGINT)
    assert process.returncode == 0
    assert "Chuẩn bị cơ sở dữ liệu … xong" in said
    assert f"http://127.0.0.1:{site.port}/lam-viec/" in said
    assert "Dữ liệu được giữ nguyên" in said
    assert site.processes() == []


def test_what_it_keeps_is_its_owners_alone(site):
    assert stat.S_IMODE(site.var.stat().st_mode) == 0o700
    assert stat.S_IMODE((site.var / "secrets.env").stat().st_mode) == 0o600


def test_a_second_run_has_nothing_to_prepare_and_loses_nothing(site):
    keys = (site.var / "secrets.env").read_text()
    process = site.serve()
    other = site.launch(port=free_port())
    refused = other.communicate(timeout=60)[0]
    said = site.said + stop(process, signal.SIGTERM)
    assert process.returncode == 0
    assert "Chuẩn bị cơ sở dữ liệu" not in said
    assert (site.var / "secrets.env").read_text() == keys
    assert other.returncode == 1
    assert f"đang chạy với thư mục dữ liệu {site.var}" in refused
    assert site.processes() == []


def test_a_taken_port_is_said_before_anything_is_done(tmp_path):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        site = Site(tmp_path / "var")
        process = site.launch(port=holder.getsockname()[1])
        assert "không dùng được" in process.communicate(timeout=60)[0]
    assert process.returncode == 1
    assert not (site.var / "phohien.sqlite3").exists()


def test_a_killed_launcher_leaves_no_orphan(site):
    process = site.serve()
    process.kill()
    process.wait()
    deadline = time.monotonic() + 60
    while site.processes() and time.monotonic() < deadline:
        time.sleep(0.5)
    assert site.processes() == []


def test_a_plan_that_is_not_there_is_named(site):
    process = site.launch("--plan", "/không/có.docx")
    assert "Không có tệp kế hoạch /không/có.docx" in process.communicate(timeout=60)[0]
    assert process.returncode == 1
