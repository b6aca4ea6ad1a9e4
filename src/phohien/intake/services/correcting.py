"""A person corrects what was read: a word with one key, a line, the head of the document."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.intake.models import Intake, IntakeLine, IntakeTask
from phohien.intake.services.locking import lock_for_review
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.security import audit
from vanban import parsing

HEADER_FIELDS = ("issuer", "number", "symbol", "date", "place", "type", "title", "plan_year")


@transaction.atomic
def correct_word(
    *, actor, line: IntakeLine, start: int, end: int, was: str, text: str
) -> IntakeLine:
    """Replace the word at ``start:end``; choosing the word itself confirms it.

    ``was`` is what the person saw: when the line changed meanwhile, RuleBroken is raised;
    InvalidInput for a text of several lines.
    """
    intake = lock_for_review(actor, line.intake)
    line = IntakeLine.objects.select_for_update().get(pk=line.pk)
    text = _one_line(text)
    if not 0 <= start < end <= len(line.text) or line.text[start:end] != was:
        raise RuleBroken("stale", _("Dòng này vừa được người khác sửa. Hãy xem lại."))
    old = line.text
    shift = len(text) - (end - start)
    line.text = old[:start] + text + old[end:]
    line.doubts = [_moved(doubt, start, shift) for doubt in line.doubts if doubt["start"] != start]
    _save(actor, intake, line, old)
    return line


def _moved(doubt: dict, start: int, shift: int) -> dict:
    if doubt["start"] < start:
        return doubt
    return doubt | {"start": doubt["start"] + shift, "end": doubt["end"] + shift}


@transaction.atomic
def correct_line(*, actor, line: IntakeLine, text: str) -> IntakeLine:
    """Replace a whole line; its doubts are settled."""
    intake = lock_for_review(actor, line.intake)
    line = IntakeLine.objects.select_for_update().get(pk=line.pk)
    old, line.text, line.doubts = line.text, _one_line(text), []
    _save(actor, intake, line, old)
    return line


def _one_line(text: str) -> str:
    if len(text.splitlines()) > 1:
        raise InvalidInput("text", _("Một dòng không chứa dấu xuống dòng."))
    return text.strip()


def _save(actor, intake: Intake, line: IntakeLine, old: str) -> None:
    line.corrected = line.corrected or line.text != old
    line.save()
    if line.text == old:
        return
    _refresh_tasks(intake, line)
    changes = {f"dòng {line.number}": (old, line.text)}
    audit.record(actor=actor, action="intake.correct_line", on=intake, changes=changes)


def _refresh_tasks(intake: Intake, line: IntakeLine) -> None:
    """Tasks over this line, whose words nobody touched by hand, take the corrected words."""
    concerned = {
        (task.code, task.line_start): task
        for task in intake.tasks.filter(
            text_touched=False, line_start__lte=line.number, line_end__gte=line.number
        )
    }
    if not concerned:
        return
    for found in _parsed(intake).tasks:
        task = concerned.get((found.id, found.line_start))
        if task is not None and task.text != found.text:
            IntakeTask.objects.filter(pk=task.pk).update(text=found.text)


@transaction.atomic
def correct_header(*, actor, intake: Intake, **fields) -> Intake:
    """Correct number, date, title and the like; ``plan_year`` must be a year."""
    intake = lock_for_review(actor, intake)
    unknown = set(fields) - set(HEADER_FIELDS)
    if unknown:
        raise InvalidInput(unknown.pop(), _("Phần đầu văn bản không có mục này."))
    header = intake.header | fields
    if not str(header.get("title") or "").strip():
        raise InvalidInput("title", _("Kế hoạch cần có trích yếu."))
    changes = audit.changed(intake, {"header": header})
    intake.save()
    audit.record(actor=actor, action="intake.correct_header", on=intake, changes=changes)
    return intake


def _parsed(intake: Intake) -> parsing.ParsedPlan:
    lines = list(intake.lines.values_list("text", "source"))
    return parsing.parse([text for text, _source in lines], [source for _text, source in lines])
