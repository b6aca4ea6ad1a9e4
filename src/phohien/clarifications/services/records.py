"""What every service of the room shares: locked rows, clean text, audit entries."""

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.clarifications.enums import CaseState
from phohien.clarifications.models import Case, FactRequest, Letter
from phohien.clearance import secrecy
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.newsroom.characters import printable
from phohien.security import audit


def lock_case(pk: int) -> Case:
    """The case under its row lock: all that happens to a case happens one after another."""
    rows = Case.objects.select_for_update(of=("self",))
    found = rows.select_related("agency", "publication").filter(pk=pk).first()
    if found is None:
        raise NotVisible()
    return found


def lock_request(pk: int) -> FactRequest:
    """The question under the lock of its case and its own."""
    return _lock_part(FactRequest, pk)


def lock_letter(pk: int) -> Letter:
    return _lock_part(Letter, pk)


def _lock_part(model, pk: int):
    found = model.objects.filter(pk=pk).values_list("case_id", flat=True).first()
    if found is None:
        raise NotVisible()
    case = lock_case(found)
    row = model.objects.select_for_update(of=("self",)).get(pk=pk)
    row.case = case
    return row


def require_pending(case: Case) -> None:
    """Nothing is added to a case that is closed; it is opened again first."""
    if case.state == CaseState.CLOSED:
        raise RuleBroken("closed", _("Vụ việc đã khép lại. Hãy mở lại trước khi làm tiếp."))


def record(actor, what: str, row: models.Model, changes: Mapping, agency_id: int) -> None:
    """One entry of the audit log; long words by their length, they stand in the row itself."""
    audit.record(
        actor=actor,
        action=f"clarifications.{what}",
        on=row,
        changes={name: tuple(map(_short, pair)) for name, pair in changes.items()},
        agency_id=agency_id,
    )


def _short(value):
    if isinstance(value, dt.datetime):
        return timezone.localtime(value, timezone.get_default_timezone()).strftime("%H:%M %d/%m/%Y")
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return value if not isinstance(value, str) or len(value) <= 200 else f"{len(value)} ký tự"


def cleaned(actor, what: str, fields: Mapping) -> dict:
    """``fields`` with texts trimmed and printable; SecretSuspected when one bears a mark."""
    given = {name: tidy(value) for name, value in fields.items()}
    words = "\n".join(value for value in given.values() if isinstance(value, str))
    secrecy.require_clean_text(actor=actor, what=what, text=words)
    return given


def tidy(value):
    return printable(value).strip() if isinstance(value, str) else value


def check(row: models.Model, *without: str) -> None:
    """The model's own checks, as an error that a form can show at its field."""
    try:
        row.full_clean(exclude=without, validate_constraints=False)
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(name, " ".join(messages)) from error


def require_past(field: str, moment: dt.datetime | None) -> None:
    if moment is not None and moment > clock.now():
        raise InvalidInput(field, _("Thời điểm này ở sau bây giờ. Hãy kiểm tra lại."))
