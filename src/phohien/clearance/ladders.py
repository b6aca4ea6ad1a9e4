"""Which signatures a subject needs: its class, and the ladder of that class as steps."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from phohien.clearance.enums import ClassCode, StepOwner
from phohien.clearance.models import ContentClass, LadderStep, Topic
from phohien.clearance.subjects import Subject
from phohien.kernel.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class Planned:
    """One signature to ask for, of one agency."""

    kind: str
    role: str
    agency_id: int
    label: str
    hours: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """The class of a subject, the bodies its topics name (by order of topics), and the steps."""

    content_class: ContentClass
    bodies: tuple[int, ...]
    steps: tuple[Planned, ...]


def ladder_of(subject: Subject) -> Ladder:
    """Sensitive by any topic, else a statement, else routine.

    A sensitive statement climbs both: the steps of the statement that the sensitive ladder does
    not have are put in by their order. Each body that a topic names signs on its own. Raises
    RuleBroken when the dictionary lacks a topic or a ladder.
    """
    topics = _topics(subject)
    sensitive = [topic for topic in topics if topic.is_sensitive]
    bodies = tuple(dict.fromkeys(topic.reviewing_body_id for topic in sensitive))
    codes = [ClassCode.SENSITIVE] if sensitive else []
    codes += [ClassCode.STATEMENT] if subject.is_statement else []
    content_class, rows = _rows(codes or [ClassCode.ROUTINE])
    if bodies and not any(row.whose == StepOwner.REVIEWING_BODY for row in rows):
        raise RuleBroken(
            "no-second-review", _("Thang duyệt của chủ đề nhạy cảm thiếu cơ quan duyệt thứ hai.")
        )
    steps = tuple(planned for row in rows for planned in _planned(row, subject, bodies))
    return Ladder(content_class, bodies, steps)


def _topics(subject: Subject) -> list[Topic]:
    found = list(Topic.objects.filter(code__in=subject.topic_codes).order_by("order", "code"))
    missing = set(subject.topic_codes) - {topic.code for topic in found}
    if missing:
        raise RuleBroken(
            "unknown-topic",
            _("Danh mục không có chủ đề: %(codes)s. Hãy chọn lại chủ đề.")
            % {"codes": ", ".join(sorted(missing))},
        )
    return found


def _rows(codes: list[str]) -> tuple[ContentClass, list[LadderStep]]:
    """The rows of the first class, and those of the others whose kind it does not have."""
    classes = {row.code: row for row in ContentClass.objects.filter(code__in=codes)}
    rows: list[LadderStep] = []
    for code in codes:
        steps = LadderStep.objects.filter(content_class__code=code).order_by("order")
        known = {row.kind for row in rows}
        rows += [row for row in steps if row.kind not in known]
    if codes[0] not in classes or not rows:
        raise RuleBroken("no-ladder", _("Chưa có thang duyệt cho loại nội dung này."))
    return classes[codes[0]], sorted(rows, key=lambda row: (row.order, row.pk))


def _planned(row: LadderStep, subject: Subject, bodies: tuple[int, ...]) -> list[Planned]:
    owners = {
        StepOwner.SECTION_OWNER: (subject.owner_id,),
        StepOwner.SPEAKING_AGENCY: (subject.agency_id,),
        StepOwner.REVIEWING_BODY: bodies,
    }[StepOwner(row.whose)]
    return [Planned(row.kind, row.role, agency, row.label, row.hours) for agency in owners]
