"""``./phohien check``: what can be said about the code without running its tests, in a minute."""

import os
import subprocess
import time

from launcher.console import say, seconds
from launcher.environment import ensure_environment
from launcher.places import PYTHON, ROOT, open_site

CODE = ["src", "config", "launcher", "tests", "bench", "scripts", "manage.py"]
CHECKS: dict[str, list[str]] = {
    "Quy tắc viết mã (ruff check)": ["-m", "ruff", "check", "-q", "."],
    "Định dạng mã (ruff format)": ["-m", "ruff", "format", "--check", "-q", "."],
    "Kiểu dữ liệu (mypy)": ["-m", "mypy"],
    "Hợp đồng nhập giữa các phòng (import-linter)": [
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ],
    "Di trú còn thiếu": ["manage.py", "makemigrations", "--check", "--dry-run"],
    "Bản dịch còn thiếu": ["scripts/check_translations.py"],
    "Giới hạn kiến trúc": ["-m", "pytest", "-p", "no:cacheprovider", "tests/architecture"],
}


def check(_arguments: list[str]) -> int:
    """0 when all pass; every check is run and the output of those that fail is shown."""
    start = time.monotonic()
    ensure_environment("dev")
    environment = open_site().environment() | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}  # noqa: E501 # fmt: skip
    failed = [label for label, command in CHECKS.items() if not _passes(label, command, environment)]  # noqa: E501 # fmt: skip
    say(f"\n{len(CHECKS) - len(failed)} trên {len(CHECKS)} phép kiểm tra đạt, {seconds(start)}.")
    return int(bool(failed))


def _passes(label: str, command: list[str], environment: dict[str, str]) -> bool:
    start = time.monotonic()
    done = subprocess.run(
        [PYTHON, *command], cwd=ROOT, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    good = done.returncode == 0
    say(f"  {'✓' if good else '✗'} {label} ({seconds(start)})")
    if not good:
        say("\n".join(f"      {line}" for line in done.stdout.strip().splitlines()[-40:]))
    return good
