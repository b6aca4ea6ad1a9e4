"""The clock of a case: its kind and moments, and the first word that stops it."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clarifications.limits import limit_of
from phohien.clarifications.models import Case
from phohien.clarifications.services.records import (
    cleaned,
    lock_case,
    record,
    require_past,
    require_pending,
)
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.security import audit
from phohien.security.policies import require


@transaction.atomic
def set_clock(
    *,
    actor,
    case: Case,
    matter: str,
    received_at: dt.datetime,
    impact_determined_at: dt.datetime | None = None,
) -> Case:
    """Say anew what kind of matter it is and when it was received; the limit follows."""
    case = lock_case(case.pk)
    require(actor, "handle", case)
    require_pending(case)
    for name, moment in (("received_at", received_at),
                         ("impact_determined_at", impact_determined_at)):  # fmt: skip
        require_past(name, moment)
    _require_order(case, received_at, impact_determined_at)
    limit = limit_of(matter, received_at, impact_determined_at)
    changes = audit.changed(
        case,
        {
            "matter": matter,
            "received_at": received_at,
            "impact_determined_at": impact_determined_at,
            "due_at": limit.due_at,
            "due_reason": limit.reason,
        },
    )
    case.save()
    record(actor, "set_clock", case, changes, case.agency_id)
    return case


def _require_order(case: Case, received_at: dt.datetime, determined_at: dt.datetime | None) -> None:
    if determined_at and determined_at < received_at:
        raise InvalidInput(
            "impact_determined_at", _("Xác định tác động không thể trước khi tiếp nhận.")
        )
    if case.first_statement_at and case.first_statement_at < received_at:
        raise InvalidInput("received_at", _("Tiếp nhận không thể sau lần phát ngôn đầu tiên."))


@transaction.atomic
def record_statement(*, actor, case: Case, at: dt.datetime, form: str, where: str) -> Case:
    """The first word in public, outside the portal: how, where and when it was said."""
    case = lock_case(case.pk)
    require(actor, "speak", case)
    require_pending(case)
    if case.first_statement_at is not None:
        raise RuleBroken("spoken", _("Lần phát ngôn đầu tiên đã được ghi, không ghi đè."))
    require_past("at", at)
    if at < case.received_at:
        raise InvalidInput("at", _("Phát ngôn không thể trước khi tiếp nhận vụ việc."))
    where = cleaned(actor, _("nơi phát ngôn"), {"where": where})["where"]
    if not where:
        raise InvalidInput("where", _("Hãy ghi phát ngôn ở đâu: cuộc họp, số văn bản, địa chỉ."))
    note_statement(actor, case, at, form, where)
    return case


def note_statement(actor, case: Case, at: dt.datetime, form: str, where: str) -> None:
    """Stop the clock; inside a transaction that holds the case."""
    changes = audit.changed(
        case,
        {
            "first_statement_at": at,
            "first_statement_form": form,
            "first_statement_where": where[:300],
        },
    )
    case.save()
    record(actor, "record_statement", case, changes, case.agency_id)
