"""``manage verify_audit``: walk the whole audit chain; fails when an entry or link is wrong."""

from django.core.management.base import BaseCommand, CommandError

from phohien.security.checking import check_chain


class Command(BaseCommand):
    help = "Kiểm tra toàn bộ chuỗi nhật ký kiểm toán."

    def handle(self, *args, **options) -> None:
        done = check_chain(actor=None, limit=None)
        if done.broken_id:
            raise CommandError(f"Chuỗi nhật ký sai ở mục {done.broken_id}.")
        self.stdout.write(f"Đã kiểm tra {done.checked} mục; chuỗi nguyên vẹn.")
