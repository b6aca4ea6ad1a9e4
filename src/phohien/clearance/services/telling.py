"""The notices of clearance. Words are Vietnamese whoever acts: others read them."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from phohien.clearance.enums import CaseState
from phohien.clearance.models import Case, Step
from phohien.kernel import clock
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import Role
from phohien.organisation.models import User
from phohien.organisation.selectors import people_of, people_with_role


def address(case: Case) -> str:
    """The case page."""
    return reverse("clearance:case", args=[case.pk])


@translation.override("vi")
def tell_signers(step: Step, case: Case, people: Iterable[User]) -> None:
    """A step waits for these people."""
    notify(
        recipients=people,
        kind=NoticeKind.CLEARANCE,
        key=f"clearance:step:{step.pk}:open",
        subject=_("Chờ anh/chị duyệt: %(title)s") % {"title": case.title},
        body=f"{step.label} · {step.agency}",
        url=address(case),
    )


@translation.override("vi")
def tell_nobody(step: Step, case: Case) -> int:
    """Nobody can sign: co-ordinators hear it, once a day as long as it lasts."""
    return notify(
        recipients=people_with_role(Role.COORDINATOR),
        kind=NoticeKind.CLEARANCE,
        key=f"clearance:step:{step.pk}:nobody:{clock.today():%Y%m%d}",
        subject=_("Chưa có ai ký được bước “%(label)s” của %(agency)s")
        % {"label": step.label, "agency": step.agency},
        body=_(
            "Bài: %(title)s. Người viết không tự duyệt và mỗi người chỉ ký một bước; bước này "
            "không được bỏ qua. Hãy đề nghị đơn vị cử người làm thay hoặc giao vai trò."
        )
        % {"title": case.title},
        url=address(case),
    )


@translation.override("vi")
def tell_overdue(step: Step, case: Case, people: Iterable[User], turn: int) -> int:
    """A step is past its due time; once per turn (the first, then each working day)."""
    return notify(
        recipients=people,
        kind=NoticeKind.OVERDUE,
        key=f"clearance:step:{step.pk}:late:{turn}",
        subject=_("Quá hạn duyệt: %(title)s") % {"title": case.title},
        body=f"{step.label} · {step.agency}",
        url=address(case),
    )


@translation.override("vi")
def tell_outcome(case: Case, reason: str = "") -> None:
    """Writers and who asked hear what was decided."""
    words = {
        CaseState.CLEARED: _("Đã duyệt xong: %(title)s"),
        CaseState.RETURNED: _("Bị trả lại: %(title)s"),
        CaseState.CHANGES: _("Cần sửa: %(title)s"),
    }
    people = User.objects.filter(pk__in={*case.writer_ids, case.requested_by_id} - {None})
    notify(
        recipients=people.filter(is_active=True),
        kind=NoticeKind.CLEARANCE,
        key=f"clearance:case:{case.pk}:{case.state}",
        subject=words[CaseState(case.state)] % {"title": case.title},
        body=reason,
        url=address(case),
    )


@translation.override("vi")
def tell_emergency(case: Case, turn: str) -> int:
    """Everybody who must know, at once (``turn`` "0") and daily until it is reviewed."""
    people = people_with_role(
        Role.PROVINCIAL_LEADER, Role.REVIEWER, Role.COORDINATOR
    ) | people_of([case.agency_id], Role.AGENCY_LEADER, Role.SPOKESPERSON)  # fmt: skip
    return notify(
        recipients=people.distinct(),
        kind=NoticeKind.CLEARANCE,
        key=f"clearance:emergency:{case.pk}:{turn}",
        subject=_("Đăng khẩn cấp chưa qua duyệt, phải xem lại: %(title)s") % {"title": case.title},
        body=_("%(agency)s. Người đăng: %(who)s. Lý do: %(reason)s")
        % {"agency": case.agency, "who": case.requested_by, "reason": case.emergency_reason},
        url=address(case),
    )


@translation.override("vi")
def tell_review(case: Case) -> None:
    """Who published in an emergency, and the writers, hear the verdict."""
    upheld = case.state == CaseState.UPHELD
    words = _("Bản đăng khẩn cấp được giữ: %(title)s") if upheld else _(
        "Bản đăng khẩn cấp bị bác, phải gỡ: %(title)s"
    )  # fmt: skip
    people = User.objects.filter(pk__in={*case.writer_ids, case.requested_by_id} - {None})
    people |= people_of([case.agency_id], Role.AGENCY_LEADER, Role.SPOKESPERSON)
    notify(
        recipients=people.filter(is_active=True).distinct(),
        kind=NoticeKind.CLEARANCE,
        key=f"clearance:emergency:{case.pk}:{case.state}",
        subject=words % {"title": case.title},
        body=case.review_note,
        url=address(case),
    )
