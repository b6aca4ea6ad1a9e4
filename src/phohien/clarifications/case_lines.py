"""The state of a story's case in one sentence, for the leaders' morning page."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from phohien.clarifications.enums import CaseState
from phohien.clarifications.models import Case
from phohien.clarifications.reminding import standing_of
from phohien.press_monitoring.digest.page import CaseLine


@translation.override("vi")
def lines_of(story_ids: Sequence[int]) -> dict[int, list[CaseLine]]:
    """One query for all stories of the page; closed cases are settled."""
    rows = Case.objects.filter(story_id__in=story_ids).select_related("agency").order_by("pk")
    found: dict[int, list[CaseLine]] = {}
    for case in rows:
        url = reverse("clarifications:case", args=[case.pk])
        settled = case.state in (CaseState.CLOSED, CaseState.ANSWERED)
        line = CaseLine(text=_told(case), url=url, is_settled=settled)
        found.setdefault(case.story_id, []).append(line)
    return found


def _told(case: Case) -> str:
    names = {"agency": case.agency.short_name, "state": case.get_state_display().lower()}
    if case.state == CaseState.CLOSED:
        names["outcome"] = case.get_outcome_display().lower()
        return _("%(agency)s đã khép lại: %(outcome)s.") % names
    if case.first_statement_at:
        spoken = names | _at(case.first_statement_at)
        return _("%(agency)s đã phát ngôn lúc %(at)s; %(state)s.") % spoken
    if case.due_at is None:
        return _("%(agency)s: %(state)s.") % names
    words = _("%(agency)s: %(state)s, hạn %(at)s.")
    if standing_of(case) == "late":
        words = _("%(agency)s: %(state)s, quá hạn từ %(at)s.")
    return words % (names | _at(case.due_at))


def _at(moment) -> dict[str, str]:
    local = timezone.localtime(moment, timezone.get_default_timezone())
    return {"at": f"{local:%H:%M %d/%m}"}
