"""The answer: the desk proposes, a leader decides, the clerk's number and the copy are noted."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.press_desk.enums import MailReason, Outcome, RequestState, Signer
from phohien.press_desk.kinds import Kind
from phohien.press_desk.models import Decision, PressRequest
from phohien.press_desk.services.mailing import owe_mail
from phohien.press_desk.services.records import deciders, end, erase_day, lock, move, record, tell
from phohien.press_desk.services.reporting import owe_report

DECIDED = (RequestState.CONSENTED, RequestState.REFUSED)


@transaction.atomic
def propose(*, actor, request: PressRequest, outcome: str, **words: str) -> Decision:
    """Put an answer before the leaders. ``words``: reason, reason_en, conditions, conditions_en.

    A refusal gives its reason in Vietnamese and English (the applicant reads both).
    """
    request = lock(actor, request, "handle")
    about = request.about
    if not about.is_decided_here:
        raise RuleBroken("elsewhere", _elsewhere(about))
    texts = {name: words.get(name, "").strip() for name in WORDS}
    _check_words(outcome, texts)
    changes = move(request, "propose")
    request.save(update_fields=["state"])
    decision = Decision.objects.filter(request=request).first() or Decision(request=request)
    decision.outcome, decision.drafted_by, decision.proposed_at = outcome, actor, clock.now()
    for name, text in texts.items():
        setattr(decision, name, text)
    decision.returned_note = ""
    decision.save()
    record(actor, "propose", request, changes | {"outcome": (None, outcome)})
    subject = _("Trả lời báo chí nước ngoài chờ quyết định: %(code)s, %(outlet)s")
    words_ = subject % {"code": request.code, "outlet": request.outlet}
    tell(deciders(), request, f"proposed-{decision.proposed_at:%Y%m%d%H%M%S}", words_)
    return decision


def _elsewhere(about: Kind) -> str:
    if about.outcome == "mofa":
        return _("Việc này Bộ Ngoại giao quyết định.")
    return _("Việc này cơ quan khác giải quyết. Hãy chuyển hồ sơ: %(filer)s") % {
        "filer": about.filer
    }


WORDS = ("reason", "reason_en", "conditions", "conditions_en")


def _check_words(outcome: str, texts: dict[str, str]) -> None:
    if outcome not in Outcome.values:
        raise InvalidInput("outcome", _("Hãy chọn đồng ý hoặc không đồng ý."))
    if outcome == Outcome.REFUSAL:
        for name in ("reason", "reason_en"):
            if not texts[name]:
                raise InvalidInput(name, _("Không đồng ý thì phải nêu rõ lý do, cả hai ngôn ngữ."))
    if bool(texts["conditions"]) != bool(texts["conditions_en"]):
        missing = "conditions_en" if texts["conditions"] else "conditions"
        raise InvalidInput(missing, _("Yêu cầu kèm theo cần cả tiếng Việt và tiếng Anh."))


@transaction.atomic
def send_back(*, actor, request: PressRequest, note: str) -> PressRequest:
    """The leader returns the proposal to the desk with a word."""
    request = lock(actor, request, "decide")
    if not note.strip():
        raise InvalidInput("note", _("Hãy ghi cần sửa gì."))
    changes = move(request, "send_back")
    request.save(update_fields=["state"])
    Decision.objects.filter(request=request).update(returned_note=note.strip()[:1000])
    record(actor, "send_back", request, changes | {"note": ("", note.strip()[:300])})
    _tell_drafter(request, "returned", _("Lãnh đạo trả lại %(code)s để sửa"))
    return request


@transaction.atomic
def decide(*, actor, request: PressRequest, signer: str, outcome: str = "") -> PressRequest:
    """The leader signs what was proposed. ``outcome``, when given, must still be the proposed one:
    who opened the page before it changed is told instead of signing something else."""
    request = lock(actor, request, "decide")
    decision = Decision.objects.select_for_update(of=("self",)).get(request=request)
    if outcome and outcome != decision.outcome:
        raise RuleBroken("changed", _("Dự thảo vừa được đổi. Hãy đọc lại rồi quyết định."))
    if signer not in Signer.values:
        raise InvalidInput("signer", _("Hãy chọn chức vụ ký."))
    consents = decision.outcome == Outcome.CONSENT
    changes = move(request, "consent" if consents else "refuse")
    decision.decided_by, decision.decided_at = actor, clock.now()
    decision.signer, decision.signer_name = signer, actor.full_name
    decision.save(update_fields=["decided_by", "decided_at", "signer", "signer_name"])
    _settle(request, consents)
    owe_mail(request, MailReason.CONSENTED if consents else MailReason.REFUSED)
    record(actor, "decide", request, changes | {"outcome": (None, decision.outcome)})
    _tell_drafter(request, "decided", _("Đã có quyết định về %(code)s: ghi số, ngày văn bản"))
    return request


def _settle(request: PressRequest, goes_on: bool) -> None:
    if goes_on:
        request.erase_on = erase_day(request)
        owe_report(request)
    else:
        end(request)
    request.save(update_fields=["state", "closed_at", "erase_on"])


@transaction.atomic
def issue(
    *, actor, request: PressRequest, number: int, symbol: str, issued_on: dt.date
) -> Decision:
    """The number and day that the clerk's office gave the letter."""
    request = lock(actor, request, "handle")
    decision = _decided(request)
    decided_on = timezone.localdate(decision.decided_at, timezone.get_default_timezone())
    if not decided_on <= issued_on <= clock.today():
        raise InvalidInput(
            "issued_on", _("Ngày ban hành không trước ngày quyết định, không ở tương lai.")
        )
    old = (decision.number, str(decision.issued_on or ""))
    decision.number, decision.symbol, decision.issued_on = (
        number,
        symbol.strip().upper()[:30],
        issued_on,
    )
    try:
        with transaction.atomic():
            decision.save(update_fields=["number", "symbol", "issued_on"])
    except IntegrityError as error:
        raise InvalidInput("number", _("Số này đã dùng cho văn bản khác cùng ngày.")) from error
    changes = {"number": (old[0], number), "issued_on": (old[1], str(issued_on))}
    record(actor, "issue", request, changes)
    return decision


