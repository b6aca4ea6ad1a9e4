"""Reading intake: the queue, the progress, one page of the review."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from phohien.intake.models import Intake, IntakeAssignee, IntakeLine, IntakeTask
from phohien.kernel.models import Job
from phohien.security.policies import visible


def intakes(*, actor) -> QuerySet[Intake]:
    """Documents the actor may see, newest first."""
    return (
        visible(actor, Intake)
        .select_related("paper", "uploaded_by", "plan")
        .annotate(task_count=Count("tasks", filter=Q(tasks__left_out=False)))
    )


def reading_job(*, intake: Intake) -> Job | None:
    """The newest job that reads this document; its progress is what the screen shows."""
    return Job.objects.filter(name="intake.read", key=f"intake:{intake.pk}").order_by("-pk").first()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: plain text, or an uncertain word with its alternatives."""

    text: str
    doubt: dict | None = None


def pieces(line: IntakeLine) -> list[Piece]:
    """The line cut at its uncertain words, in order; joined they are ``line.text``."""
    found, place = [], 0
    for doubt in sorted(line.doubts, key=lambda row: row["start"]):
        if doubt["start"] < place or doubt["end"] > len(line.text):
            continue
        found.append(Piece(line.text[place : doubt["start"]]))
        found.append(Piece(line.text[doubt["start"] : doubt["end"]], doubt))
        place = doubt["end"]
    found.append(Piece(line.text[place:]))
    return [piece for piece in found if piece.text or piece.doubt]


def page_lines(*, intake: Intake, page: int) -> list[IntakeLine]:
    """The lines of one page of the paper."""
    return list(intake.lines.filter(page=page))


def tasks(*, intake: Intake) -> QuerySet[IntakeTask]:
    """Found tasks in order, with owners."""
    owners = IntakeAssignee.objects.select_related("agency", "group").prefetch_related("exceptions")
    return intake.tasks.select_related("previous_task").prefetch_related(
        Prefetch("assignees", queryset=owners)
    )


def page_tasks(*, intake: Intake, lines: list[IntakeLine]) -> QuerySet[IntakeTask]:
    """Tasks that begin on, end on or run across the page of ``lines``."""
    if not lines:
        return tasks(intake=intake).none()
    first, last = lines[0].number, lines[-1].number
    return tasks(intake=intake).filter(line_start__lte=last, line_end__gte=first)


def doubt_counts(*, intake: Intake) -> dict[int, int]:
    """Uncertain words still open, by page."""
    counts: dict[int, int] = {}
    for page, doubts in intake.lines.exclude(doubts=[]).values_list("page", "doubts"):
        counts[page] = counts.get(page, 0) + len(doubts)
    return counts


def unknown_owners(*, intake: Intake) -> QuerySet[IntakeTask]:
    """Tasks with an owner that is neither an agency nor a group of the register."""
    return intake.tasks.filter(
        left_out=False, assignees__agency=None, assignees__group=None, assignees__isnull=False
    ).distinct()


def ownerless(*, intake: Intake) -> QuerySet[IntakeTask]:
    """Tasks for which the document names nobody."""
    return intake.tasks.filter(left_out=False, assignees=None)
