"""The text of the consolidated report that a co-ordinator writes over the gathered draft."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput
from phohien.reports.models import ReportRound
from phohien.security import audit
from phohien.security.policies import require


@transaction.atomic
def write_compiled(*, actor, round: ReportRound, sections: dict[str, str]) -> ReportRound:
    """Save the co-ordinator's text; an emptied section returns to the gathered draft."""
    round = ReportRound.objects.select_for_update().get(pk=round.pk)
    require(actor, "compile", round)
    known = {entry["key"] for entry in round.regime.outline}
    unknown = set(sections) - known
    if unknown:
        raise InvalidInput(unknown.pop(), _("Đề cương báo cáo không có mục này."))
    merged = round.sections | {
        key: text.replace("\r\n", "\n").strip() for key, text in sections.items()
    }
    changes = audit.changed(round, {"sections": {k: v for k, v in merged.items() if v}})
    round.edited_at, round.edited_by = clock.now(), actor
    round.save()
    audit.record(actor=actor, action="reports.write_compiled", on=round, changes=changes)
    return round
