"""Press conferences: planning, announcing, holding, cancelling, the record and the statement."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.media.models import Clip
from phohien.newsroom import services as newsroom
from phohien.newsroom.models import Publication, Section
from phohien.organisation.models import Agency
from phohien.security import audit
from phohien.security.policies import require
from phohien.spokespersons.enums import ConferenceState as C
from phohien.spokespersons.models import Outlet, PressConference, Seat
from phohien.spokespersons.services import evidence
from phohien.spokespersons.services.records import (
    already,
    locked,
    own,
    own_task,
    record,
    require_for,
    told,
)
from phohien.spokespersons.subjects import HOME_SECTION
from phohien.spokespersons.workflow import CONFERENCE, OPEN_CONFERENCES

FIELDS = (
    "kind", "title", "matters", "place", "online_url", "starts_at", "chair", "legal_papers",
    "plan_task",
)  # fmt: skip


@transaction.atomic
def plan_conference(
    *, actor, conference: PressConference | None = None, agency: Agency | None = None, **fields
) -> PressConference:
    """Create a conference, or change one that has not been held; ``fields`` are FIELDS.

    Moving an announced conference to another time or place needs another notice: it is being
    prepared again until that is given.
    """
    row = _new(actor, agency) if conference is None else _open(actor, conference)
    if conference is None and (twice := _planned(row.agency, fields)) is not None:
        return twice
    fields["plan_task"] = own_task(fields.get("plan_task"), row.agency)
    changes = audit.changed(row, fields)
    told("title", row.title, _("Hãy ghi tên cuộc họp báo."))
    told("matters", row.matters, _("Hãy ghi nội dung họp báo."))
    told("place", row.place, _("Hãy ghi địa điểm."))
    told("chair", row.chair, _("Hãy ghi chức vụ người chủ trì."))
    if "starts_at" in changes and row.starts_at < clock.now() and conference is not None:
        raise InvalidInput("starts_at", _("Giờ này đã qua; họp báo đã diễn ra thì ghi kết quả."))
    if row.state == C.ANNOUNCED and {"starts_at", "place"} & set(changes):
        transition(row, "prepare_again", CONFERENCE)
        row.notified_at = None
    row.save()
    record(actor, "plan_conference", row, changes)
    return row


def _planned(agency: Agency, fields: dict) -> PressConference | None:
    """The same conference, when its form was sent twice."""
    rows = PressConference.objects.filter(state__in=OPEN_CONFERENCES, agency=agency)
    same = {name: fields[name] for name in ("title", "starts_at", "place") if name in fields}
    return already(rows, agency, **same)


def _new(actor, agency: Agency | None) -> PressConference:
    agency = require_for(actor, "answer_press", agency)
    return PressConference(agency=agency, created_by=actor, created_at=clock.now())


def _open(actor, conference: PressConference) -> PressConference:
    row = locked(conference)
    require(actor, "change", row)
    if row.state not in OPEN_CONFERENCES:
        raise RuleBroken("over", _("Họp báo đã tổ chức hoặc đã hủy nên không sửa được nữa."))
    return row


@transaction.atomic
def invite(*, actor, conference: PressConference, outlets: Iterable[Outlet]) -> list[Seat]:
    """Put press organs on the list; those that stand on it already stay as they are."""
    row = _open(actor, conference)
    known = set(row.seats.values_list("outlet_id", flat=True))
    seats = [
        Seat.objects.create(conference=row, outlet=outlet)
        for outlet in outlets
        if outlet.pk not in known
    ]
    if seats:
        names = [str(seat.outlet) for seat in seats]
        record(actor, "invite", row, {"outlets": (None, names)})
    return seats


@transaction.atomic
def announce_conference(
    *, actor, conference: PressConference, notified_at: dt.datetime | None = None
) -> PressConference:
    """The written notice was given and the press invited, at ``notified_at`` (now unless given).

    A late notice is recorded with its moment: the register says so, it does not hide it.
    """
    row = _open(actor, conference)
    moment = notified_at or clock.now()
    if moment > clock.now():
        raise InvalidInput("notified_at", _("Thời điểm gửi thông báo không thể ở sau bây giờ."))
    if not row.seats.exists():
        raise InvalidInput("outlets", _("Hãy ghi ít nhất một cơ quan báo chí được mời."))
    old, new = transition(row, "announce", CONFERENCE)
    row.notified_at = moment
    row.save(update_fields=["state", "notified_at"])
    record(actor, "announce_conference", row, {"state": (old, new), "notified_at": (None, moment)})
    return row


@transaction.atomic
def hold_conference(*, actor, conference: PressConference) -> PressConference:
    """It took place; evidence for the plan is recorded in the same moment."""
    row = _open(actor, conference)
    if row.starts_at > clock.now():
        raise RuleBroken("not-yet", _("Chưa đến giờ họp báo."))
    old, new = transition(row, "hold", CONFERENCE)
    row.save(update_fields=["state"])
    evidence.of_conference(actor, row)
    record(actor, "hold_conference", row, {"state": (old, new)})
    return row


@transaction.atomic
def cancel_conference(
    *, actor, conference: PressConference, reason: str, refused_at: dt.datetime | None = None
) -> PressConference:
    """Not to be held; ``refused_at`` when the authority answered so in writing."""
    row = _open(actor, conference)
    row.cancel_reason = told("reason", reason, _("Hãy ghi vì sao không tổ chức."))[:500]
    if refused_at is not None and refused_at > clock.now():
        raise InvalidInput("refused_at", _("Thời điểm trả lời không thể ở sau bây giờ."))
    row.refused_at = refused_at
    old, new = transition(row, "cancel", CONFERENCE)
    row.save(update_fields=["state", "cancel_reason", "refused_at"])
    changes = {"state": (old, new), "reason": (None, row.cancel_reason)}
    record(actor, "cancel_conference", row, changes)
    return row


@transaction.atomic
def keep_record(
    *, actor, conference: PressConference, transcript: str, clip: Clip | None = None
) -> PressConference:
    """The words that were spoken, and the film of it from the media room."""
    row = locked(conference)
    require(actor, "change", row)
    if row.state != C.HELD:
        raise RuleBroken("not-held", _("Hãy ghi “Đã tổ chức” trước khi lưu biên bản."))
    own(actor, clip)
    changes = audit.changed(row, {"transcript": transcript.strip(), "clip": clip})
    row.save(update_fields=["transcript", "clip"])
    told_changes = {name: pair for name, pair in changes.items() if name != "transcript"}
    record(actor, "keep_record", row, told_changes)
    return row


@transaction.atomic
def start_statement(*, actor, conference: PressConference) -> Publication:
    """A draft of the press release in the newsroom; it is cleared and published there."""
    row = locked(conference)
    require(actor, "change", row)
    if row.state == C.CANCELLED:
        raise RuleBroken("cancelled", _("Họp báo không tổ chức nên không có thông cáo."))
    if row.statement_id:
        return row.statement
    row.statement = newsroom.start_item(
        actor=actor,
        section=Section.objects.get(code=HOME_SECTION),
        agency=row.agency,
        title=_("Thông cáo báo chí: %(title)s") % {"title": row.title},
        lead=_lead(row),
        body=[("text", _paragraphs(row.matters))],
        byline=row.agency.name,
        information_kind="official",
        plan_task=row.plan_task,
    )
    row.save(update_fields=["statement"])
    record(actor, "start_statement", row, {"statement": (None, row.statement.title)})
    return row.statement


def _lead(row: PressConference) -> str:
    starts = timezone.localtime(row.starts_at, timezone.get_default_timezone())
    return _("%(agency)s thông tin với báo chí ngày %(day)s.") % {
        "agency": row.agency.name,
        "day": starts.strftime("%d/%m/%Y"),
    }


def _paragraphs(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "".join(f"<p>{escape(line)}</p>" for line in lines)
