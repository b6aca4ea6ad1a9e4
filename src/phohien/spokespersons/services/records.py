"""What all services of this room do: lock a row, check a reason, write the audit entry."""

from typing import TypeVar

from django.db import models
from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible
from phohien.organisation.models import Agency
from phohien.plans.models import Assignment, PlanTask
from phohien.security import audit
from phohien.security.policies import allowed, refusal, visible
from phohien.spokespersons.enums import RefusalGround

Row = TypeVar("Row", bound=models.Model)
SHORTEST_REASON = 8


def locked(row: Row) -> Row:
    """The row as it stands now, held until the end of the transaction."""
    model = type(row)
    found = model._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if found is None:
        raise NotVisible()
    return found


def require_for(actor, action: str, agency: Agency | None) -> Agency:
    """The agency in whose name the actor may do ``action``; NotAllowed says why not."""
    rows = Agency.objects.filter(allowed(actor, action, Agency))
    if agency is None or not rows.filter(pk=agency.pk).exists():
        raise NotAllowed(action, refusal(Agency, action))
    return agency


def already(rows: models.QuerySet, agency: Agency, /, **same):
    """The row that says exactly the same: a form sent twice gives what is there.

    The agency is locked until the end of the transaction, so two at once are one as well.
    """
    list(Agency.objects.select_for_update().filter(pk=agency.pk))
    return rows.filter(**same).order_by("pk").first()


def told(field: str, text: str, words: str) -> str:
    """``text`` without space around; InvalidInput with ``words`` when nothing is left."""
    if not text.strip():
        raise InvalidInput(field, words)
    return text.strip()


def refused(ground: str, reason: str) -> dict[str, str]:
    """Ground and reason of a refusal; both are told to the press organ (art. 4.3)."""
    if ground not in RefusalGround.values:
        raise InvalidInput("ground", _("Hãy chọn căn cứ từ chối theo Luật Báo chí."))
    if len(reason.strip()) < SHORTEST_REASON:
        raise InvalidInput("reason", _("Hãy ghi lý do từ chối; cơ quan báo chí sẽ đọc được."))
    return {"refusal_ground": ground, "refusal_reason": reason.strip()}


def own_task(task: PlanTask | None, agency: Agency) -> PlanTask | None:
    """A task of the plan that ``agency`` has a part in; anything else is refused."""
    if task is None:
        return None
    owed = Assignment.objects.in_force().filter(task=task, agency=agency)
    if not owed.exists():
        raise InvalidInput("plan_task", _("Đơn vị không được giao nhiệm vụ này trong kế hoạch."))
    return task


def own(actor, row: Row | None) -> Row | None:
    """A row chosen in a form, if the actor may see it."""
    if row is not None and not visible(actor, type(row)).filter(pk=row.pk).exists():
        raise NotVisible()
    return row


def record(actor, what: str, on: models.Model, changes: dict | None = None, agency=None) -> None:
    """One entry in the audit log, under ``spokespersons.<what>``."""
    audit.record(
        actor=actor,
        action=f"spokespersons.{what}",
        on=on,
        changes=changes,
        agency_id=agency or getattr(on, "agency_id", None),
    )
