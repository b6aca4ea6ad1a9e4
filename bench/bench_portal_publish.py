"""From the button "Đăng" to the reader: how long until a publication, a correction and a
withdrawal are seen at every place where they appear, by the server with a full page cache and in
the static copy that the worker writes. Limit: 2 seconds. Run: ``./phohien bench portal_publish``.
"""

import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from bench.bench_portal import ROOT, _gunicorn, _our_environment

LIMIT, PATIENCE, PAUSE = 2.0, 90.0, 0.02
TITLE, CORRECTED = "Hội làng vừa đăng", "Hội làng vừa sửa"
LISTS = ("/vi/", "/vi/van-hoa-du-lich/", "/vi/rss.xml", "/vi/feed.json", "/vi/tim-kiem/?q=hoi+lang")
MARK = re.compile(r"</?mark[^>]*>")  # how the search shows what it found
STEPS = ("đăng", "cải chính", "gỡ")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="phohien-bench-") as folder:
        environment = _our_environment(Path(folder), kept=64 << 20)
        subprocess.run(_child("--build"), env=environment, cwd=ROOT, check=True)
        with _gunicorn("config.wsgi", environment) as server, _worker(environment):
            _warm(server)
            site, changing = Path(folder) / "site", _changing(environment)
            _wait_for_copy(site)
            for step in STEPS:
                _tell(step, *_measured(step, server, site, changing))
            changing.wait(60)


def _child(verb: str) -> list[str]:
    return [sys.executable, "-m", "bench.bench_portal_publish", verb]


@contextmanager
def _worker(environment: dict[str, str]):
    command = [sys.executable, ROOT / "manage.py", "work"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        process.terminate()
        process.wait(40)


def _changing(environment: dict[str, str]) -> subprocess.Popen:
    """A process of its own with the services loaded; does the next step at each line it reads."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    process = subprocess.Popen(_child("--change"), env=environment, cwd=ROOT, **pipes)
    process.stdout.readline()
    return process


def _warm(server: str) -> None:
    for path in LISTS * 8:
        assert _got(server, path)[0] == 200, path


def _wait_for_copy(site: Path) -> None:
    """Until the worker has written the whole site once: nothing new for five seconds."""
    before, same = -1, 0
    while same < 5:
        time.sleep(1)
        now = sum(1 for _file in site.rglob("*"))
        same = same + 1 if now == before and now else 0
        before = now


def _measured(step: str, server: str, site: Path, changing) -> tuple[float, dict[str, float]]:
    """Seconds the service took, and by place the seconds from the button until it is seen."""
    start = time.monotonic()
    print(step, file=changing.stdin, flush=True)
    path = changing.stdout.readline().strip()
    took = time.monotonic() - start
    waiting = {place: _seen(step, server, site, place, path) for place in (*LISTS, path)}
    waiting |= {f"tĩnh {place}": _copied(step, site, place) for place in (LISTS[0], path)}
    seen: dict[str, float] = {}
    while waiting and time.monotonic() - start < PATIENCE:
        done = [place for place, is_there in waiting.items() if is_there()]
        seen |= dict.fromkeys(done, time.monotonic() - start)
        waiting = {place: row for place, row in waiting.items() if place not in seen}
        time.sleep(PAUSE)
    return took, seen | dict.fromkeys(waiting, float("inf"))


def _seen(step: str, server: str, _site: Path, place: str, item: str):
    def is_there() -> bool:
        status, body = _got(server, place)
        return _is_as_wanted(step, body, is_item=place == item, is_gone=status == 410)

    return is_there


def _copied(step: str, site: Path, place: str):
    def is_there() -> bool:
        file = site / place.strip("/") / "index.html"
        body = file.read_text("utf-8") if file.exists() else ""
        return _is_as_wanted(step, body, is_item=place != LISTS[0], is_gone=True)

    return is_there


def _is_as_wanted(step: str, body: str, *, is_item: bool, is_gone: bool) -> bool:
    if step == "đăng":
        return TITLE in body
    if step == "cải chính":
        return CORRECTED in body and (is_item or TITLE not in body)
    return is_gone and "Hoãn vì mưa" in body if is_item else CORRECTED not in body


def _got(server: str, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(server.removeprefix("http://"), timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = MARK.sub("", answer.read().decode())
    connection.close()
    return answer.status, body


def _tell(step: str, took: float, seen: dict[str, float]) -> None:
    worst = max(seen.values())
    print(
        f"{step}: nút bấm trả lời sau {took:.2f} giây; nơi chậm nhất {worst:.2f} (đích ≤ {LIMIT})"
    )
    for place, seconds in sorted(seen.items(), key=lambda row: row[1]):
        print(f"    {seconds:6.2f}  {place}")


def build() -> None:
    """Migrated, loaded, with forty items."""
    from bench import bench_portal

    bench_portal.build()
    from django.core.management import call_command

    call_command("load_clearance", verbosity=0, stdout=sys.stderr)


def change() -> None:
    """Prepares all three steps, then does one for each line of standard input."""
    import logging

    import django

    django.setup()
    logging.disable(logging.CRITICAL)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from phohien.newsroom import services
    from tests.newsroom.factories import Desk

    desk = Desk.make()
    item = desk.draft(title=TITLE)
    desk.clear(item)
    print("sẵn sàng", flush=True)
    for line in sys.stdin:
        if line.strip() == STEPS[1]:
            services.save_draft(actor=desk.writer, publication=item, title=CORRECTED)
            desk.clear(item, correction="Tên đúng là tên này.")
        if line.strip() == STEPS[2]:
            services.withdraw(actor=desk.leader, publication=item, reason="Hoãn vì mưa")
        else:
            services.publish(actor=desk.leader, publication=item)
        item.refresh_from_db()
        print(item.path, flush=True)
        if line.strip() == STEPS[2]:
            return


if __name__ == "__main__":
    {"--build": build, "--change": change}.get(sys.argv[-1], main)()
