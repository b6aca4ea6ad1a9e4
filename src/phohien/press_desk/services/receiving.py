"""A request comes in: by the public form or entered by the desk from paper, e-mail or a note."""

import datetime as dt
import secrets
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed
from phohien.organisation.models import Agency
from phohien.organisation.policies import require_any
from phohien.press_desk.enums import Channel, MailReason, RequestState
from phohien.press_desk.kinds import Kind, countries, kinds
from phohien.press_desk.models import PressRequest
from phohien.press_desk.policies import OFFICE
from phohien.press_desk.sealing import link_mark, new_link, seal, unseal
from phohien.press_desk.services.mailing import owe_mail
from phohien.press_desk.services.records import (
    desk_people,
    event_of,
    lock,
    record,
    recount,
    tell,
)

MOST_PEOPLE = 40
FURTHEST = dt.timedelta(days=6 * 366)  # a card of assistants holds for five years
TWICE = dt.timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was asked for. ``contact``, ``fields`` and ``people`` are personal and get sealed."""

    kind: str
    outlet: str
    country: str
    language: str = "vi"
    contact: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    people: list[dict[str, str]] = field(default_factory=list)
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    event_at: dt.datetime | None = None


@transaction.atomic
def receive_from_public(*, given: Given) -> tuple[PressRequest, str]:
    """Keep what the form brought; gives the request and its secret link, which is told only here.

    A form sent twice is one request, with the link of the second answer. Raises
    InvalidInput by field.
    """
    about = _known(given)
    if not about.is_online:
        raise NotAllowed("elsewhere", about.filer)
    _require_coming(given, clock.now())
    since = clock.now() - TWICE
    if (twice := _just_received(given, channel=Channel.WEB, received_at__gte=since)) is not None:
        return twice, _new_link(twice)  # the page of the first answer was never read
    request = _make(given, about, Channel.WEB, clock.now(), None)
    link = _new_link(request)
    record(None, "receive", request, {"kind": (None, about.names[0])})
    _announce(request)
    return request, link


@transaction.atomic
def enter(
    *,
    actor,
    given: Given,
    channel: str,
    received_at: dt.datetime,
    body: Agency | None = None,
) -> PressRequest:
    """The desk enters what came otherwise; ``received_at`` is when it came. A secret link is made
    only when somebody asks for one (``renew_link``)."""
    require_any(actor, "handle", PressRequest)
    about = _known(given)
    if received_at > clock.now():
        raise InvalidInput("received_at", _("Giờ nhận không thể ở tương lai."))
    _require_coming(given, received_at)
    if (twice := _just_received(given, entered_by=actor, received_at=received_at)) is not None:
        return twice
    request = _make(given, about, channel, received_at, actor)
    request.body = body
    request.save(update_fields=["body"])
    record(actor, "enter", request, {"kind": (None, about.names[0]), "channel": (None, channel)})
    _announce(request)
    return request


@transaction.atomic
def renew_link(*, actor, request: PressRequest) -> str:
    """A new secret link; the old one opens nothing any more."""
    request = lock(actor, request, "handle")
    if request.erased_at:
        raise InvalidInput("link", _("Dữ liệu đã xóa, không còn gì để theo dõi."))
    link = _new_link(request)
    record(actor, "renew_link", request)
    return link


@transaction.atomic
def revoke_link(*, actor, request: PressRequest) -> PressRequest:
    """Nobody follows this request any more until a new link is given."""
    request = lock(actor, request, "handle")
    request.link_mark = ""
    request.save(update_fields=["link_mark"])
    record(actor, "revoke_link", request)
    return request


def _new_link(request: PressRequest) -> str:
    link = new_link()
    request.link_mark, request.link_made_at = link_mark(link), clock.now()
    request.save(update_fields=["link_mark", "link_made_at"])
    return link


def _known(given: Given) -> Kind:
    about = kinds().get(given.kind)
    if about is None:
        raise InvalidInput("kind", _("Chưa có loại đề nghị này."))
    if not given.outlet.strip():
        raise InvalidInput("outlet", _("Hãy ghi tên cơ quan báo chí hoặc tổ chức."))
    if given.country not in countries():
        raise InvalidInput("country", _("Hãy chọn nước của cơ quan báo chí."))
    if len(given.people) > MOST_PEOPLE:
        raise InvalidInput("people", _("Nhiều nhất %(most)s người.") % {"most": MOST_PEOPLE})
    if given.starts_on and given.ends_on and given.ends_on < given.starts_on:
        raise InvalidInput("ends_on", _("Ngày kết thúc phải sau ngày bắt đầu."))
    return about


def _require_coming(given: Given, received_at: dt.datetime) -> None:
    """What was over before it was asked for, or lies years ahead, is a slip of the pen."""
    first = timezone.localdate(received_at, timezone.get_default_timezone())
    last = first + FURTHEST
    over = _("Ngày này đã qua khi nhận đề nghị. Hãy kiểm tra lại.")
    far = _("Ngày này quá xa: nhiều nhất sáu năm sau khi nhận. Hãy kiểm tra lại.")
    for name, day in (("starts_on", given.starts_on), ("ends_on", given.ends_on)):
        if day and day > last:
            raise InvalidInput(name, far)
    end = given.ends_on or given.starts_on
    if end and end < first:
        raise InvalidInput("ends_on" if given.ends_on else "starts_on", over)
    if given.event_at and given.event_at <= received_at:
        raise InvalidInput("event_at", over)
    if given.event_at and given.event_at > received_at + FURTHEST:
        raise InvalidInput("event_at", far)


def _just_received(given: Given, **came) -> PressRequest | None:
    """The same words from the same hands a moment ago; one at a time, so that none slips by."""
    list(Agency.objects.select_for_update().filter(code=OFFICE))
    rows = PressRequest.objects.filter(
        kind=given.kind,
        outlet=given.outlet.strip()[:200],
        country=given.country,
        starts_on=given.starts_on,
        ends_on=given.ends_on or given.starts_on,
        event_at=given.event_at,
        erased_at=None,
        state=RequestState.RECEIVED,
        **came,
    )
    typed = _typed(given)
    return next((row for row in rows if unseal(row.sealed) == typed), None)


def _typed(given: Given) -> dict:
    """What is personal and gets sealed."""
    return {"contact": given.contact, "fields": given.fields, "people": given.people}


def _make(given: Given, about: Kind, channel: str, moment: dt.datetime, actor) -> PressRequest:
    request = PressRequest(
        code=secrets.token_hex(10),
        kind=about.code,
        channel=channel,
        language=given.language,
        outlet=given.outlet.strip()[:200],
        country=given.country,
        people_count=len(given.people),
        starts_on=given.starts_on,
        ends_on=given.ends_on or given.starts_on,
        event_at=given.event_at,
        received_at=moment,
        counting_from=moment,
        entered_by=actor,
    )
    request.sealed = seal(_typed(given))
    recount(request)
    request.save()
    request.code = f"NN{clock.today():%y}-{request.pk:04d}"  # by the key: no two are alike
    request.save(update_fields=["code"])
    return request


def _announce(request: PressRequest) -> None:
    words = _("Báo chí nước ngoài: %(code)s, %(outlet)s") % {
        "code": request.code,
        "outlet": request.outlet,
    }
    tell(desk_people(), request, "received", words)
    owe_mail(request, MailReason.RECEIVED)


def is_late_notice(request: PressRequest) -> bool:
    """Whether less time was left than the decree wants (articles 10.2, 10.3, 20.2)."""
    begins, hours = event_of(request), request.about.notice_hours
    if not hours or begins is None:
        return False
    return begins - request.received_at < dt.timedelta(hours=hours)
