"""``./phohien up``: from a fresh clone to a serving site, as often as one likes."""

import argparse
import csv
import fcntl
import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher.console import Refusal, say, seconds, step
from launcher.environment import ensure_environment
from launcher.places import Site, open_site
from launcher.preparing import prepare
from launcher.serving import Children

ACCOUNTS_SHOWN = 12


class Stopped(BaseException):
    """Ctrl-C, SIGTERM or a closed terminal."""


def up(options: argparse.Namespace) -> int:
    """Prepare and serve until stopped. 0 after serving, 130 when stopped while preparing."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    site = open_site(options.database, options.port)
    plan = _plan_file(options.plan)
    with _only_one(site):
        _check_port(site.port)
        return _serve(site, plan, demo=not options.no_demo)


def _stop(_number: int, _frame: object) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


def _serve(site: Site, plan: Path | None, *, demo: bool) -> int:
    start, children = time.monotonic(), Children(site)
    say("Phố Hiến đang được chuẩn bị (nhấn Ctrl-C để dừng, chạy lại không mất gì)")
    try:
        ensure_environment()
        prepare(site, plan=plan, demo=demo)
        with step("Khởi động máy chủ"):
            children.start()
        _announce(site, seconds(start))
        children.watch()
    except Stopped:
        say("\nĐang dừng, chờ các việc đang làm xong …")
    finally:
        children.stop()
    say("Phố Hiến đã dừng. Dữ liệu được giữ nguyên.")
    return 0 if children.serving else 130


def _plan_file(given: str) -> Path | None:
    if not given:
        return None
    path = Path(given).expanduser().absolute()
    if not path.is_file():
        raise Refusal(f"Không có tệp kế hoạch {path}. Hãy kiểm tra lại đường dẫn sau --plan.")
    return path


@contextmanager
def _only_one(site: Site) -> Iterator[None]:
    """The lock lives as long as this process, however it ends."""
    with (site.var / "up.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise Refusal(
                f"Phố Hiến đang chạy với thư mục dữ liệu {site.var} ({file.read().strip()}).\n"
                "Hãy dùng trang đang chạy, hoặc dừng nó rồi chạy lại."
            ) from None
        file.truncate(0)
        file.write(f"{site.address}, tiến trình {os.getpid()}")
        file.flush()
        yield


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            raise Refusal(
                f"Cổng {port} không dùng được: chương trình khác đang giữ hoặc không được phép.\n"
                f"Hãy chọn cổng khác, ví dụ:  ./phohien up --port {min(port + 1, 65000)}"
            ) from None


def _announce(site: Site, took: str) -> None:
    say(f"\nPhố Hiến đang phục vụ (sau {took}):\n")
    say(f"  Không gian làm việc   {site.address}/lam-viec/")
    say(f"  Danh mục và nội dung  {site.address}/cms/")
    say(f"  Nhật ký               {site.logs}")
    if site.accounts.exists():
        _show_accounts(site.accounts)
    else:
        say("\nChưa có tài khoản mẫu. Tạo người quản trị:")
        say('  ./phohien manage create_administrator TÊN "Họ và tên"')
    say("\nNhấn Ctrl-C để dừng.")


def _show_accounts(path: Path) -> None:
    """The first account of each role and agency kind; all of them are in the file."""
    with path.open(newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if row]
    shown = rows[: ACCOUNTS_SHOWN + 1]
    widths = [max(len(row[i]) for row in shown if i < len(row)) for i in range(len(shown[0]))]
    say(f"\nTài khoản mẫu (tất cả ở {path}):\n")
    for row in shown:
        say(
            "  "
            + "  ".join(
                cell.ljust(width) for cell, width in zip(row, widths, strict=False)
            ).rstrip()
        )
    if len(rows) > len(shown):
        say(f"  … và {len(rows) - len(shown)} tài khoản nữa trong tệp trên")
