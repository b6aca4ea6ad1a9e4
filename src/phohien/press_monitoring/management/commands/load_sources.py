"""Loads the shipped sources of news."""

from django.core.management import BaseCommand

from phohien.press_monitoring.loading import load_sources


class Command(BaseCommand):
    help = "Nạp danh mục nguồn tin; chạy lại không làm thay đổi điều đã sửa. Không bật việc đọc."

    def handle(self, **_options) -> None:
        created, total = load_sources()
        self.stdout.write(f"Nguồn tin: thêm {created}, tổng số {total}.")
