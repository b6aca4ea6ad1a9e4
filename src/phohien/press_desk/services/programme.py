"""The programme of a visit: its stops, and what each host agency says to its own."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.kernel.transitions import transition
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import AGENCY_ROLES
from phohien.organisation.models import Agency
from phohien.organisation.selectors import people_of
from phohien.press_desk.enums import ItemState
from phohien.press_desk.models import PressRequest, ProgrammeItem
from phohien.press_desk.services.handling import is_open
from phohien.press_desk.services.records import desk_people, lock, record, tell
from phohien.press_desk.workflow import ITEM
from phohien.security import audit
from phohien.security.policies import require

MOST_ITEMS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop as planned."""

    starts_at: dt.datetime
    ends_at: dt.datetime | None = None
    place: str
    topic: str
    met: str = ""
    host: Agency | None = None
    has_interpreter: bool = False
    has_guide: bool = True
    shares_names: bool = False


@transaction.atomic
def plan_stop(
    *, actor, request: PressRequest, stop: Stop, item: ProgrammeItem | None = None
) -> ProgrammeItem:
    """Add a stop or change one; a changed stop is asked of its host anew."""
    request = lock(actor, request, "handle")
    if not is_open(request):
        raise RuleBroken("over", _("Đề nghị này đã kết thúc."))
    if stop.ends_at and stop.ends_at <= stop.starts_at:
        raise InvalidInput("ends_at", _("Giờ kết thúc phải sau giờ bắt đầu."))
    if item is None and request.items.count() >= MOST_ITEMS:
        raise InvalidInput("place", _("Nhiều nhất %(most)s mục.") % {"most": MOST_ITEMS})
    if item is None and (twice := _same(request, stop)) is not None:
        return twice
    row = _lock_item(item.pk) if item else ProgrammeItem(request=request)
    if row.request_id != request.pk:
        raise NotVisible()
    before = row.host
    new = {name: getattr(stop, name) for name in Stop.__dataclass_fields__}
    changes = audit.changed(row, new)
    was_asked = bool(changes) and row.pk and row.state != ItemState.PLANNED
    if was_asked and "host" in changes:
        _let_go(row, before)
    row.save()
    if was_asked and row.host_id:
        _ask_again(row, is_new="host" in changes)
    told = {name: (_told(old), _told(new)) for name, (old, new) in changes.items()}
    record(actor, "plan_stop", request, told)
    return row


def _same(request: PressRequest, stop: Stop) -> ProgrammeItem | None:
    """A form sent twice gives the stop that is there."""
    return request.items.filter(
        starts_at=stop.starts_at, place=stop.place, topic=stop.topic, host=stop.host
    ).first()


@transaction.atomic
def remove_stop(*, actor, item: ProgrammeItem) -> None:
    """A stop that no host was asked about goes without trace; others are told."""
    request = lock(actor, item.request, "handle")
    row = _lock_item(item.pk)
    if row.state != ItemState.PLANNED and row.host_id:
        words = _("Đã bỏ mục “%(topic)s” ngày %(day)s") % _words(row)
        _tell_host(row, f"removed-{row.pk}", words, reverse("press_desk:stops"))
    record(actor, "remove_stop", request, {"place": (row.place, "")})
    row.delete()


@transaction.atomic
def ask_hosts(*, actor, request: PressRequest) -> int:
    """Every planned stop with a host is put to it; gives how many."""
    request = lock(actor, request, "handle")
    rows = ProgrammeItem.objects.select_for_update(of=("self",)).filter(
        request=request, state=ItemState.PLANNED, host__isnull=False
    )
    rows = list(rows.select_related("host"))
    for row in rows:
        transition(row, "ask", ITEM)
        row.save(update_fields=["state"])
        _tell_host(
            row,
            f"asked-{row.pk}",
            _("Xin xác nhận tiếp phóng viên: “%(topic)s” ngày %(day)s") % _words(row),
        )
    if not rows:
        raise RuleBroken("nothing", _("Không còn mục nào có đơn vị tiếp mà chưa hỏi."))
    record(actor, "ask_hosts", request, {"how_many": (0, len(rows))})
    return len(rows)


