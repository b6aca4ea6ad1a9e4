"""A file comes in: it is kept, and a job is asked to read it."""

import hashlib
from pathlib import PurePath

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from phohien.intake.enums import UNREAD
from phohien.intake.models import Intake
from phohien.intake.workflow import TRANSITIONS
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.kernel.jobs import enqueue
from phohien.kernel.transitions import transition
from phohien.organisation.enums import Role
from phohien.plans.models import Plan, SourcePaper
from phohien.security import audit
from phohien.security.policies import require

SUFFIXES = {".pdf", ".docx", ".txt", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
MAX_BYTES = 200 * 1024 * 1024


@transaction.atomic
def receive(*, actor, file: File, previous: Plan | None = None) -> Intake:
    """Keep ``file`` and queue its reading; ``previous`` makes it a correction or next year's plan.

    Raises InvalidInput for an empty or too large file, NotAllowed unless co-ordinator.
    """
    if not actor.has_role(Role.COORDINATOR):
        raise NotAllowed("receive", _("Chỉ điều phối viên tiếp nhận kế hoạch."))
    if not file.size:
        raise InvalidInput("file", _("Tệp này trống. Hãy chọn lại tệp kế hoạch."))
    if PurePath(file.name).suffix.lower() not in SUFFIXES:
        raise InvalidInput(
            "file", _("Tệp này không phải văn bản. Hãy chọn tệp PDF, Word (.docx), .txt hoặc ảnh.")
        )
    if file.size > MAX_BYTES:
        raise InvalidInput("file", _("Tệp lớn hơn 200 MB. Hãy quét lại ở 300 dpi, thang xám."))
    paper = _keep(file)
    intake = Intake.objects.create(
        paper=paper, previous=previous, uploaded_by=actor, uploaded_at=clock.now()
    )
    audit.record(
        actor=actor, action="intake.receive", on=intake, changes={"sha256": (None, paper.sha256)}
    )
    enqueue("intake.read", key=f"intake:{intake.pk}", intake_id=intake.pk)
    return intake


def _keep(file: File) -> SourcePaper:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    name = file.name.replace("\\", "/").rsplit("/", 1)[-1]
    return SourcePaper.objects.create(
        title=name[-255:], file=file, sha256=digest.hexdigest(), created_at=clock.now()
    )


@transaction.atomic
def discard(*, actor, intake: Intake) -> Intake:
    """Set an intake aside; its file and lines stay for the record."""
    intake = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
    require(actor, "review", intake)
    old, new = transition(intake, "discard", TRANSITIONS)
    intake.save()
    audit.record(actor=actor, action="intake.discard", on=intake, changes={"state": (old, new)})
    return intake


@transaction.atomic
def read_again(*, actor, intake: Intake) -> Intake:
    """Queue the reading once more after a failure (a tool was installed, a worker was lost)."""
    intake = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
    require(actor, "review", intake)
    if intake.state not in UNREAD:
        raise RuleBroken("already-read", _("Văn bản này đã đọc xong."))
    enqueue("intake.read", key=f"intake:{intake.pk}", intake_id=intake.pk)
    audit.record(actor=actor, action="intake.read_again", on=intake)
    return intake
