"""``manage load_clearance``: the content topics and the ladders of signatures."""

from django.core.management.base import BaseCommand

from phohien.clearance import loading


class Command(BaseCommand):
    help = "Nạp chủ đề nội dung và thang duyệt (chạy lại bao nhiêu lần cũng được)."

    def handle(self, *args, **options) -> None:
        created, total = loading.load()
        self.stdout.write(f"Duyệt nội dung: thêm {created}, tất cả {total} chủ đề.")
