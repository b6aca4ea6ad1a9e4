"""The gathered draft of the consolidated report, section by section, in whole sentences."""

from collections import defaultdict

from django.utils.translation import gettext as _

from phohien.organisation.enums import FocalPointKind
from phohien.organisation.selectors import current_focal_points
from phohien.plans.enums import AssignmentState, EvidenceKind
from phohien.plans.models import Assignment, Evidence, PlanTask
from phohien.reports.compiling import AgencyRow, Compiled, counted_evidence
from phohien.reports.figures import LANGUAGES
from phohien.reports.grouping import groups_of
from vanban.writing.figures import number as format_number

MOST_NAMED = 10
MOST_QUOTED = 15


def compose(compiled: Compiled) -> dict[str, str]:
    """Outline key → text: what the co-ordinator wrote, else the gathered draft."""
    draft = gather(compiled)
    return draft | {key: text for key, text in compiled.round.sections.items() if text}


def gather(compiled: Compiled) -> dict[str, str]:
    """The draft alone, made from evidence and submitted reports."""
    groups = _evidence_by_group(compiled)
    texts = {}
    for entry in compiled.round.regime.outline:
        key, kind = entry["key"], entry["fill"]
        if kind == "direction":
            texts[key] = _direction(compiled)
        elif kind == "staffing":
            texts[key] = _staffing(compiled)
        elif kind == "group":
            texts[key] = _group(compiled, entry["group"], groups[entry["group"]])
        elif kind == "text":
            texts[key] = _quoted(compiled, key)
    return texts


def _direction(compiled: Compiled) -> str:
    figures = compiled.figures
    lines = [
        _(
            "Thực hiện Kế hoạch, các cơ quan, đơn vị đã ban hành %(documents)s văn bản chỉ đạo, "
            "hướng dẫn và triển khai. Đến ngày %(day)s, %(received)s/%(total)s cơ quan, đơn vị đã "
            "gửi báo cáo."
        )
        % {
            "documents": format_number(figures.documents),
            "day": compiled.round.cutoff_on.strftime("%d/%m/%Y"),
            "received": len(compiled.received),
            "total": len(compiled.rows),
        }
    ]
    lines += _late_and_missing(compiled)
    return "\n".join(lines)


def _late_and_missing(compiled: Compiled) -> list[str]:
    lines = []
    if compiled.late:
        lines.append(_("Gửi báo cáo muộn: %(count)s đơn vị (%(names)s).") % _counted(compiled.late))
    if compiled.missing:
        lines.append(
            _("Chưa gửi báo cáo: %(count)s đơn vị (%(names)s).") % _counted(compiled.missing)
        )
    return lines


def _counted(rows: list[AgencyRow]) -> dict[str, object]:
    return {"count": len(rows), "names": "; ".join(row.agency.name for row in rows)}


def _staffing(compiled: Compiled) -> str:
    agencies = [row.agency.pk for row in compiled.rows]
    held: dict[int, set[str]] = defaultdict(set)
    points = current_focal_points(compiled.round.cutoff_on).filter(agency_id__in=agencies)
    for point in points:
        held[point.agency_id].add(point.kind)
    whole = [pk for pk in agencies if len(held[pk]) == len(FocalPointKind)]
    lacking = [row.agency.name for row in compiled.rows if row.agency.pk not in whole]
    text = _(
        "%(whole)s/%(total)s cơ quan, đơn vị, địa phương đã phân công đủ 01 lãnh đạo phụ trách và "
        "01 cán bộ thực hiện."
    ) % {"whole": len(whole), "total": len(agencies)}
    if lacking:
        text += " " + _("Còn thiếu đầu mối: %(names)s.") % {"names": "; ".join(lacking)}
    return text


