"""What the job does: read the paper, restore its marks, find its tasks, and keep all at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.intake.comparing import compare
from phohien.intake.matching import find_assignee
from phohien.intake.models import Intake, IntakeAssignee, IntakeLine, IntakeTask
from phohien.intake.titles import title_of
from phohien.intake.workflow import TRANSITIONS
from phohien.kernel.transitions import transition
from phohien.security import audit
from vanban import parsing, reading, restoring
from vanban.errors import UnreadableInput, VanbanError

DOUBT_BELOW = 0.9  # a word restored with less confidence is shown for a person to confirm
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one paper, before any of it is in the database."""

    document: reading.SourceDocument
    texts: list[str]
    restoration: restoring.Restoration | None
    parsed: parsing.ParsedPlan


def read_paper(intake: Intake, progress: Progress) -> Reading:
    """Do the slow work outside any transaction. Raises VanbanError for a bad document."""
    document = reading.read(
        intake.paper.file.path, progress=lambda done, total: progress(done, total, "Đang đọc trang")
    )
    _require_kind(intake.paper.title, document)
    sources = [line.text for line in document.lines]
    restoration = None
    if restoring.is_damaged(sources):
        progress(0, len(sources), "Đang khôi phục dấu")
        restoration = restoring.restore(sources)
        progress(len(sources), len(sources), "Đã khôi phục dấu")
    texts = list(restoration.lines) if restoration else sources
    return Reading(document, texts, restoration, parsing.parse(texts, sources))


def _require_kind(name: str, document: reading.SourceDocument) -> None:
    """A Word or PDF name on plain text is a damaged or mistaken file, not a plan."""
    if document.kind == "text" and not name.lower().endswith(".txt"):
        raise UnreadableInput(
            "not-what-it-says",
            _("Tệp %(name)s không phải tệp Word, PDF hay ảnh như tên gọi.") % {"name": name},
            _("Hãy mở tệp để kiểm tra, lưu lại đúng loại rồi tải lên lần nữa."),
        )


@transaction.atomic
def start_reading(*, intake: Intake) -> Intake:
    """Mark the intake as being read."""
    intake = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
    transition(intake, "read", TRANSITIONS)
    intake.error_what = intake.error_todo = ""
    intake.save()
    return intake


@transaction.atomic
def keep_reading(*, intake: Intake, found: Reading) -> Intake:
    """Write lines, tasks and assignees, and offer the intake for review: all or nothing."""
    intake = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
    old, new = transition(intake, "offer", TRANSITIONS)
    intake.lines.all().delete()
    intake.tasks.all().delete()
    _keep_head(intake, found)
    _keep_lines(intake, found)
    _keep_tasks(intake, found.parsed)
    compare(intake)
    audit.record(
        actor=None,
        action="intake.read",
        on=intake,
        changes={"state": (old, new), "tasks": (0, len(found.parsed.tasks))},
    )
    return intake


@transaction.atomic
def keep_failure(*, intake: Intake, error: VanbanError) -> Intake:
    """Say why the paper could not be read; nothing of it is kept but the file."""
    intake = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
    old, new = transition(intake, "fail", TRANSITIONS)
    intake.error_what, intake.error_todo = error.what, error.todo
    intake.save()
    changes = {"state": (old, new), "error": (None, error.code)}
    audit.record(actor=None, action="intake.fail", on=intake, changes=changes)
    return intake


def _keep_head(intake: Intake, found: Reading) -> None:
    plain = found.parsed.to_dict()
    intake.header, intake.citations = plain["header"], plain["legal_bases"]
    intake.sections = [
        {"code": section["id"], "title": _small(section["title"] or ""), "level": section["level"]}
        for section in plain["sections"]
    ]
    intake.was_damaged = found.restoration is not None
    intake.warnings = list(found.document.warnings)
    if not found.parsed.tasks:
        intake.warnings.append(
            _(
                "Không tìm thấy nhiệm vụ nào. Có thể đây không phải là kế hoạch: hãy bỏ văn bản, "
                "hoặc thêm nhiệm vụ bằng tay."
            )
        )
    intake.paper.origin = found.document.origin
    intake.paper.page_count = found.document.pages
    intake.paper.save()
    intake.save()


def _small(title: str) -> str:
    """Headings in capitals read better small on a screen."""
    return title.capitalize() if title.isupper() else title


def _keep_lines(intake: Intake, found: Reading) -> None:
    doubts = _doubts(found.restoration)
    IntakeLine.objects.bulk_create(
        (
            IntakeLine(
                intake=intake,
                number=line.number,
                page=line.page,
                source=line.text,
                text=text,
                doubts=doubts.get(line.number, []),
            )
            for line, text in zip(found.document.lines, found.texts, strict=True)
        ),
        batch_size=500,
    )


def _doubts(restoration: restoring.Restoration | None) -> dict[int, list[dict]]:
    """Uncertain words by line number, with offsets into the restored line."""
    found: dict[int, list[dict]] = {}
    places: dict[int, int] = {}
    for token in restoration.tokens if restoration else ():
        line = restoration.lines[token.line - 1]
        start = line.find(token.text, places.get(token.line, 0))
        if start < 0 or not token.text:
            continue
        places[token.line] = start + len(token.text)
        if token.confidence < DOUBT_BELOW:
            found.setdefault(token.line, []).append(_doubt(token, start))
    return found


def _doubt(token: restoring.RestoredToken, start: int) -> dict:
    return {
        "start": start,
        "end": start + len(token.text),
        "text": token.text,
        "source": token.source,
        "confidence": round(token.confidence, 3),
        "alternatives": [text for text, _confidence in token.alternatives][:5],
    }


def _keep_tasks(intake: Intake, parsed: parsing.ParsedPlan) -> None:
    for order, found in enumerate(parsed.tasks):
        task = IntakeTask.objects.create(
            intake=intake,
            order=order * 10,
            code=found.id,
            section=found.section or "",
            title=title_of(found.id, found.title, found.text),
            text=found.text,
            line_start=found.line_start,
            line_end=found.line_end,
            role=found.role,
            partners=list(found.partners),
            deadline=found.deadline,
            recurrence=found.recurrence or "",
            condition=found.condition or "",
            channels=list(found.channels),
            topics=list(found.topics),
        )
        for name in found.agencies:
            agency, group = find_assignee(name)
            IntakeAssignee.objects.create(task=task, name=name, agency=agency, group=group)
