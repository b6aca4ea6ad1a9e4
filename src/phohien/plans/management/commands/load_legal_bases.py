"""``manage load_legal_bases``: the register of legal texts with their validity."""

from django.core.management.base import BaseCommand

from phohien.plans import loading


class Command(BaseCommand):
    help = "Nạp danh mục căn cứ pháp lý (chạy lại bao nhiêu lần cũng được)."

    def handle(self, *args, **options) -> None:
        created, total = loading.load_legal_bases()
        self.stdout.write(f"Căn cứ pháp lý: thêm {created}, tất cả {total}.")
