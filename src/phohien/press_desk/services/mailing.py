"""Letters by e-mail to applicants, each once: what changed and where to read about it.

E-mail is open to read on its way, so a letter holds the file's code, its kind, its state and its
limit; no name, no outlet, nothing that was typed, and never the secret address, of which only a
hash is kept. Vietnamese and English, that of the form first.
"""

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phohien.kernel import clock
from phohien.kernel.errors import RuleBroken
from phohien.kernel.jobs import enqueue
from phohien.kernel.mailing import LetterStopped, LetterUnclear, post
from phohien.kernel.transitions import transition
from phohien.press_desk.enums import MailReason, MailState
from phohien.press_desk.models import ApplicantMail, PressRequest
from phohien.press_desk.sealing import unseal
from phohien.press_desk.services.records import desk_people, tell
from phohien.press_desk.workflow import MAIL

LANGUAGES = ("vi", "en")
NO_ADDRESS = "no-address"
SENTENCES = {
    MailReason.RECEIVED: gettext_lazy("Chúng tôi đã nhận đề nghị của quý cơ quan."),
    MailReason.ASKED: gettext_lazy("Hồ sơ còn thiếu giấy tờ hoặc thông tin. Xin bổ sung."),
    MailReason.TOLD: gettext_lazy("Đầu mối báo chí của tỉnh có lời nhắn cho quý cơ quan."),
    MailReason.CONSENTED: gettext_lazy("Đề nghị của quý cơ quan đã được đồng ý."),
    MailReason.REFUSED: gettext_lazy(
        "Đề nghị của quý cơ quan không được đồng ý. Lý do ghi trong văn bản trả lời."
    ),
    MailReason.TACIT: gettext_lazy(
        "Đã hết thời hạn mà không có văn bản phản đối: quý cơ quan được tiến hành như đã thông báo."
    ),
    MailReason.PERMITTED: gettext_lazy("Bộ Ngoại giao đã cho phép."),
    MailReason.FORWARDED: gettext_lazy("Đề nghị đã được chuyển đến cơ quan có thẩm quyền: %(to)s."),
    MailReason.WITHDRAWN: gettext_lazy("Đề nghị đã được rút theo yêu cầu trên trang theo dõi."),
}


class Overtaken(Exception):
    """Another attempt has handed this letter over."""


def owe_mail(request: PressRequest, reason: MailReason) -> None:
    """A letter that leaves once the caller's transaction is through, or never."""
    row = ApplicantMail.objects.create(request=request, reason=reason, made_at=clock.now())
    enqueue("press_desk.mail", mail_id=row.pk)


def send_mail(pk: int) -> None:
    """Send one letter that waits; raises LetterStopped when it may be tried again."""
    row = ApplicantMail.objects.select_related("request").get(pk=pk)
    if row.state != MailState.WAITING:
        return  # an attempt that was killed had handed it over: it has probably arrived
    address = (unseal(row.request.sealed) or {}).get("contact", {}).get("email", "")
    if not address:
        _step(pk, "give_up", NO_ADDRESS)
        return
    try:
        post(letter_to(address, row), lambda: _hand(pk))
    except Overtaken:
        return
    except LetterUnclear as error:
        _step(pk, "", cause_of(error))
        _tell(row, _("%(code)s: chưa rõ thư báo đã đến người gửi chưa"))
        return
    except LetterStopped as error:
        _step(pk, "refuse", cause_of(error))
        raise
    _step(pk, "confirm")


def give_up(pk: int, cause: str) -> None:
    """The letter does not arrive; the desk hears of it and may find another way."""
    row = _step(pk, "give_up", cause)
    _tell(row, _("%(code)s: không gửi được thư báo cho người gửi, hãy liên hệ bằng cách khác"))


def cause_of(error: Exception) -> str:
    """The code of a mail server or the name of what broke; its words may repeat the address."""
    return str(error).split(":")[0].split()[0][:60]


def letter_to(address: str, row: ApplicantMail) -> EmailMessage:
    """The letter as it goes out."""
    first = row.request.language if row.request.language in LANGUAGES else "en"
    parts = []
    for language in sorted(LANGUAGES, key=lambda one: one != first):
        with translation.override(language):
            parts.append("\n".join(_lines(row)))
    with translation.override(first):
        subject = f"{row.request.code}: {row.get_reason_display()}"
    return EmailMessage(subject, "\n\n* * *\n\n".join(parts), to=[address])


def _lines(row: ApplicantMail) -> list[str]:
    request = row.request
    sentence = str(SENTENCES[MailReason(row.reason)])
    if row.reason == MailReason.FORWARDED:
        sentence %= {"to": request.forwarded_to}
    lines = [_("Kính gửi quý cơ quan,"), "", sentence, ""]
    lines.append(_("Hồ sơ: %(code)s") % {"code": request.code})
    decree = _("Nghị định số 262/2026/NĐ-CP")
    lines.append(f"{request.about} ({request.about.article}, {decree})")
    if row.reason == MailReason.RECEIVED and request.due_at:
        due = timezone.localtime(request.due_at, timezone.get_default_timezone())
        lines.append(_("Hạn trả lời: %(due)s (giờ Việt Nam)") % {"due": f"{due:%H:%M %d/%m/%Y}"})
    return [*lines, "", _where(request), "", _office(), _("Thư gửi tự động, xin không trả lời.")]


def _where(request: PressRequest) -> str:
    if not request.link_mark:
        return _("Đầu mối báo chí của tỉnh sẽ liên hệ trực tiếp với quý cơ quan.")
    return _(
        "Xin mở địa chỉ theo dõi đã hiện khi quý cơ quan gửi đề nghị. Để giữ kín, thư không nhắc "
        "lại địa chỉ ấy; nếu đã mất, xin hỏi đầu mối báo chí của tỉnh."
    )


def _office() -> str:
    return _("Văn phòng Ủy ban nhân dân tỉnh Hưng Yên")


def _hand(pk: int) -> None:
    try:
        _step(pk, "hand")
    except RuleBroken as error:
        raise Overtaken(pk) from error


@transaction.atomic
def _step(pk: int, verb: str, cause: str = "") -> ApplicantMail:
    """Take the letter along ``verb``; one stopped before it was handed over stays as it is."""
    rows = ApplicantMail.objects.select_for_update(of=("self",)).select_related("request")
    row = rows.get(pk=pk)
    if verb and not (verb == "refuse" and row.state == MailState.WAITING):
        transition(row, verb, MAIL)
    row.cause = cause
    row.sent_at = clock.now() if row.state == MailState.SENT else None
    row.save(update_fields=["state", "cause", "sent_at"])
    return row


def _tell(row: ApplicantMail, words: str) -> None:
    tell(desk_people(), row.request, f"mail-{row.pk}", words % {"code": row.request.code})
