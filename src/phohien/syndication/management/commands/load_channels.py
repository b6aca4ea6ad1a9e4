"""Loads the shipped channels."""

from django.core.management import BaseCommand

from phohien.syndication.loading import load_channels


class Command(BaseCommand):
    help = "Nạp danh mục kênh; chạy lại không làm thay đổi điều đã sửa."

    def handle(self, **_options) -> None:
        created, total = load_channels()
        self.stdout.write(f"Kênh: thêm {created}, tổng số {total}.")
