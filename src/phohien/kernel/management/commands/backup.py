"""``manage backup [DIR]``: one archive of database and files, while the site runs."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError

from phohien.kernel.backup import BackupError, make_backup


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu và tệp vào một tệp .tar (mặc định trong var/backups)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, help="thư mục đặt bản sao lưu")

    def handle(self, *, folder: Path | None, **_options) -> None:
        try:
            path = make_backup(folder)
        except (BackupError, OSError) as error:
            raise CommandError(f"Chưa sao lưu được: {error}") from error
        self.stdout.write(f"Đã sao lưu vào {path} ({path.stat().st_size // 1024} KiB).")
