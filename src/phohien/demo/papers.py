"""Takes a plan document through the real pipeline with the demo's people."""

from pathlib import Path

from django.conf import settings
from django.core.files import File

from phohien.intake import services as intake
from phohien.intake.comparing import compare
from phohien.intake.models import Intake, IntakeAssignee
from phohien.organisation.models import User
from phohien.plans.enums import PlanState
from phohien.plans.models import Plan
from phohien.plans.services import adopt_plan

SAMPLE = Path(settings.ROOT) / "samples" / "ke-hoach-mau-2026.docx"


def bring_in(path: Path, *, preparer: User, adopter: User) -> tuple[Plan, list[str]]:
    """Receive, read, prepare and adopt ``path``; returns the plan and names nobody knows.

    A plan of a year that already has one comes in as its correction. Raises VanbanError.
    """
    with path.open("rb") as file:
        document = intake.receive(actor=preparer, file=File(file, name=path.name))
    document = intake.start_reading(intake=document)
    found = intake.read_paper(document, progress=lambda done, total, note: None)
    document = intake.keep_reading(intake=document, found=found)
    _as_correction(document)
    unknown = _leave_unknown_out(document)
    plan = intake.prepare(actor=preparer, intake=document)
    return adopt_plan(actor=adopter, plan=plan), unknown


def _as_correction(document: Intake) -> None:
    year = document.header.get("plan_year")
    document.previous = Plan.objects.filter(year=year or 0, state=PlanState.ADOPTED).first()
    document.save(update_fields=["previous"])
    compare(document)


def _leave_unknown_out(document: Intake) -> list[str]:
    """The demo has no person to ask who is meant; it says which names it left out."""
    rows = IntakeAssignee.objects.filter(task__intake=document, agency=None, group=None)
    names = [f"{row.task.shown_code}: {row.name}" for row in rows.select_related("task")]
    rows.delete()
    return names
