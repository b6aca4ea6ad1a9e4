"""A server told to stop finishes the request it is working on. Real gunicorn, our settings."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    return connection.getresponse().read()


@pytest.fixture
def server():
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"]
    command += ["--bind", f"127.0.0.1:{port}", "tests.kernel.slow_application:application"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL
    )
    for _attempt in range(300):
        try:
            get(port, "/")
            break
        except OSError:
            time.sleep(0.1)
    yield process, port
    process.kill()
    process.wait()


def test_a_running_request_is_finished(server):
    process, port = server
    answers = []
    request = threading.Thread(target=lambda: answers.append(get(port, "/slow")))
    request.start()
    time.sleep(0.7)
    process.send_signal(signal.SIGTERM)
    request.join(30)
    assert answers == [b"whole answer"]
    assert process.wait(30) == 0
    with pytest.raises(OSError, match="refused"):
        get(port, "/")
