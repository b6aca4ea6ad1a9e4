"""The commands of ./phohien and their help."""

import argparse
import os
import sys

from launcher.console import Refusal, complain
from launcher.environment import ensure_environment
from launcher.places import DEFAULT_PORT, PYTHON, ROOT, open_site

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

    return up(_up_parser().parse_args(arguments))


def _up_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./phohien up",
        description="Chuẩn bị và phục vụ Phố Hiến trên máy này. Chạy lại lúc nào cũng được.",
        epilog="--database không được ghi nhớ: hãy đưa vào mỗi lần chạy, "
        "hoặc đặt biến môi trường PHOHIEN_DATABASE_URL.",
        add_help=False,
    )
    parser.add_argument("-h", "--help", action="help", help="hiện phần hướng dẫn này")
    parser.add_argument("--plan", default="", metavar="TỆP", help="dựng thế giới mẫu từ kế hoạch này (.docx, .pdf, ảnh hoặc .txt) thay cho kế hoạch mẫu đi kèm")  # fmt: skip  # noqa: E501
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, metavar="SỐ", help=f"cổng trên 127.0.0.1 (mặc định {DEFAULT_PORT})")  # fmt: skip  # noqa: E501
    parser.add_argument("--database", default="", metavar="URL", help="máy chủ PostgreSQL, ví dụ postgres://người:khẩu-lệnh@máy/tên; mặc định là SQLite trong var/")  # fmt: skip  # noqa: E501
    parser.add_argument("--no-demo", action="store_true", help="không dựng thế giới mẫu: chỉ có đơn vị và xã, phường")  # fmt: skip  # noqa: E501
    return parser


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
