"""Plain text of a section into the blocks of a document."""

from django.utils.translation import gettext as _

from phohien.plans.models import Plan
from phohien.reports.models import ReportRound
from phohien.reports.outline import level_of
from vanban.writing import Block, Bullet, Heading, Paragraph
from vanban.writing.figures import short_date


def blocks_of(text: str) -> list[Block]:
    """Lines beginning with "- " become dashes, "+ " the dashes below, others paragraphs."""
    made: list[Block] = []
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        if line.startswith("- "):
            made.append(Bullet(line[2:].strip()))
        elif line.startswith("+ "):
            made.append(Bullet(line[2:].strip(), level=2))
        else:
            made.append(Paragraph(line))
    return made


def outlined(outline: list[dict], sections: dict[str, str], nothing: str) -> list[Block]:
    """Headings of the outline, each with its text; an empty section says ``nothing``."""
    made: list[Block] = []
    for entry in outline:
        made.append(Heading(entry["title"], level=level_of(entry)))
        if entry["fill"]:
            made += blocks_of(sections.get(entry["key"], "")) or [Paragraph(nothing)]
    return made


def subject_of(round: ReportRound, whose: str = "") -> str:
    """The subject line; ``whose`` names the province."""
    period = _("năm %(year)s") % {"year": round.year}
    if not round.period_name.isdecimal():
        period = round.period_name
    words = (_("Kết quả công tác thông tin đối ngoại"), whose, period)
    return " ".join(word for word in words if word)


def plan_phrase(plan: Plan) -> str:
    """ "Kế hoạch số 12/KH-UBND ngày 03/11/2025 của Ủy ban nhân dân tỉnh về …" as far as known."""
    parts = [_("Kế hoạch")]
    if plan.number:
        parts.append(_("số %(number)s") % {"number": f"{plan.number}/{plan.symbol or 'KH-UBND'}"})
    if plan.issued_on:
        parts.append(_("ngày %(day)s") % {"day": short_date(plan.issued_on)})
    title = plan.title.strip(" .")
    for known in ("Kế hoạch ", "kế hoạch "):
        title = title.removeprefix(known)
    parts.append(
        _("của Ủy ban nhân dân tỉnh về %(title)s") % {"title": title[:1].lower() + title[1:]}
    )
    return " ".join(parts)


def period_note(round: ReportRound) -> str:
    """Which days the figures are of."""
    return _("Số liệu từ ngày %(start)s đến hết ngày %(end)s.") % {
        "start": short_date(round.starts_on),
        "end": short_date(round.cutoff_on),
    }