@transaction.atomic
def note_copy(*, actor, request: PressRequest, copied_on: dt.date) -> Decision:
    """A copy went to the Ministry (and whoever else the decree names)."""
    request = lock(actor, request, "handle")
    decision = _decided(request)
    if copied_on > clock.today():
        raise InvalidInput("copied_on", _("Ngày gửi không ở tương lai."))
    old, decision.copied_on = decision.copied_on, copied_on
    decision.save(update_fields=["copied_on"])
    record(actor, "note_copy", request, {"copied_on": (str(old or ""), str(copied_on))})
    return decision


def _decided(request: PressRequest) -> Decision:
    decision = Decision.objects.select_for_update(of=("self",)).filter(request=request).first()
    if decision is None or decision.decided_at is None:
        raise RuleBroken("undecided", _("Chưa có quyết định của lãnh đạo."))
    return decision


@transaction.atomic
def record_ministry(
    *, actor, request: PressRequest, outcome: str, permit_number: str = "", reason: str = ""
) -> PressRequest:
    """What the Ministry decided on a file that is its own to decide (articles 5 and 8)."""
    request = lock(actor, request, "handle")
    if request.about.outcome != "mofa":
        raise RuleBroken("here", _("Việc này không do Bộ Ngoại giao quyết định."))
    permits = outcome == Outcome.CONSENT
    if permits and not permit_number.strip():
        raise InvalidInput("permit_number", _("Hãy ghi số giấy phép hoạt động báo chí."))
    changes = move(request, "permit" if permits else "deny")
    Decision.objects.create(
        request=request,
        outcome=Outcome(outcome),
        reason=reason.strip(),
        proposed_at=clock.now(),
        permit_number=permit_number.strip()[:60],
        symbol="",
    )
    _settle(request, permits)
    owe_mail(request, MailReason.PERMITTED if permits else MailReason.REFUSED)
    record(actor, "record_ministry", request, changes)
    return request


def _tell_drafter(request: PressRequest, reason: str, words: str) -> None:
    drafter = request.decision.drafted_by
    if drafter:
        key = f"{reason}-{clock.now():%Y%m%d%H%M%S}"
        tell([drafter], request, key, words % {"code": request.code})