def _evidence_by_group(compiled: Compiled) -> dict[str, list[Evidence]]:
    """The province's evidence under the first group its tasks belong to; each row once."""
    plan_id = compiled.round.plan_id
    group = groups_of(list(PlanTask.objects.filter(plan_id=plan_id)))
    links = Evidence.assignments.through.objects.filter(assignment__plan_id=plan_id)
    group_of_row: dict[int, str] = {}
    for evidence_id, task_id in links.order_by("assignment__task__order", "pk").values_list(
        "evidence_id", "assignment__task_id"
    ):
        group_of_row.setdefault(evidence_id, group[task_id])
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in counted_evidence(compiled.round).select_related("agency").order_by("pk"):
        found[group_of_row[row.pk]].append(row)
    return found


def _group(compiled: Compiled, group: str, rows: list[Evidence]) -> str:
    lines = [_progress(compiled, group)]
    if rows:
        lines += [_totals(rows), *_notable(rows)]
    return "\n".join(lines)


def _progress(compiled: Compiled, group: str) -> str:
    tasks = list(PlanTask.objects.filter(plan_id=compiled.round.plan_id))
    mine = [pk for pk, name in groups_of(tasks).items() if name == group]
    owed = Assignment.objects.filter(task_id__in=mine, withdrawn_at=None)
    states = list(owed.values_list("state", flat=True))
    silent = (AssignmentState.NO_UPDATE, AssignmentState.NOT_STARTED)
    return _(
        "Kế hoạch giao %(tasks)s nhiệm vụ với %(owed)s đầu việc cho các đơn vị: hoàn thành "
        "%(done)s, đang thực hiện %(doing)s, chưa thực hiện hoặc chưa có thông tin %(silent)s."
    ) % {
        "tasks": len(mine),
        "owed": format_number(len(states)),
        "done": format_number(states.count(AssignmentState.DONE)),
        "doing": format_number(states.count(AssignmentState.IN_PROGRESS)),
        "silent": format_number(sum(state in silent for state in states)),
    }


def _totals(rows: list[Evidence]) -> str:
    items = sum(row.item_count for row in rows if row.kind == EvidenceKind.PUBLISHED_ITEM)
    events = [row for row in rows if row.kind == EvidenceKind.EVENT]
    agencies = {row.agency_id for row in rows}
    parts = [_("%(count)s tin, bài, sản phẩm đã đăng") % {"count": format_number(items)}]
    foreign = sorted({code for row in rows for code in row.languages} - {"vi"})
    if items and foreign:
        names = ", ".join(str(LANGUAGES.get(code, code)) for code in foreign)
        parts[0] += _(" (có cả %(languages)s)") % {"languages": names}
    people = sum(row.participant_count for row in events)
    parts.append(
        _("%(count)s sự kiện, hoạt động với %(people)s lượt người tham dự")
        % {"count": format_number(len(events)), "people": format_number(people)}
    )
    return _("%(agencies)s đơn vị có kết quả: %(parts)s. Tiêu biểu:") % {
        "agencies": len(agencies),
        "parts": "; ".join(parts),
    }


def _notable(rows: list[Evidence]) -> list[str]:
    """Largest first: by people reached, then by items, then the newest."""
    ordered = sorted(
        rows, key=lambda r: (-r.participant_count, -r.item_count, -r.happened_on.toordinal(), r.pk)
    )
    return [
        f"- {row.title} ({row.agency.short_name}, {row.happened_on:%d/%m/%Y});"
        for row in ordered[:MOST_NAMED]
    ]


def _quoted(compiled: Compiled, key: str) -> str:
    quotes = compiled.quotes.get(key, [])
    if not quotes:
        return ""
    lines = [f"- {quote.agency}: {_joined(quote.text)}" for quote in quotes[:MOST_QUOTED]]
    rest = len(quotes) - MOST_QUOTED
    if rest > 0:
        lines.append("- " + _("và ý kiến của %(count)s đơn vị khác.") % {"count": rest})
    return "\n".join(lines)


def _joined(text: str) -> str:
    return " ".join(line.strip(" -") for line in text.splitlines() if line.strip())
