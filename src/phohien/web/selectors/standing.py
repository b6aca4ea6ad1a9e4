"""How an agency stands, in one word and one shape, from the counts of what it owes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phohien.plans.selectors import Progress


@dataclass(frozen=True, slots=True)
class Standing:
    """A tone of web/tones.py and its word; ``rank`` sorts the worst first."""

    tone: str
    label: str | Promise
    rank: int


LATE = Standing("late", _("Có việc quá hạn"), 0)
SILENT = Standing("none", _("Chưa có thông tin"), 1)
WAITING = Standing("waiting", _("Chưa bắt đầu"), 2)
ACTIVE = Standing("active", _("Đang thực hiện"), 3)
DONE = Standing("done", _("Đã hoàn thành"), 4)
NOTHING = Standing("aside", _("Không có việc"), 5)
ALL = (LATE, SILENT, WAITING, ACTIVE, DONE, NOTHING)


def standing(counts: Progress | None) -> Standing:
    """The worst that is true: late; nothing heard at all; nothing begun; under way; all done."""
    if counts is None or counts.total == counts.not_applicable:
        return NOTHING
    if counts.late:
        return LATE
    owed = counts.total - counts.not_applicable
    if counts.done == owed:
        return DONE
    if counts.done or counts.in_progress:
        return ACTIVE
    return SILENT if counts.no_update else WAITING


LEGEND = tuple((found.tone, found.label) for found in ALL if found is not NOTHING)
