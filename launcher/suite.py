"""``./phohien test``: sets up what the tests need and runs them on SQLite and PostgreSQL."""

import os
import signal
import subprocess
import time

from launcher import servers
from launcher.console import complain, say, seconds, step
from launcher.debian import install_missing
from launcher.environment import ensure_environment
from launcher.places import PYTHON, ROOT, open_site, with_bytecode
from launcher.preparing import compile_messages

NO_TESTS = 5  # pytest's exit code when a selection holds none
# These know no database: once is enough.
ONCE = ("tests/vanban", "tests/newswatch", "tests/architecture", "tests/launcher")
# The long files here have few tests: sorted by number they came last, and one process waited.
AS_COLLECTED = ("--no-loadscope-reorder",)
EITHER = "not browser and not ocr"  # what a browser or an engine sees is the same on both


def test(arguments: list[str]) -> int:
    """0 when every test that could run passed on both databases."""
    signal.signal(signal.SIGTERM, _interrupt)
    start = time.monotonic()
    ensure_environment("dev")
    install_missing(open_site().logs)
    compile_messages()
    with servers.redis() as redis_url:
        failed = _on_sqlite(arguments, redis_url)
        failed |= _on_postgres(arguments, redis_url)
    say(f"\nToàn bộ kiểm thử: {'CÓ LỖI' if failed else 'đạt'}, {seconds(start)}.")
    return int(failed)


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _on_sqlite(arguments: list[str], redis_url: str | None) -> bool:
    say("\nKiểm thử trên SQLite")
    return _pytest(arguments, {"PHOHIEN_TEST_REDIS_URL": redis_url or ""})


def _on_postgres(arguments: list[str], redis_url: str | None) -> bool:
    with step("Khởi động PostgreSQL riêng cho kiểm thử"):
        server = servers.postgres()
        url = server.__enter__()
    try:
        if url is None:
            complain("Bỏ qua cả lượt chạy trên PostgreSQL: thiếu postgres.")
            return False
        say("\nKiểm thử trên PostgreSQL (trừ những gì không phụ thuộc cơ sở dữ liệu)")
        ignored = [f"--ignore={folder}" for folder in ONCE] + ["-m", EITHER, *AS_COLLECTED]
        environment = {"PHOHIEN_TEST_DATABASE_URL": url, "PHOHIEN_TEST_REDIS_URL": redis_url or ""}
        return _pytest([*ignored, *arguments], environment)
    finally:
        server.__exit__(None, None, None)


def _pytest(arguments: list[str], environment: dict[str, str]) -> bool:
    """True when something failed. Two processes, each with its own database."""
    command = [str(PYTHON), "-m", "pytest", "-n", "2", "--dist", "loadfile", *arguments]
    values = with_bytecode(os.environ) | {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"} | environment
    process = subprocess.Popen(command, cwd=ROOT, env=values)
    try:
        return process.wait() not in {0, NO_TESTS}
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        raise
