"""Publishing before anybody cleared it: recorded, alarmed, reviewed by another person."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clearance import secrecy
from phohien.clearance.enums import CaseState
from phohien.clearance.events import EmergencyStruckDown
from phohien.clearance.ladders import ladder_of
from phohien.clearance.models import Case
from phohien.clearance.services.records import close_review, grouped, lock_case, make_case, record
from phohien.clearance.services.requesting import require_to_request, void_older
from phohien.clearance.services.telling import tell_emergency, tell_review
from phohien.clearance.subjects import Subject
from phohien.kernel import events
from phohien.kernel.errors import InvalidInput
from phohien.security.policies import require

UPHELD, WITHDRAW = "upheld", "withdraw"
VERDICTS = {UPHELD: "uphold", WITHDRAW: "strike_down"}
SHORTEST_REASON = 20


def publish_in_emergency(*, actor, subject: Subject, reason: str) -> Case:
    """A standing case without signatures; alarms leaders, spokesperson, reviewers at once.

    Raises as request_clearance does (a secret is no emergency), InvalidInput for a reason of
    fewer than 20 letters.
    """
    require_to_request(actor, "publish_in_emergency", subject)
    if len(reason.strip()) < SHORTEST_REASON:
        raise InvalidInput(
            "reason", _("Hãy ghi rõ việc gì xảy ra và vì sao không chờ duyệt được (từ 20 chữ cái).")
        )
    secrecy.require_clean_text(actor=actor, what=_("bài đăng khẩn cấp"), text=subject.text)
    with transaction.atomic():
        ladder = ladder_of(subject)
        void_older(actor, subject, _("Nội dung được đăng khẩn cấp."))
        fields = {"state": CaseState.EMERGENCY, "emergency_reason": reason.strip()}
        case = make_case(actor, subject, ladder, **fields)
        changes = {
            "state": (None, case.state),
            "reason": (None, case.emergency_reason),
            "sha256": (None, grouped(case.fingerprint)),
        }
        record(actor, "publish_in_emergency", case, changes)
        tell_emergency(case, "0")
    return case


@transaction.atomic
def review_emergency(*, actor, case: Case, verdict: str, note: str) -> Case:
    """Another person says that it may stay ("upheld") or must go ("withdraw"), and why."""
    if verdict not in VERDICTS:
        raise InvalidInput("verdict", _("Hãy chọn giữ hoặc gỡ."))
    if not note.strip():
        raise InvalidInput("note", _("Hãy ghi nhận xét của anh/chị."))
    case = lock_case(case.pk)
    require(actor, "review_emergency", case)
    old, new = close_review(actor, case, VERDICTS[verdict], note.strip())
    record(
        actor, "review_emergency", case, {"state": (old, new), "reason": (None, case.review_note)}
    )
    tell_review(case)
    if new == CaseState.STRUCK_DOWN:
        events.publish(
            EmergencyStruckDown(
                case_id=case.pk,
                subject_type=case.subject_type,
                subject_id=case.subject_id,
                locale=case.locale,
                reason=case.review_note,
            )
        )
    return case
