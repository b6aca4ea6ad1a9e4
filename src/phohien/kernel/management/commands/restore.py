"""``manage restore FILE --yes``: put the site back; what was there goes to var/replaced-…"""

from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.db import connection

from phohien.kernel.backup import BackupError, restore_backup


class Command(BaseCommand):
    help = "Khôi phục từ một bản sao lưu; dữ liệu đang có được cất vào var/replaced-…"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path, help="tệp .tar do lệnh backup tạo ra")
        parser.add_argument("--yes", action="store_true", help="đồng ý thay dữ liệu đang có")

    def handle(self, *, file: Path, yes: bool, **_options) -> None:
        if not yes and connection.introspection.table_names():
            raise CommandError(
                "Nơi này đang có dữ liệu. Khôi phục sẽ thay toàn bộ; dữ liệu cũ được cất vào "
                "var/replaced-…\nNếu đồng ý, hãy chạy lại với --yes. Nên dừng ./phohien up trước."
            )
        try:
            kept = restore_backup(file)
        except (BackupError, OSError) as error:
            raise CommandError(f"Chưa khôi phục được: {error}") from error
        self.stdout.write(f"Đã khôi phục từ {file}. Dữ liệu cũ nằm ở {kept}.")
