"""A violation in a visit: facts with evidence, a stop, a notice to the Ministry (article 7.3)."""

import datetime as dt
from collections.abc import Iterable

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.press_desk.enums import Ground, Purpose, Sanction
from phohien.press_desk.models import PressRequest, Violation
from phohien.press_desk.sealing import seal
from phohien.press_desk.services.papers import keep
from phohien.press_desk.services.records import lock, record
from phohien.press_desk.workflow import GOING_ON

LONGEST_FACTS = 4000


@transaction.atomic
def record_violation(
    *,
    actor,
    request: PressRequest,
    happened_at: dt.datetime,
    place: str,
    ground: str,
    facts: str,
    evidence: Iterable[File] = (),
    suspends: bool = False,
) -> Violation:
    """What happened, where, when; only acts of the visit. ``suspends`` stops the work for now."""
    request = lock(actor, request, "handle")
    if request.state not in GOING_ON:
        raise RuleBroken("no-visit", _("Chỉ lập biên bản về chuyến công tác đang được phép."))
    if happened_at > clock.now():
        raise InvalidInput("happened_at", _("Việc chưa xảy ra thì không lập biên bản được."))
    if ground not in Ground.values:
        raise InvalidInput("ground", _("Hãy chọn trường hợp theo khoản 2 Điều 7."))
    if not facts.strip() or len(facts) > LONGEST_FACTS:
        raise InvalidInput("facts", _("Hãy ghi sự việc, nhiều nhất 4.000 chữ."))
    row = Violation.objects.create(
        request=request,
        happened_at=happened_at,
        place=place.strip()[:200],
        ground=ground,
        sealed=seal(facts.strip()),
        recorded_by=actor,
        recorded_at=clock.now(),
        suspended_at=clock.now() if suspends else None,
    )
    for file in evidence:
        keep(request, file, Purpose.EVIDENCE, actor=actor, violation=row)
    record(
        actor, "record_violation", request, {"ground": ("", ground), "suspends": (False, suspends)}
    )
    return row


@transaction.atomic
def lift_suspension(*, actor, violation: Violation) -> Violation:
    """The work may go on."""
    row = _lock(actor, violation)
    if not row.suspended_at or row.lifted_at:
        raise RuleBroken("not-suspended", _("Không có việc tạm đình chỉ nào đang hiệu lực."))
    row.lifted_at = clock.now()
    row.save(update_fields=["lifted_at"])
    record(actor, "lift_suspension", row.request)
    return row


@transaction.atomic
def notify_ministry(*, actor, violation: Violation, number: str) -> Violation:
    """The record and its evidence went to the Ministry, which acts within 24 hours."""
    row = _lock(actor, violation)
    if row.notified_at:
        raise RuleBroken("notified", _("Đã ghi việc báo Bộ Ngoại giao rồi."))
    if not number.strip():
        raise InvalidInput("number", _("Hãy ghi số, ký hiệu văn bản đã gửi."))
    row.notified_at, row.notice_number = clock.now(), number.strip()[:40]
    row.save(update_fields=["notified_at", "notice_number"])
    record(actor, "notify_ministry", row.request, {"number": ("", row.notice_number)})
    return row


@transaction.atomic
def note_sanction(*, actor, violation: Violation, sanction: str) -> Violation:
    """What the Ministry decided."""
    row = _lock(actor, violation)
    if not row.notified_at:
        raise RuleBroken("not-notified", _("Hãy ghi việc báo Bộ Ngoại giao trước."))
    if sanction not in Sanction.values:
        raise InvalidInput("sanction", _("Hãy chọn hình thức Bộ Ngoại giao đã quyết định."))
    old, row.sanction = row.sanction, sanction
    row.save(update_fields=["sanction"])
    record(actor, "note_sanction", row.request, {"sanction": (old, sanction)})
    return row


def _lock(actor, violation: Violation) -> Violation:
    lock(actor, violation.request, "handle")
    rows = Violation.objects.select_for_update(of=("self",)).select_related("request")
    found = rows.filter(pk=violation.pk).first()
    if found is None:
        raise NotVisible()
    return found
