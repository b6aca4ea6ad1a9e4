"""Who is told what about a case: at most once for each reason."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from phohien.clarifications.models import Case, FactRequest, Letter
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import AGENCY_ROLES, Role
from phohien.organisation.models import User
from phohien.organisation.selectors import people_of, people_with_role


def handlers(case: Case) -> Iterable[User]:
    """The press desks and the people of the agency that answers."""
    desks = people_with_role(Role.PRESS_ANALYST, Role.COORDINATOR)
    own = people_of([case.agency_id], *AGENCY_ROLES, Role.SPOKESPERSON)
    return (desks | own).distinct()


def _when(moment) -> str:
    local = timezone.localtime(moment, timezone.get_default_timezone())
    return f"{local:%H:%M %d/%m/%Y}"


def address(case: Case) -> str:
    return reverse("clarifications:case", args=[case.pk])


def request_address(row: FactRequest) -> str:
    return reverse("clarifications:request", args=[row.pk])


@translation.override("vi")
def tell_opened(case: Case, actor) -> None:
    """The agency that answers hears that a clock runs."""
    people = people_of([case.agency_id], *AGENCY_ROLES, Role.SPOKESPERSON)
    due = _("Hạn phát ngôn: %(at)s.") % {"at": _when(case.due_at)} if case.due_at else ""
    notify(
        recipients=people.exclude(pk=actor.pk),
        kind=NoticeKind.DEADLINE,
        key=f"clarify:{case.pk}:opened",
        subject=_("Cần làm rõ: %(title)s") % {"title": case.title},
        body=f"{case.outlet}. {due}".strip(),
        url=address(case),
    )


@translation.override("vi")
def tell_asked(row: FactRequest) -> None:
    notify(
        recipients=people_of([row.agency_id], *AGENCY_ROLES),
        kind=NoticeKind.DEADLINE,
        key=f"clarify:request:{row.pk}:asked",
        subject=_("Cần đơn vị xác minh: %(title)s") % {"title": row.case.title},
        body=_("%(question)s Hạn: %(at)s.") % {"question": row.question, "at": _when(row.due_at)},
        url=request_address(row),
    )


@translation.override("vi")
def tell_prepared(row: FactRequest) -> None:
    notify(
        recipients=people_of([row.agency_id], Role.AGENCY_LEADER),
        kind=NoticeKind.DEADLINE,
        key=f"clarify:request:{row.pk}:prepared:{row.prepared_at:%Y%m%d%H%M%S}",
        subject=_("Chờ lãnh đạo duyệt số liệu: %(title)s") % {"title": row.case.title},
        body=_("Hạn trả lời: %(at)s.") % {"at": _when(row.due_at)},
        url=request_address(row),
    )


@translation.override("vi")
def tell_returned(row: FactRequest) -> None:
    notify(
        recipients=people_of([row.agency_id], Role.AGENCY_OFFICER),
        kind=NoticeKind.DEADLINE,
        key=f"clarify:request:{row.pk}:returned:{row.prepared_at:%Y%m%d%H%M%S}",
        subject=_("Lãnh đạo trả lại số liệu: %(title)s") % {"title": row.case.title},
        body=row.returned_reason,
        url=request_address(row),
    )


@translation.override("vi")
def tell_approved(row: FactRequest) -> None:
    notify(
        recipients=handlers(row.case),
        kind=NoticeKind.NEWSROOM,
        key=f"clarify:request:{row.pk}:approved",
        subject=_("%(agency)s đã trả lời: %(title)s")
        % {"agency": row.agency.short_name, "title": row.case.title},
        body=row.answer,
        url=address(row.case),
    )


@translation.override("vi")
def remind_case(case: Case, *, late: bool) -> int:
    """Once when the limit is near and once when it is past; another limit is another reason."""
    words = _("Quá hạn phát ngôn: %(title)s") if late else _("Sắp hết hạn phát ngôn: %(title)s")
    return notify(
        recipients=handlers(case),
        kind=NoticeKind.OVERDUE if late else NoticeKind.DEADLINE,
        key=f"clarify:{case.pk}:{case.due_at:%Y%m%d%H%M}:{'late' if late else 'soon'}",
        subject=words % {"title": case.title},
        body=_("Hạn %(at)s. %(reason)s") % {"at": _when(case.due_at), "reason": case.due_reason},
        url=address(case),
    )


@translation.override("vi")
def remind_request(row: FactRequest, *, late: bool) -> int:
    words = _("Quá hạn xác minh: %(title)s") if late else _("Sắp hết hạn xác minh: %(title)s")
    return notify(
        recipients=people_of([row.agency_id], *AGENCY_ROLES),
        kind=NoticeKind.OVERDUE if late else NoticeKind.DEADLINE,
        key=f"clarify:request:{row.pk}:{'late' if late else 'soon'}",
        subject=words % {"title": row.case.title},
        body=row.question,
        url=request_address(row),
    )


@translation.override("vi")
def remind_letter(letter: Letter) -> int:
    """The outlet has let its time pass: the result is recorded, or a second round written."""
    return notify(
        recipients=handlers(letter.case),
        kind=NoticeKind.OVERDUE,
        key=f"clarify:letter:{letter.pk}:late",
        subject=_("%(outlet)s quá hạn trả lời: %(title)s")
        % {"outlet": letter.outlet, "title": letter.case.title},
        body=letter.due_reason,
        url=reverse("clarifications:letter", args=[letter.pk]),
    )
