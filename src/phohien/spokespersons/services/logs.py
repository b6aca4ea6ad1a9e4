"""Two short logs: what was told at briefings, what the province told the press each month."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput
from phohien.organisation.models import Agency
from phohien.security.policies import require
from phohien.spokespersons.enums import Organiser
from phohien.spokespersons.models import Briefing, MonthlyInformation, Spokesperson
from phohien.spokespersons.services import evidence
from phohien.spokespersons.services.records import (
    already,
    locked,
    own_task,
    record,
    require_for,
    told,
)


@transaction.atomic
def log_briefing(
    *,
    actor,
    agency: Agency,
    held_on: dt.date,
    organiser: str,
    matter: str,
    content: str,
    provider: Spokesperson | None = None,
    is_proactive: bool = True,
    plan_task=None,
) -> Briefing:
    """One time that the agency told something at a briefing; figure 2 counts proactive ones."""
    require_for(actor, "answer_press", agency)
    if held_on > clock.today():
        raise InvalidInput("held_on", _("Ngày giao ban không thể ở sau hôm nay."))
    if organiser not in Organiser.values:
        raise InvalidInput("organiser", _("Hãy chọn cơ quan tổ chức giao ban."))
    if provider is not None and provider.agency_id != agency.pk:
        raise InvalidInput("provider", _("Người này không phải người phát ngôn của đơn vị."))
    said = {
        "agency": agency,
        "held_on": held_on,
        "organiser": organiser,
        "matter": told("matter", matter, _("Hãy ghi vấn đề đã thông tin."))[:200],
        "content": told("content", content, _("Hãy ghi nội dung đã cung cấp.")),
        "provider": provider,
        "is_proactive": is_proactive,
        "plan_task": own_task(plan_task, agency),
        "created_by": actor,
    }
    if (twice := already(Briefing.objects.filter(voided_at=None), agency, **said)) is not None:
        return twice
    row = Briefing.objects.create(**said)
    evidence.of_briefing(actor, row)
    record(actor, "log_briefing", row, {"held_on": (None, held_on)})
    return row


@transaction.atomic
def void_briefing(*, actor, briefing: Briefing, reason: str) -> Briefing:
    """Written down by mistake: counts no more, stays readable, takes its evidence back."""
    row = locked(briefing)
    require(actor, "change", row)
    if row.voided_at:
        return row
    row.void_reason = told("reason", reason, _("Hãy ghi vì sao bỏ lượt này."))[:300]
    row.voided_at = clock.now()
    row.save(update_fields=["voided_at", "void_reason"])
    evidence.take_back(actor, row, row.void_reason)
    record(actor, "void_briefing", row, {"reason": (None, row.void_reason)})
    return row


@transaction.atomic
def log_month(
    *, actor, agency: Agency, year: int, month: int, provided_on: dt.date, form: str, title: str,
    url: str = "",
) -> MonthlyInformation:  # fmt: skip
    """What was told to the press about one month (Decree 244/2026, art. 6.2.a)."""
    require_for(actor, "answer_press", agency)
    if not 1 <= month <= 12 or provided_on > clock.today():
        raise InvalidInput("provided_on", _("Ngày cung cấp không thể ở sau hôm nay."))
    said = {
        "agency": agency,
        "year": year,
        "month": month,
        "provided_on": provided_on,
        "form": form,
        "title": told("title", title, _("Hãy ghi nội dung đã cung cấp."))[:300],
        "url": url.strip(),
        "created_by": actor,
    }
    if (twice := already(MonthlyInformation.objects.all(), agency, **said)) is not None:
        return twice
    row = MonthlyInformation.objects.create(**said)
    record(actor, "log_month", row, {"month": (None, f"{month}/{year}")})
    return row
