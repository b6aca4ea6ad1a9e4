"""``manage load_organisation``: the agencies and the 104 communes."""

from django.core.management.base import BaseCommand

from phohien.organisation import loading


class Command(BaseCommand):
    help = "Nạp danh mục đơn vị và 104 xã, phường (chạy lại bao nhiêu lần cũng được)."

    def handle(self, *args, **options) -> None:
        created, total = loading.load()
        self.stdout.write(f"Đơn vị: thêm {created}, tất cả {total}.")
