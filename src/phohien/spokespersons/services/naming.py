"""Naming who speaks, publishing it, changing it, ending it; and who has not named anybody."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.kernel import clock, events
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, RoleGrant, User
from phohien.security import audit
from phohien.security.policies import require
from phohien.spokespersons.enums import SpokespersonKind as K
from phohien.spokespersons.events import RegisterChanged
from phohien.spokespersons.models import Spokesperson, SpokespersonChange
from phohien.spokespersons.services import telling
from phohien.spokespersons.services.records import already, locked, record, require_for, told

PUBLIC_FIELDS = ("full_name", "position", "phone", "email", "matter", "valid_to")
FIELDS = (*PUBLIC_FIELDS, "kind", "valid_from", "document_number", "document_date", "user")


@transaction.atomic
def name_spokesperson(
    *, actor, agency: Agency, publish: bool = True, assigned_at: dt.datetime | None = None, **fields
) -> Spokesperson:
    """Put a spokesperson into the register; ``publish`` puts them on the portal at once.

    ``fields``: kind, full_name, position, phone, email, document_number, document_date, matter,
    valid_from, valid_to, user. ``assigned_at`` (aware, not in the future) starts the 24 hours of
    Decree 244/2026, art. 3.3. Raises InvalidInput by field, NotAllowed, RuleBroken.
    """
    require_for(actor, "name_spokesperson", agency)
    _refuse_delegation(actor, agency, fields["kind"])
    moment = assigned_at or clock.now()
    if moment > clock.now():
        raise InvalidInput("assigned_at", _("Thời điểm giao nhiệm vụ không thể ở sau bây giờ."))
    fields.setdefault("valid_from", timezone.localdate(moment))
    row = Spokesperson(agency=agency, assigned_at=moment, named_by=actor, **fields)
    if publish:
        row.published_at = clock.now()
    if (twice := _named(row)) is not None:
        return twice
    _check(row)
    row.save()
    _keep(actor, "name", row, {name: (None, getattr(row, name)) for name in FIELDS})
    _link(row)
    return row


def _named(row: Spokesperson) -> Spokesperson | None:
    """The same assignment, when its form was sent twice."""
    rows = Spokesperson.objects.filter(agency=row.agency, ended_at=None)
    return already(rows, row.agency, **{name: getattr(row, name) for name in FIELDS})


def _refuse_delegation(actor, agency: Agency, kind: str) -> None:
    """Who was assigned or authorised to speak does not pass it on (art. 3.6)."""
    if kind != K.AUTHORISED or actor is None:
        return
    mine = Spokesperson.objects.in_force().filter(agency=agency, user=actor)
    if mine.exists() and not mine.filter(kind=K.HEAD).exists():
        raise NotAllowed(
            "delegate",
            _(
                "Người phát ngôn không được ủy quyền tiếp cho người khác; "
                "người đứng đầu cơ quan ủy quyền bằng văn bản."
            ),
        )


def _check(row: Spokesperson) -> None:
    """Raise InvalidInput at the field that is wrong."""
    told("full_name", row.full_name, _("Hãy ghi họ và tên."))
    told("position", row.position, _("Hãy ghi chức vụ."))
    if row.kind == K.AUTHORISED:
        told("matter", row.matter, _("Ủy quyền theo từng vụ việc: hãy ghi vụ việc nào."))
        told("document_number", row.document_number, _("Ủy quyền phải bằng văn bản: hãy ghi số."))
        if row.valid_to is None:
            raise InvalidInput("valid_to", _("Ủy quyền có thời hạn: hãy ghi ngày cuối."))
    if row.valid_to and row.valid_to < row.valid_from:
        raise InvalidInput("valid_to", _("Ngày cuối phải sau hoặc bằng ngày đầu."))
    _only_own_people(row)
    try:
        row.full_clean(exclude=["named_by", "user"], validate_constraints=False)
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(name, " ".join(messages)) from error
    _one_head(row)


def _only_own_people(row: Spokesperson) -> None:
    if row.user_id is None:
        return
    grants = RoleGrant.objects.in_force(clock.today()).filter(agency=row.agency, user=row.user)
    if not grants.exists():
        raise InvalidInput("user", _("Tài khoản này không thuộc đơn vị."))


def _one_head(row: Spokesperson) -> None:
    if row.kind != K.HEAD:
        return
    others = Spokesperson.objects.filter(agency=row.agency, kind=K.HEAD, ended_at=None)
    if others.exclude(pk=row.pk).exists():
        raise InvalidInput(
            "kind", _("Đơn vị đã có người đứng đầu trong sổ; hãy ghi thôi nhiệm vụ trước.")
        )


@transaction.atomic
def change_spokesperson(*, actor, spokesperson: Spokesperson, **fields) -> Spokesperson:
    """Correct or bring up to date what the register says; old and new values are kept."""
    row = locked(spokesperson)
    require(actor, "change", row)
    if row.ended_at:
        raise RuleBroken("ended", _("Người này đã thôi nhiệm vụ; hãy ghi người mới."))
    changes = audit.changed(row, fields)
    _check(row)
    if not changes:
        return row
    row.save()
    _keep(actor, "change", row, changes)
    _link(row)
    return row


@transaction.atomic
def publish_spokesperson(*, actor, spokesperson: Spokesperson) -> Spokesperson:
    """On the portal from now on; the moment is kept, late or not."""
    row = locked(spokesperson)
    require(actor, "change", row)
    if row.ended_at:
        raise RuleBroken("ended", _("Người này đã thôi nhiệm vụ nên không công bố nữa."))
    if row.published_at:
        return row
    row.published_at = clock.now()
    row.save(update_fields=["published_at"])
    _keep(actor, "publish", row, {"published_at": (None, row.published_at)})
    return row


@transaction.atomic
def end_spokesperson(*, actor, spokesperson: Spokesperson, reason: str) -> Spokesperson:
    """Off the portal at once; the row stays in the register with its reason."""
    row = locked(spokesperson)
    require(actor, "change", row)
    if row.ended_at:
        return row
    reason = told("reason", reason, _("Hãy ghi lý do, ví dụ số quyết định thay người phát ngôn."))
    row.ended_at, row.end_reason = clock.now(), reason[:300]
    row.save(update_fields=["ended_at", "end_reason"])
    _keep(actor, "end", row, {"ended_at": (None, row.ended_at), "reason": (None, reason)})
    _unlink(row)
    return row


def _keep(actor, what: str, row: Spokesperson, changes: dict) -> None:
    """The history people read in the room, the audit log, and the portal, in one transaction."""
    shown = {name: [_plain(old), _plain(new)] for name, (old, new) in changes.items() if old != new}
    SpokespersonChange.objects.create(
        spokesperson=row, at=clock.now(), by=actor, what=what, changes=shown
    )
    record(actor, f"{what}_spokesperson", row, {k: tuple(v) for k, v in shown.items()})
    events.publish(RegisterChanged(agency_id=row.agency_id))


def _plain(value):
    return str(value) if isinstance(value, User | dt.date) else value


def holds_role(row: Spokesperson) -> bool:
    """Whether the linked account may sign as spokesperson of the agency today."""
    grants = RoleGrant.objects.in_force(clock.today()).filter(
        user_id=row.user_id, agency_id=row.agency_id, role=Role.SPOKESPERSON
    )
    return grants.exists()


def _link(row: Spokesperson) -> None:
    """Roles are given by the administrators only; they are asked for the one that is missing."""
    if row.user_id and not holds_role(row):
        telling.ask_for_role(row)


def _unlink(row: Spokesperson) -> None:
    others = Spokesperson.objects.in_force().filter(agency=row.agency, user_id=row.user_id)
    if row.user_id and holds_role(row) and not others.exists():
        telling.ask_to_end_role(row)


@transaction.atomic
def remind_agencies_without(*, actor) -> int:
    """Ask the leaders of agencies that have named nobody; at most once a day. How many people."""
    from phohien.spokespersons.selectors.register import agencies_without

    if not actor.has_role(Role.COORDINATOR, Role.PRESS_DESK):
        raise NotAllowed("remind", _("Chỉ đầu mối báo chí của tỉnh nhắc các đơn vị."))
    agencies = list(agencies_without())
    given = telling.ask_for_names(agencies, f"{clock.today():%Y%m%d}")
    if agencies:
        record(actor, "remind_agencies", agencies[0], {"count": (None, len(agencies))})
    return given
