"""Notices of this room: what to whom, in Vietnamese whatever language the screen speaks."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import AGENCY_ROLES, Role
from phohien.organisation.models import Agency, User
from phohien.organisation.selectors import people_of, people_with_role
from phohien.spokespersons.models import Answer, Spokesperson

HOME = "/lam-viec/phat-ngon/"


def keepers(agency_id: int) -> QuerySet[User]:
    """Who works for the press in an agency."""
    return people_of([agency_id], *AGENCY_ROLES, Role.SPOKESPERSON)


def desk() -> QuerySet[User]:
    """The province's press desk."""
    return people_with_role(Role.PRESS_DESK)


@translation.override("vi")
def tell(people: Iterable[User], key: str, subject: str, body: str = "", path: str = "",
         kind: str = NoticeKind.DEADLINE) -> int:  # fmt: skip
    """One notice each; ``path`` is below the room's own address."""
    return notify(
        recipients=people, kind=kind, key=f"phat-ngon-{key}", subject=subject, body=body,
        url=f"{HOME}{path}",
    )  # fmt: skip


@translation.override("vi")
def tell_writers(answer: Answer, words: str) -> None:
    """Whoever wrote an answer hears what became of it."""
    people = User.objects.filter(pk__in=answer.writer_ids, is_active=True)
    moment = clock.now().strftime("%Y%m%d%H%M%S")
    tell(
        people, f"tra-loi-{answer.pk}-{answer.state}-{moment}",
        words % {"question": answer.question[:160]}, path=f"kho/{answer.pk}/",
        kind=NoticeKind.CLEARANCE,
    )  # fmt: skip


@translation.override("vi")
def ask_for_role(row: Spokesperson) -> None:
    """The administrators: this account speaks for the agency but may not sign as such yet."""
    words = {"name": row.full_name, "agency": row.agency}
    tell(
        people_with_role(Role.SYSTEM_ADMINISTRATOR), f"vai-tro-{row.pk}-{row.user_id}",
        _("Cần giao vai trò Người phát ngôn: %(name)s, %(agency)s") % words,
        path=f"nguoi/{row.pk}/", kind=NoticeKind.SYSTEM,
    )  # fmt: skip


@translation.override("vi")
def ask_to_end_role(row: Spokesperson) -> None:
    """The administrators: this account speaks no more but still holds the role."""
    words = {"name": row.full_name, "agency": row.agency}
    tell(
        people_with_role(Role.SYSTEM_ADMINISTRATOR), f"thoi-vai-tro-{row.pk}",
        _("Cần kết thúc vai trò Người phát ngôn: %(name)s, %(agency)s") % words,
        path=f"nguoi/{row.pk}/", kind=NoticeKind.SYSTEM,
    )  # fmt: skip


@translation.override("vi")
def ask_for_names(agencies: Iterable[Agency], mark: str) -> int:
    """Leaders of agencies that have named nobody."""
    given = 0
    for agency in agencies:
        given += tell(
            people_of([agency.pk], Role.AGENCY_LEADER),
            f"chua-cu-{agency.pk}-{mark}",
            _("%(agency)s chưa ghi người phát ngôn") % {"agency": agency},
            _("Nghị định 244/2026/NĐ-CP, Điều 3: công bố trên cổng trong 24 giờ từ khi giao."),
            f"nguoi/moi/?don_vi={agency.pk}",
            NoticeKind.FOCAL_POINT,
        )
    return given


@translation.override("vi")
def ask_for_answer(prepared) -> None:
    """The agency that owns a foreseen question."""
    words = {"title": prepared.conference.title}
    local = timezone.localtime(prepared.due_at, timezone.get_default_timezone())
    tell(
        keepers(prepared.owner_id), f"chuan-bi-{prepared.pk}",
        _("Cần chuẩn bị câu trả lời cho họp báo: %(title)s") % words,
        _("Trước %(at)s. %(question)s")
        % {"at": local.strftime("%H:%M %d/%m/%Y"), "question": prepared.question},
        f"hop-bao/{prepared.conference_id}/",
    )  # fmt: skip


@translation.override("vi")
def tell_promise(asked) -> None:
    """The agency that owes an answer promised at a conference."""
    words = {"day": asked.due_on.strftime("%d/%m/%Y"), "question": asked.question[:160]}
    tell(
        keepers(asked.owner_id), f"hen-{asked.pk}",
        _("Đã hẹn trả lời báo chí trước hết ngày %(day)s: %(question)s") % words,
        path=f"hop-bao/{asked.conference_id}/",
    )  # fmt: skip
