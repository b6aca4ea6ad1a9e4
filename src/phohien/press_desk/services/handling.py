"""The desk works on a request: takes it, asks for papers, accepts the file, names people."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.organisation.models import User
from phohien.press_desk.enums import MailReason, MessageKind, RequestState
from phohien.press_desk.models import Message, PressRequest
from phohien.press_desk.sealing import seal
from phohien.press_desk.services.mailing import owe_mail
from phohien.press_desk.services.records import end, lock, move, record, recount
from phohien.press_desk.workflow import GOING_ON, PENDING

LONGEST_WORDS = 3000


@transaction.atomic
def claim(*, actor, request: PressRequest) -> PressRequest:
    """The actor answers for this request now."""
    request = lock(actor, request, "handle")
    changes = move(request, "claim")
    request.claimed_by, request.claimed_at = actor, clock.now()
    request.save(update_fields=["state", "claimed_by", "claimed_at"])
    record(actor, "claim", request, changes)
    return request


@transaction.atomic
def release(*, actor, request: PressRequest) -> PressRequest:
    """Back to the queue."""
    request = lock(actor, request, "handle")
    changes = move(request, "release")
    request.claimed_by = request.claimed_at = None
    request.save(update_fields=["state", "claimed_by", "claimed_at"])
    record(actor, "release", request, changes)
    return request


@transaction.atomic
def ask(*, actor, request: PressRequest, papers: Iterable[str], words: str = "") -> PressRequest:
    """Ask for missing papers (keys of the kind). Where the decree counts from the complete file,
    the count has then not begun, unless the desk had confirmed the file before."""
    request = lock(actor, request, "handle")
    keys = [key for key in papers if request.about.paper(key)]
    if not keys and not words.strip():
        raise InvalidInput("papers", _("Hãy chọn giấy tờ còn thiếu hoặc ghi rõ cần gì."))
    changes = move(request, "ask")
    request.asked = keys
    if request.about.clock == "valid_file" and request.accepted_at is None:
        request.counting_from = None
    recount(request)
    request.save(update_fields=["state", "asked", "counting_from", "due_at", "table_mark"])
    say(request, MessageKind.ASKED, words, actor)
    owe_mail(request, MailReason.ASKED)
    record(actor, "ask", request, changes | {"asked": ([], keys)})
    return request


@transaction.atomic
def accept_file(*, actor, request: PressRequest) -> PressRequest:
    """The file is complete and valid: from here the count is never set back."""
    request = lock(actor, request, "handle")
    if request.about.clock != "valid_file":
        raise RuleBroken("no-clock", request.about.clock_words)
    if request.state != RequestState.IN_HAND or request.accepted_at:
        raise RuleBroken("wrong-state", _("Chỉ xác nhận một lần, khi hồ sơ đang xử lý."))
    request.accepted_at = clock.now()
    recount(request)
    request.save(update_fields=["accepted_at", "due_at", "table_mark"])
    record(actor, "accept_file", request)
    return request


@transaction.atomic
def take_answer(*, actor, request: PressRequest) -> PressRequest:
    """What was asked came on paper or by e-mail; the desk has filed it."""
    request = lock(actor, request, "handle")
    return complete(actor, request, "take_answer")


def complete(actor, request: PressRequest, what: str) -> PressRequest:
    """The answer is in: back to the desk, and a count that waited begins."""
    changes = move(request, "answer")
    request.asked = []
    if request.counting_from is None:
        request.counting_from = clock.now()
    recount(request)
    request.save(update_fields=["state", "asked", "counting_from", "due_at", "table_mark"])
    record(actor, what, request, changes)
    return request


@transaction.atomic
def name_people(
    *, actor, request: PressRequest, guide: User | None, interpreter: str
) -> PressRequest:
    """Who accompanies the visit."""
    request = lock(actor, request, "handle")
    old = (str(request.guide or ""), request.interpreter)
    request.guide, request.interpreter = guide, interpreter.strip()[:120]
    request.save(update_fields=["guide", "interpreter"])
    new = (str(guide or ""), request.interpreter)
    changes = {"guide": (old[0], new[0]), "interpreter": (old[1], new[1])}
    record(actor, "name_people", request, changes)
    return request


@transaction.atomic
def tell_applicant(*, actor, request: PressRequest, words: str) -> Message:
    """A word that the applicant reads on their page."""
    request = lock(actor, request, "handle")
    if not words.strip():
        raise InvalidInput("words", _("Hãy ghi điều cần báo cho người gửi."))
    message = say(request, MessageKind.TOLD, words, actor)
    owe_mail(request, MailReason.TOLD)
    record(actor, "tell_applicant", request)
    return message


@transaction.atomic
def forward(*, actor, request: PressRequest, to: str) -> PressRequest:
    """Another body has to answer; the applicant is told which."""
    request = lock(actor, request, "handle")
    if not to.strip():
        raise InvalidInput("to", _("Hãy ghi cơ quan được chuyển đến."))
    changes = move(request, "forward")
    request.forwarded_to = to.strip()[:200]
    end(request)
    request.save(update_fields=["state", "forwarded_to", "closed_at", "erase_on"])
    owe_mail(request, MailReason.FORWARDED)
    record(actor, "forward", request, changes | {"forwarded_to": ("", request.forwarded_to)})
    return request


@transaction.atomic
def close(*, actor, request: PressRequest) -> PressRequest:
    """The visit is over and reported; personal data are erased on the day of the rule."""
    request = lock(actor, request, "handle")
    report = getattr(request, "report", None)
    if report and not report.submitted_at:
        raise RuleBroken("report", _("Còn báo cáo sau chuyến công tác chưa gửi Bộ Ngoại giao."))
    changes = move(request, "close")
    end(request)
    request.save(update_fields=["state", "closed_at", "erase_on"])
    record(actor, "close", request, changes)
    return request


def say(request: PressRequest, kind: str, words: str, author=None) -> Message:
    """Keep words between desk and applicant, sealed."""
    if len(words) > LONGEST_WORDS:
        raise InvalidInput("words", _("Dài quá %(most)s chữ.") % {"most": LONGEST_WORDS})
    return Message.objects.create(
        request=request, kind=kind, sealed=seal(words.strip()), at=clock.now(), author=author
    )


def is_open(request: PressRequest) -> bool:
    """Whether something may still be added to it."""
    return request.state in (*PENDING, *GOING_ON)
