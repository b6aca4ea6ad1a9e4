"""An article of the portal beside a stock Wagtail site and nginx static, as ratios in one run.

The same words, two gunicorn processes each, SQLite, loopback, wrk with 8 connections; rounds
alternate between the servers and the best round of each counts. Run: ``./phohien bench portal``.
"""

import http.client
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / "bench"
ROUNDS, SECONDS, CONNECTIONS = 3, 4, 8
TEXT = (
    "<p>Đầm sen rộng hơn mười mẫu nằm bên đê sông Hồng, mỗi sáng tháng sáu người làng chèo "
    "thuyền nan ra hái hoa, mang về ướp chè và bán ở chợ đầu phường.</p>"
)
BLOCKS = [("heading", "Buổi sớm")] + [("text", TEXT * 3)] * 6 + [("heading", "Đường đi")]
WORDS = {"title": "Mùa sen", "lead": "Hoa nở rộ từ đầu tháng sáu.", "agency": "Phường Phố Hiến"}


def main() -> None:
    missing = [name for name in ("wrk", "nginx") if not _program(name)]
    if missing:
        print(f"Bỏ qua: thiếu {', '.join(missing)}.")
        return
    with tempfile.TemporaryDirectory(prefix="phohien-bench-") as folder:
        _measure(Path(folder))


def _program(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")


def _measure(folder: Path) -> None:
    folder.chmod(0o755)
    stock_path, our_path = _build_stock(folder), _build_ours(folder)
    with (
        _gunicorn("stock_site.wsgi", _stock_environment(folder), "gthread") as stock,
        _gunicorn("config.wsgi", _our_environment(folder, kept=1)) as uncached,
        _gunicorn("config.wsgi", _our_environment(folder, kept=64 << 20)) as cached,
        _nginx(folder) as static,
    ):
        places = {
            "Wagtail nguyên bản": f"{stock}{stock_path}",
            "cổng, không nhớ": f"{uncached}{our_path}",
            "cổng, trang đã nhớ": f"{cached}{our_path}",
            "nginx, bản tĩnh": f"{static}{our_path}",
        }
        best = dict.fromkeys(places, 0.0)
        for url in places.values():
            _get(url)
        for _round in range(ROUNDS):
            for name, url in places.items():
                best[name] = max(best[name], _rate(url))
    _tell(best)


def _tell(best: dict[str, float]) -> None:
    stock, uncached, cached, static = best.values()
    print(f"{'máy chủ':22}{'yêu cầu/giây':>14}{'nginx /':>10}")
    for name, rate in best.items():
        print(f"{name:22}{rate:14,.0f}{static / rate:10.1f}")
    print(f"không nhớ / Wagtail nguyên bản: {uncached / stock:.1f} lần (đích ≥ 2)")
    print(f"đã nhớ / nginx: 1/{static / cached:.1f} (đích ≥ 1/6)")
    print(f"đã nhớ / không nhớ: {cached / uncached:.0f} lần (đích ≥ 100)")


def _build_stock(folder: Path) -> str:
    environment = _stock_environment(folder)
    run = {"env": environment, "check": True, "cwd": BENCH, "capture_output": True}
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], **run)
    words = json.dumps(WORDS | {"blocks": BLOCKS}).encode()
    filled = subprocess.run([sys.executable, "-m", "stock_site.fill"], input=words, **run)
    return filled.stdout.decode().strip().splitlines()[-1]


def _build_ours(folder: Path) -> str:
    """Forty items and the static copy of one of them; → its address."""
    command = [sys.executable, __file__, "--build"]
    built = subprocess.run(
        command, env=_our_environment(folder, kept=0), check=True, cwd=ROOT, stdout=subprocess.PIPE
    )
    return built.stdout.decode().strip().splitlines()[-1]


def build() -> None:
    """In a process of its own: migrate, make the items, write the copy of the last."""
    import logging

    import django

    django.setup()
    logging.disable(logging.CRITICAL)
    from django.conf import settings
    from django.core.management import call_command

    for command in ("migrate", "createcachetable", "load_organisation", "load_sections"):
        call_command(command, verbosity=0, stdout=sys.stderr)
    call_command("collectstatic", verbosity=0, interactive=False)
    from phohien.portal.baking import making, writing
    from tests.portal import items

    blocks = [
        {"type": kind, "text" if kind == "heading" else "html": text} for kind, text in BLOCKS
    ]
    rows = [items.make(title=f"Mùa sen {number}", body=blocks) for number in range(40)]
    path = rows[-1].path
    copy = Path(settings.PORTAL_COPY)
    writing.write(writing.file_of(copy, path), making.make(path).pieces)
    print(path)


def _stock_environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "stock_site.settings",
        "STOCK_VAR": str(folder),
        "PYTHONPATH": str(BENCH),
    }


def _our_environment(folder: Path, kept: int) -> dict[str, str]:
    secret = folder / "secret"
    if not secret.exists():
        secret.write_text(secrets.token_urlsafe(64))
    (folder / "var").mkdir(exist_ok=True)
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "PHOHIEN_VAR": str(folder / "var"),
        "PHOHIEN_BAKE": str(folder / "site"),
        "PHOHIEN_SECRET_KEY": secret.read_text(),
        "PHOHIEN_DATABASE_URL": "",
        "PHOHIEN_REDIS_URL": "",
        "PHOHIEN_PAGES_KEPT": str(kept),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }


@contextmanager
def _gunicorn(module: str, environment: dict[str, str], worker: str = "") -> Iterator[str]:
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", ROOT / "config" / "gunicorn.py"]
    command += ["--worker-class", worker] if worker else []
    command += ["--max-requests", "0", "--bind", f"127.0.0.1:{port}", f"{module}:application"]
    with _running(command, environment, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _nginx(folder: Path) -> Iterator[str]:
    port = _free_port()
    text = (ROOT / "docs" / "operating" / "nginx.conf").read_text("utf-8")
    text = text.replace("/srv/phohien/site", str(folder / "site"))
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
    (folder / "site.conf").write_text(text)
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"daemon off; {user} pid {folder}/pid; error_log {folder}/error.log; worker_processes 2;"
        f"events {{}} http {{ access_log off; sendfile on; {temporary} "
        f"include {folder}/site.conf; }}"
    )
    command = [_program("nginx"), "-c", folder / "nginx.conf", "-e", folder / "error.log"]
    with _running(command, dict(os.environ), port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(command: list, environment: dict[str, str], port: int) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=quiet, stderr=quiet)
    try:
        _wait(port, process)
        yield
    finally:
        process.terminate()
        process.wait(40)


def _wait(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit(f"Máy chủ không khởi động được: {process.args}")


def _get(url: str) -> None:
    """Fails unless the page is there; fills the caches of both processes."""
    host, _slash, path = url.removeprefix("http://").partition("/")
    for _time in range(8):
        connection = http.client.HTTPConnection(host, timeout=60)
        connection.request("GET", f"/{path}")
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != 200 or "Buổi sớm".encode() not in body:
            raise SystemExit(f"{url}: {answer.status}")


def _rate(url: str) -> float:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        raise SystemExit(told)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


if __name__ == "__main__":
    build() if "--build" in sys.argv else main()
