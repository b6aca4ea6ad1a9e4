"""The right of reply: letters to an outlet, at most two rounds, with clock, answer and result."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clarifications.enums import LetterResult, LetterState
from phohien.clarifications.limits import letter_limit, local_day
from phohien.clarifications.models import Case, Letter
from phohien.clarifications.models.letters import MOST_ROUNDS
from phohien.clarifications.services.records import (
    check,
    cleaned,
    lock_case,
    lock_letter,
    record,
    require_pending,
)
from phohien.clarifications.workflow import LETTER
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.security import audit
from phohien.security.policies import require
from vanban.skeleton import fold


@transaction.atomic
def write_letter(*, actor, case: Case, kind: str, **fields) -> Letter:
    """A draft for the next round with this outlet. It must say its grounds (decree 244, 7.6)."""
    case = lock_case(case.pk)
    require(actor, "handle", case)
    require_pending(case)
    _require_proof(case)
    given = cleaned(actor, _("văn bản gửi báo chí"), fields)
    letter = Letter(case=case, kind=kind, written_by=actor, written_at=clock.now(), **given)
    letter.outlet_folded = fold(letter.outlet)[:200]
    letter.round = _next_round(case, letter)
    _check(letter)
    letter.save()
    changes = {"kind": (None, kind), "outlet": (None, letter.outlet), "round": (None, letter.round)}
    record(actor, "write_letter", letter, changes, case.agency_id)
    return letter


def _require_proof(case: Case) -> None:
    if not case.facts.filter(is_used=True).exists():
        raise RuleBroken(
            "no-evidence",
            _("Văn bản gửi báo chí phải nêu rõ căn cứ. Hãy thêm và chọn ít nhất một căn cứ."),
        )


def _next_round(case: Case, letter: Letter) -> int:
    earlier = list(case.letters.filter(kind=letter.kind, outlet_folded=letter.outlet_folded))
    if any(row.state != LetterState.ENDED for row in earlier):
        raise RuleBroken("in-hand", _("Lần trước với cơ quan báo chí này chưa có kết quả."))
    if len(earlier) >= MOST_ROUNDS:
        raise RuleBroken(
            "rounds",
            _(
                "Đã đủ 02 lần phản hồi với cơ quan báo chí này (Nghị định 237/2026/NĐ-CP, Điều 21 "
                "khoản 1); hãy báo cáo cơ quan quản lý nhà nước về báo chí."
            ),
        )
    return len(earlier) + 1


def _check(letter: Letter) -> None:
    if letter.said_on and letter.said_on > clock.today():
        raise InvalidInput("said_on", _("Ngày đăng, phát không thể ở sau hôm nay."))
    check(letter, "case")


@transaction.atomic
def change_letter(*, actor, letter: Letter, **fields) -> Letter:
    """Change a draft; what was sent stays as it was sent."""
    letter = lock_letter(letter.pk)
    require(actor, "handle", letter)
    if letter.state != LetterState.DRAFT:
        raise RuleBroken("sent", _("Văn bản đã gửi thì không sửa được nữa."))
    changes = audit.changed(letter, cleaned(actor, _("văn bản gửi báo chí"), fields))
    letter.outlet_folded = fold(letter.outlet)[:200]
    _check(letter)
    letter.save()
    record(actor, "change_letter", letter, changes, letter.case.agency_id)
    return letter


@transaction.atomic
def send_letter(*, actor, letter: Letter, number: str, sent_on: dt.date) -> Letter:
    """Record that the signed letter went out; the outlet's clock starts."""
    letter = lock_letter(letter.pk)
    require(actor, "send", letter)
    number = cleaned(actor, _("số văn bản"), {"number": number})["number"]
    if not number:
        raise InvalidInput("number", _("Hãy ghi số văn bản đã ký."))
    if not local_day(letter.case.received_at) <= sent_on <= clock.today():
        raise InvalidInput("sent_on", _("Ngày gửi ở trong khoảng từ khi tiếp nhận đến hôm nay."))
    old, new = transition(letter, "send", LETTER)
    letter.number, letter.sent_on, letter.sent_by = number, sent_on, actor
    letter.due_on, letter.due_reason = letter_limit(letter.kind, letter.medium, sent_on)
    check(letter, "case")
    letter.save()
    changes = {"state": (old, new), "number": (None, number), "sent_on": (None, sent_on),
               "due_on": (None, letter.due_on)}  # fmt: skip
    record(actor, "send_letter", letter, changes, letter.case.agency_id)
    return letter


@transaction.atomic
def record_result(
    *, actor, letter: Letter, result: str, result_on: dt.date, reply: str = "", result_url: str = ""
) -> Letter:
    """What the outlet did: corrected, refused, or let its time pass without an answer."""
    letter = lock_letter(letter.pk)
    require(actor, "handle", letter)
    given = cleaned(actor, _("trả lời của báo chí"), {"reply": reply, "result_url": result_url})
    if letter.sent_on and not letter.sent_on <= result_on <= clock.today():
        raise InvalidInput("result_on", _("Ngày có kết quả ở sau ngày gửi và không sau hôm nay."))
    if result == LetterResult.NO_ANSWER and letter.due_on and clock.today() <= letter.due_on:
        raise InvalidInput("result", _("Cơ quan báo chí còn thời hạn để trả lời."))
    if result == LetterResult.REFUSED and not given["reply"]:
        raise InvalidInput("reply", _("Hãy ghi lý do mà cơ quan báo chí nêu khi từ chối."))
    old, new = transition(letter, "end", LETTER)
    letter.result, letter.result_on = result, result_on
    letter.reply, letter.result_url = given["reply"], given["result_url"]
    check(letter, "case")
    letter.save()
    changes = {"state": (old, new), "result": (None, result)}
    record(actor, "record_result", letter, changes, letter.case.agency_id)
    return letter
