"""The commands of ./phohien and their help."""

import os
import sys

from launcher.console import Refusal, complain
from launcher.environment import ensure_environment
from launcher.options import up_parser
from launcher.places import PYTHON, ROOT, open_site

USAGE = """Các lệnh:
  up       chuẩn bị mọi thứ và phục vụ tại 127.0.0.1 (./phohien up --help)
  test     chạy toàn bộ kiểm thử trên SQLite rồi PostgreSQL; tham số còn lại chuyển cho pytest
  check    kiểm tra mã: định dạng, kiểu, hợp đồng nhập, di trú, bản dịch, giới hạn kiến trúc
  bench    đo tốc độ: ./phohien bench [tên …]
  manage   lệnh quản trị Django: ./phohien manage backup, ./phohien manage migrate …

Dữ liệu, khóa bí mật và nhật ký nằm trong var/ (đổi chỗ bằng biến môi trường PHOHIEN_VAR)."""


def main(arguments: list[str]) -> int:
    """Run one command; its exit code."""
    commands = {"up": _up, "test": _test, "check": _check, "bench": _bench, "manage": _manage}
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print("Cách dùng: ./phohien LỆNH [tham số]\n\n" + USAGE)
        return 0
    if arguments[0] not in commands:
        complain(f"Không có lệnh “{arguments[0]}”.\n\n{USAGE}")
        return 2
    try:
        return commands[arguments[0]](arguments[1:])
    except Refusal as refusal:
        complain(f"\n{refusal}")
        return 1
    except KeyboardInterrupt:
        return 130


def _up(arguments: list[str]) -> int:
    from launcher.up import up

    return up(up_parser().parse_args(arguments))


def _manage(arguments: list[str]) -> int:
    ensure_environment()
    site = open_site()
    command = [str(PYTHON), str(ROOT / "manage.py"), *arguments]
    os.execve(PYTHON, command, site.environment())


def _bench(arguments: list[str]) -> int:
    ensure_environment("dev")
    environment = open_site().environment()
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    os.execve(PYTHON, [str(PYTHON), "-m", "bench", *arguments], environment)


def _check(arguments: list[str]) -> int:
    from launcher.checks import check

    return check(arguments)


def _test(arguments: list[str]) -> int:
    from launcher.suite import test

    return test(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