@transaction.atomic
def answer_stop(*, actor, item: ProgrammeItem, accepts: bool, note: str = "") -> ProgrammeItem:
    """The host agency confirms or declines, with its words."""
    row = _lock_item(item.pk)
    require(actor, "answer", row)
    if not accepts and not note.strip():
        raise InvalidInput("note", _("Hãy ghi lý do để đầu mối xếp lại."))
    old, new = transition(row, "confirm" if accepts else "decline", ITEM)
    row.answered_by, row.answered_at, row.note = actor, clock.now(), note.strip()[:300]
    row.save(update_fields=["state", "answered_by", "answered_at", "note"])
    audit.record(
        actor=actor,
        action="press_desk.answer_stop",
        on=row,
        changes={"stop_state": (old, new)},
        agency_id=row.host_id,
    )
    words = _("%(host)s: %(answer)s, “%(topic)s”") % {
        "host": row.host.short_name,
        "answer": row.get_state_display(),
        "topic": row.topic,
    }
    tell(desk_people(), row.request, f"stop-{row.pk}-{row.answered_at:%Y%m%d%H%M%S}", words)
    return row


def call_off(request: PressRequest) -> None:
    """The visit does not take place: hosts that were asked hear that nobody comes."""
    rows = request.items.filter(host__isnull=False).exclude(state=ItemState.PLANNED)
    for row in rows:
        _let_go(row, row.host)


def _let_go(row: ProgrammeItem, host: Agency | None) -> None:
    """An agency that was asked need not receive anybody any more."""
    if host is None:
        return
    words = _("Đã bỏ mục “%(topic)s” ngày %(day)s") % _words(row)
    notify(
        recipients=people_of([host.pk], *AGENCY_ROLES),
        kind=NoticeKind.SYSTEM,
        key=f"press_desk:stop:let-go-{row.pk}-{host.pk}-{clock.now():%Y%m%d%H%M%S}",
        subject=words,
        url=reverse("press_desk:stops"),
    )


def _lock_item(pk: int) -> ProgrammeItem:
    rows = ProgrammeItem.objects.select_for_update(of=("self",)).select_related("host", "request")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible()
    return found


def _ask_again(row: ProgrammeItem, *, is_new: bool) -> None:
    """What was confirmed was the old time and place, or another host's."""
    if row.state == ItemState.CONFIRMED:
        transition(row, "decline", ITEM)
    if row.state == ItemState.DECLINED:
        transition(row, "ask", ITEM)
    row.answered_by = row.answered_at = None
    row.note = ""
    row.save()
    words = _("Đổi giờ hoặc nơi, xin xác nhận lại: “%(topic)s” ngày %(day)s")
    if is_new:
        words = _("Xin xác nhận tiếp phóng viên: “%(topic)s” ngày %(day)s")
    _tell_host(row, f"again-{row.pk}-{clock.now():%Y%m%d%H%M%S}", words % _words(row))


def _told(value: object) -> object:
    """A moment as people write it."""
    if not isinstance(value, dt.datetime):
        return value
    return timezone.localtime(value, timezone.get_default_timezone()).strftime("%H:%M %d/%m/%Y")


def _words(row: ProgrammeItem) -> dict[str, str]:
    local = timezone.localtime(row.starts_at, timezone.get_default_timezone())
    return {"topic": row.topic, "day": local.strftime("%d/%m/%Y")}


def _tell_host(row: ProgrammeItem, reason: str, words: str, url: str = "") -> None:
    notify(
        recipients=people_of([row.host_id], *AGENCY_ROLES),
        kind=NoticeKind.SYSTEM,
        key=f"press_desk:stop:{reason}",
        subject=words,
        url=url or reverse("press_desk:stop", args=[row.pk]),
    )
