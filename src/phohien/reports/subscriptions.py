"""An adopted plan opens its reporting round."""

from phohien.kernel import events
from phohien.plans.events import PlanAdopted
from phohien.plans.models import Plan
from phohien.reports.services import open_rounds


def _on_adoption(event: PlanAdopted) -> None:
    open_rounds(plan=Plan.objects.get(pk=event.plan_id))


events.subscribe(PlanAdopted, _on_adoption)
