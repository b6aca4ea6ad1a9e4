"""Writes the public site as files: ``./phohien manage bake DIR``; again, only what changed."""

import time
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from phohien.portal.baking import site


class Command(BaseCommand):
    help = "Ghi cổng công khai thành tệp tĩnh vào thư mục DIR; lần sau chỉ ghi những gì đã đổi."

    def add_arguments(self, parser) -> None:
        parser.add_argument("dir", nargs="?", default=settings.PORTAL_COPY, metavar="DIR")

    def handle(self, *, dir: str, **_options) -> None:
        start = time.monotonic()
        try:
            counts = site.bring_up_to_date(Path(dir).resolve())
        except OSError as error:
            raise CommandError(
                f"Không ghi được vào {dir}: {error.strerror}. Phần đã ghi vẫn dùng được; "
                "hãy kiểm tra quyền ghi và chỗ trống rồi chạy lại."
            ) from error
        self.stdout.write(
            f"Đã làm {counts.made} trang (ghi {counts.written}), giữ nguyên {counts.fresh}, "
            f"chép {counts.media} tệp ảnh, phim, gỡ {counts.removed} tệp "
            f"trong {time.monotonic() - start:.1f} giây. Thư mục: {dir}"
        )
