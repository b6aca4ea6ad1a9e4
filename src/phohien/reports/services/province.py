"""The text of the consolidated report that a co-ordinator writes over the gathered draft."""

from collections.abc import Mapping

from django.db import transaction

from phohien.kernel import clock
from phohien.reports.models import ReportRound
from phohien.reports.writing import merged
from phohien.security import audit
from phohien.security.policies import require


@transaction.atomic
def write_compiled(
    *,
    actor,
    round: ReportRound,
    sections: dict[str, str],
    seen: Mapping[str, str] | None = None,
) -> ReportRound:
    """Save the co-ordinator's text; an emptied section returns to the gathered draft.

    ``seen`` as for an agency's report: raises EditedMeanwhile instead of overwriting another's.
    """
    rows = ReportRound.objects.select_for_update(of=("self",)).select_related("regime", "plan")
    round = rows.get(pk=round.pk)
    require(actor, "compile", round)
    known = [entry["key"] for entry in round.outline if entry["fill"]]
    texts = {k: v for k, v in merged(round.sections, sections, known, seen).items() if v}
    changes = audit.changed(round, {"sections": texts})
    if not changes:
        return round
    round.edited_at, round.edited_by = clock.now(), actor
    round.save()
    audit.record(actor=actor, action="reports.write_compiled", on=round, changes=changes)
    return round
