"""``manage load_sections``: sections of the public site and the editors' tree in each language."""

from django.core.management.base import BaseCommand

from phohien.newsroom import tree


class Command(BaseCommand):
    help = "Nạp chuyên mục và cây trang của từng ngôn ngữ (chạy lại bao nhiêu lần cũng được)."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"Chuyên mục: {tree.load()}.")
