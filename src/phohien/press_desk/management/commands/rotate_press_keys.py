"""Seals everything of the press desk anew under the first key of PHOHIEN_PRESS_KEYS."""

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand
from django.db import transaction

from phohien.press_desk.models import (
    Message,
    Paper,
    PressRequest,
    Violation,
    VisitReport,
    paper_storage,
)
from phohien.press_desk.sealing import resealed

SEALED = (PressRequest, Message, Paper, Violation, VisitReport)


class Command(BaseCommand):
    help = "Niêm phong lại mọi dữ liệu cá nhân của đầu mối báo chí bằng khóa đứng đầu."

    def handle(self, *args, **options) -> None:
        """Rows first, each under its lock; then files. May be run again after a stop."""
        rows = sum(_reseal(model, pk) for model in SEALED for pk in _keys(model))
        files = sum(_reseal_file(pk) for pk in list(Paper.objects.values_list("pk", flat=True)))
        self.stdout.write(f"Đã niêm phong lại {rows} dòng, {files} tệp.")


def _keys(model) -> list[int]:
    return list(model.objects.exclude(sealed=None).values_list("pk", flat=True))


@transaction.atomic
def _reseal(model, pk: int) -> bool:
    row = model.objects.select_for_update(of=("self",)).filter(pk=pk).exclude(sealed=None).first()
    if row is None:
        return False
    row.sealed = resealed(row.sealed)
    row.save(update_fields=["sealed"])
    return True


def _reseal_file(pk: int) -> bool:
    """The new file stands beside the old one until the row knows it."""
    storage = paper_storage()
    with transaction.atomic():
        paper = Paper.objects.select_for_update(of=("self",)).filter(pk=pk).first()
        if paper is None or not storage.exists(paper.name):
            return False
        with storage.open(paper.name) as file:
            fresh = resealed(file.read())
        old, paper.name = paper.name, storage.save(paper.name, ContentFile(fresh))
        paper.save(update_fields=["name"])
        transaction.on_commit(lambda: storage.delete(old))
    return True
