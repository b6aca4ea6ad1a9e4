"""What a person did by hand: put it up, replaced it, took it down; with proof."""

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.plans import uploads
from phohien.security.policies import require
from phohien.syndication.enums import DeliveryState as D
from phohien.syndication.enums import PostState, Way
from phohien.syndication.models import Attempt, Delivery
from phohien.syndication.services.carrying import lock, mark_there, mark_withdrawn
from phohien.syndication.services.following import recall
from phohien.syndication.services.queueing import may_go, queue_one, record
from phohien.syndication.workflow import DELIVERY

PROOF = {"pdf", "jpg", "jpeg", "png", "webp"}


@transaction.atomic
def record_receipt(
    *,
    actor,
    delivery: Delivery,
    url: str = "",
    remote_id: str = "",
    note: str = "",
    file: File | None = None,
) -> Delivery:
    """The person says where it stands now. Raises InvalidInput without an address and a proof.

    What was given up meanwhile and is up all the same starts its way down at once.
    """
    delivery = lock(delivery.pk)
    require(actor, "view", delivery)
    require(actor, "handle", delivery)
    _require_place(url, note, file)
    _require_approved(delivery)
    _keep(actor, delivery, url, remote_id, note, file)
    if delivery.state == D.CANCELLED:
        return _arrived_late(actor, delivery)
    if delivery.state in (D.QUEUED, D.FAILED) and not may_go(
        delivery.publication, delivery.version
    ):
        raise RuleBroken("not-live", _("Bản này không còn đăng công khai nên không được đưa đi."))
    if delivery.state not in (D.QUEUED, D.FAILED, D.SENT, D.ACKNOWLEDGED):
        raise RuleBroken("wrong-state", _("Lần đưa tin này không còn chờ biên nhận."))
    mark_there(actor, delivery, accepted=True)
    delivery.by_hand, delivery.due_at, delivery.next_attempt_at = False, None, None
    delivery.last_error = ""
    delivery.save()
    return delivery


@transaction.atomic
def confirm_gone(*, actor, delivery: Delivery, note: str, file: File | None = None) -> Delivery:
    """The person says that the place shows nothing of it any more, and how that was seen."""
    delivery = lock(delivery.pk)
    require(actor, "view", delivery)
    require(actor, "handle", delivery)
    if delivery.state != D.TO_WITHDRAW:
        raise RuleBroken("wrong-state", _("Lần đưa tin này không chờ gỡ."))
    if len(note.strip()) < 5:
        raise InvalidInput("note", _("Hãy ghi ai đã gỡ, lúc nào, kiểm tra ở đâu."))
    _keep(actor, delivery, "", "", note, file)
    mark_withdrawn(actor, delivery)
    delivery.next_attempt_at = None
    delivery.save()
    return delivery


@transaction.atomic
def take_back(*, actor, delivery: Delivery, reason: str) -> Delivery:
    """Have it removed from this one place although the item stays public."""
    delivery = lock(delivery.pk)
    require(actor, "view", delivery)
    require(actor, "handle", delivery)
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy ghi lý do gỡ khỏi kênh này."))
    _try(actor, delivery, "withdraw", reason.strip())
    if delivery.state in (D.QUEUED, D.FAILED) and not delivery.is_unclear:
        old, new = transition(delivery, "cancel", DELIVERY)
        delivery.ended_at, delivery.by_hand, delivery.due_at = clock.now(), False, None
        delivery.save()
        record(actor, "cancel", delivery, {"state": (old, new), "reason": (None, reason.strip())})
    else:
        recall(actor, delivery)
    return delivery


@transaction.atomic
def try_again(*, actor, delivery: Delivery) -> Delivery | None:
    """Put what failed or was given up into the queue once more."""
    delivery = lock(delivery.pk)
    require(actor, "view", delivery)
    require(actor, "handle", delivery)
    if not may_go(delivery.publication, delivery.version):
        raise RuleBroken("not-live", _("Bản này không còn đăng công khai nên không được đưa đi."))
    return queue_one(actor, delivery.publication, delivery.channel)


def _arrived_late(actor, delivery: Delivery) -> Delivery:
    """It stands there and should not: replaced by the newer version, or taken down."""
    delivery.sent_at = delivery.sent_at or clock.now()
    old, new = transition(delivery, "arrive_late", DELIVERY)
    delivery.ended_at = None
    record(actor, "arrive_late", delivery, {"state": (old, new)})
    delivery.save()
    recall(actor, delivery)
    return delivery


def _require_place(url: str, note: str, file: File | None) -> None:
    if not url and not note.strip():
        raise InvalidInput("url", _("Hãy dán địa chỉ bài ở nơi nhận, hoặc ghi rõ đăng ở đâu."))
    if not url and file is None:
        raise InvalidInput("file", _("Không có địa chỉ thì cần ảnh chụp màn hình làm bằng chứng."))


def _require_approved(delivery: Delivery) -> None:
    """A composed post goes up only after the second person's word, and exactly so."""
    if delivery.channel.way != Way.SOCIAL_BY_HAND or delivery.state == D.CANCELLED:
        return
    post = getattr(delivery, "post", None)
    if post is None or post.state != PostState.APPROVED:
        raise RuleBroken("not-approved", _("Bài mạng xã hội này chưa được người thứ hai duyệt."))


def _keep(actor, delivery: Delivery, url, remote_id, note, file: File | None) -> None:
    if file is not None:
        _check_proof(file)
        delivery.receipt_name = file.name[:200]
        delivery.receipt.save(
            f"kenh-{delivery.pk}.{uploads.suffix_of(file.name)}", file, save=False
        )
    delivery.remote_url = url or delivery.remote_url
    delivery.remote_id = remote_id or delivery.remote_id
    delivery.receipt_note, delivery.receipt_by = note.strip()[:300], actor
    changes = {"remote_url": (None, url), "receipt_note": (None, note.strip())}
    record(actor, "receipt", delivery, {k: v for k, v in changes.items() if v[1]})
    _try(actor, delivery, "receipt", " ".join(filter(None, (url, note.strip()))))


def _check_proof(file: File) -> None:
    uploads.check(file)
    if uploads.suffix_of(file.name) not in PROOF:
        raise InvalidInput("file", _("Bằng chứng là ảnh (JPG, PNG, WebP) hoặc PDF."))


def _try(actor, delivery: Delivery, action: str, detail: str) -> None:
    Attempt.objects.create(
        delivery=delivery, at=clock.now(), action=action, ok=True, detail=detail, actor=actor
    )
