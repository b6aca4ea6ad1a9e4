"""``./phohien check``: what can be said about the code without running its tests, in a minute."""

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from launcher.console import say, seconds
from launcher.environment import ensure_environment
from launcher.places import PYTHON, ROOT, open_site

AT_ONCE = 2  # the machine it must be quick on has two cores
# The slow ones first, so that the others fill in beside them.
CHECKS: dict[str, list[str]] = {
    "Giới hạn kiến trúc": [
        *("-m", "pytest", "-p", "no:cacheprovider", "tests/architecture"),
        *("-m", "not django_db"),  # a database takes its time; the suite runs that one
    ],
    "Kiểu dữ liệu (mypy)": ["-m", "mypy"],
    "Di trú còn thiếu": ["manage.py", "makemigrations", "--check", "--dry-run"],
    "Quy tắc viết mã (ruff check)": ["-m", "ruff", "check", "-q", "."],
    "Định dạng mã (ruff format)": ["-m", "ruff", "format", "--check", "-q", "."],
    "Hợp đồng nhập giữa các phòng (import-linter)": [
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ],
    "Bản dịch còn thiếu": ["scripts/check_translations.py"],
}


def check(_arguments: list[str]) -> int:
    """0 when all pass; every check is run and the output of those that fail is shown."""
    start = time.monotonic()
    ensure_environment("dev")
    environment = open_site().environment()
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    with ThreadPoolExecutor(AT_ONCE) as pool:
        passed = list(pool.map(partial(_passes, environment), CHECKS))
    say(f"\n{sum(passed)} trên {len(CHECKS)} phép kiểm tra đạt, {seconds(start)}.")
    return int(not all(passed))


def _passes(environment: dict[str, str], label: str) -> bool:
    start = time.monotonic()
    done = subprocess.run(
        [PYTHON, *CHECKS[label]], cwd=ROOT, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    good = done.returncode == 0
    told = [] if good else [f"      {line}" for line in done.stdout.strip().splitlines()[-40:]]
    say("\n".join([f"  {'✓' if good else '✗'} {label} ({seconds(start)})", *told]))
    return good
