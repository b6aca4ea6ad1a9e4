"""The options of ``./phohien up``, explained in Vietnamese."""

import argparse
from typing import NoReturn

from launcher.places import DEFAULT_PORT

PLAN = "dựng thế giới mẫu từ kế hoạch này (.docx, .pdf, ảnh hoặc .txt) thay cho kế hoạch mẫu đi kèm"
DATABASE = (
    "máy chủ PostgreSQL, ví dụ postgres://người:khẩu-lệnh@máy/tên; mặc định là SQLite trong var/"
)
FORGOTTEN = (
    "--database không được ghi nhớ: hãy đưa vào mỗi lần chạy, hoặc đặt biến môi trường "
    "PHOHIEN_DATABASE_URL. Dữ liệu nằm trong var/, đổi chỗ bằng biến PHOHIEN_VAR."
)


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: ")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(
            2, f"{self.format_usage()}Tham số chưa đúng ({message}). Xem {self.prog} --help\n"
        )


def up_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="./phohien up",
        description="Chuẩn bị và phục vụ Phố Hiến trên máy này. Chạy lại lúc nào cũng được.",
        epilog=FORGOTTEN,
        add_help=False,
        allow_abbrev=False,
        formatter_class=_Help,
    )
    group = parser.add_argument_group("Tham số")
    group.add_argument("-h", "--help", action="help", help="hiện phần hướng dẫn này")
    group.add_argument("--plan", default="", metavar="TỆP", help=PLAN)
    group.add_argument("--port", type=_port, default=DEFAULT_PORT, metavar="SỐ",
                       help=f"cổng trên 127.0.0.1 (mặc định {DEFAULT_PORT})")  # fmt: skip
    group.add_argument("--database", type=_database, default="", metavar="URL", help=DATABASE)
    group.add_argument("--no-demo", action="store_true",
                       help="không dựng thế giới mẫu: chỉ có đơn vị và xã, phường")  # fmt: skip
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"cổng là một số từ 1 tới 65535, không phải “{text}”")
    return int(text)


def _database(text: str) -> str:
    if text and not text.startswith(("postgres://", "postgresql://")):
        raise argparse.ArgumentTypeError("địa chỉ phải bắt đầu bằng postgres://")
    return text
