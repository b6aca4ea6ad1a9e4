"""What applicants do with their secret link: answer, attach, withdraw. No account, no actor."""

from collections.abc import Iterable

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.press_desk.enums import MailReason, MessageKind, Purpose, RequestState
from phohien.press_desk.models import PressRequest
from phohien.press_desk.sealing import link_mark
from phohien.press_desk.services.handling import complete, say
from phohien.press_desk.services.mailing import owe_mail
from phohien.press_desk.services.papers import keep
from phohien.press_desk.services.programme import call_off
from phohien.press_desk.services.records import desk_people, end, lock_row, move, record, tell
from phohien.press_desk.workflow import PENDING


def by_link(link: str) -> PressRequest:
    """The request that ``link`` opens; NotVisible for any other word."""
    rows = PressRequest.objects.select_related("decision", "claimed_by")
    found = rows.filter(link_mark=link_mark(link)).first() if link else None
    if found is None:
        raise NotVisible()
    return found


@transaction.atomic
def attach_by_link(*, link: str, key: str, files: Iterable[File]) -> PressRequest:
    """Files of one kind of paper, while the request is pending."""
    request = _lock(link)
    rows = [keep(request, file, Purpose.PAPER, key) for file in files]
    if not rows:
        raise InvalidInput("files", _("Hãy chọn ít nhất một tệp."))
    record(None, "attach_by_link", request, {"how_many": (0, len(rows))})
    _tell(request, f"attached-{rows[-1].pk}", _("%(code)s: người gửi nộp thêm giấy tờ"))
    return request


@transaction.atomic
def answer_by_link(*, link: str, words: str, files: Iterable[File] = ()) -> PressRequest:
    """The answer to what the desk asked; the request goes back to the desk."""
    request = _lock(link)
    if request.state != RequestState.AWAITING:
        raise RuleBroken("not-asked", _("Hiện không có yêu cầu bổ sung nào."))
    rows = [keep(request, file, Purpose.ANSWER) for file in files]
    if not rows and not words.strip():
        raise InvalidInput("words", _("Hãy trả lời bằng chữ hoặc gửi tệp."))
    message = say(request, MessageKind.ANSWERED, words)
    complete(None, request, "answer_by_link")
    _tell(request, f"answered-{message.pk}", _("%(code)s: người gửi đã bổ sung"))
    return request


@transaction.atomic
def withdraw_by_link(*, link: str) -> PressRequest:
    """The applicant does not want it any more; their data are erased on the day of the rule."""
    request = lock_row(by_link(link).pk)
    changes = move(request, "withdraw")
    end(request)
    request.save(update_fields=["state", "closed_at", "erase_on"])
    record(None, "withdraw_by_link", request, changes)
    call_off(request)
    owe_mail(request, MailReason.WITHDRAWN)
    _tell(request, "withdrawn", _("%(code)s: người gửi đã rút đề nghị"))
    return request


def _lock(link: str) -> PressRequest:
    request = lock_row(by_link(link).pk)
    if request.state not in PENDING:
        raise RuleBroken("over", _("Đề nghị này không nhận thêm gì nữa."))
    return request


def _tell(request: PressRequest, reason: str, words: str) -> None:
    tell(desk_people(), request, reason, words % {"code": request.code})
