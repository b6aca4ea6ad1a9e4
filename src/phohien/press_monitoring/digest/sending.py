"""The letters of a page, one by one: each leaves at most once, whatever happens to the worker."""

import datetime as dt
import uuid
from collections.abc import Callable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.mailing import LetterStopped, LetterUnclear, post
from phohien.kernel.transitions import transition
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import Role
from phohien.organisation.selectors import people_with_role
from phohien.press_monitoring.digest import mail
from phohien.press_monitoring.digest.enums import DeliveryState
from phohien.press_monitoring.digest.workflow import LETTER
from phohien.press_monitoring.models import Digest, DigestDelivery
from phohien.security import audit
from phohien.security.policies import require

PAUSES = (1, 5, 15, 30, 60, 120)  # minutes until the next try


class Overtaken(Exception):
    """Another attempt holds this letter now; this one must not end it."""


def send_letters(digest: Digest, progress: Callable[[int, int], None], backend: str = "") -> int:
    """Send what waits and is due; returns how many left. One that fails does not stop others."""
    token, count = uuid.uuid4().hex, 0
    letters = mail.Letters(digest)
    waiting = _due(digest)
    for done, pk in enumerate(waiting):
        progress(done, len(waiting))
        count += _send(pk, token, letters, backend)
    return count


def days_with_letters() -> list[dt.date]:
    """Days of which a letter may leave now: today's, a morning page is of its morning."""
    rows = DigestDelivery.objects.filter(state=DeliveryState.WAITING, digest__day=clock.today())
    rows = rows.filter(Q(next_attempt_at=None) | Q(next_attempt_at__lte=clock.now()))
    return list(rows.order_by("digest__day").values_list("digest__day", flat=True).distinct())


def _due(digest: Digest) -> list[int]:
    now = clock.now()
    rows = DigestDelivery.objects.filter(digest=digest, state=DeliveryState.WAITING)
    rows = rows.filter(Q(next_attempt_at=None) | Q(next_attempt_at__lte=now))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _send(pk: int, token: str, letters: mail.Letters, backend: str) -> bool:
    letter = _hold(pk, token)
    if letter is None:
        return False
    try:
        post(letters.to(letter.recipient), lambda: _hand(pk, token), backend)
    except Overtaken:
        return False
    except LetterUnclear as error:
        _note(pk, str(error))
        return False
    except LetterStopped as error:
        _stop(pk, error)
        return False
    _confirm(pk)
    return True


def _locked(pk: int) -> DigestDelivery:
    rows = DigestDelivery.objects.select_for_update(of=("self",))
    return rows.select_related("recipient", "digest").get(pk=pk)


@transaction.atomic
def _hold(pk: int, token: str) -> DigestDelivery | None:
    """Take the letter from whichever attempt held it; that one can no longer end it."""
    letter = _locked(pk)
    if letter.state != DeliveryState.WAITING:
        return None
    letter.held_token, letter.attempts = token, letter.attempts + 1
    letter.save(update_fields=["held_token", "attempts"])
    return letter


@transaction.atomic
def _hand(pk: int, token: str) -> None:
    letter = _locked(pk)
    if letter.state != DeliveryState.WAITING or letter.held_token != token:
        raise Overtaken(pk)
    transition(letter, "hand", LETTER)
    letter.handed_at, letter.error = clock.now(), ""
    letter.save()


@transaction.atomic
def _confirm(pk: int) -> None:
    letter = _locked(pk)
    transition(letter, "confirm", LETTER)
    letter.sent_at = clock.now()
    letter.save()


@transaction.atomic
def _note(pk: int, error: str) -> None:
    letter = _locked(pk)
    letter.error = error[:300]
    letter.save(update_fields=["error"])
    _tell(letter, _("Chưa rõ thư điểm báo của %(name)s đã đến chưa"))


@transaction.atomic
def _stop(pk: int, error: LetterStopped) -> None:
    """Try again later; at once never, at a refused address not at all."""
    letter = _locked(pk)
    if letter.state == DeliveryState.HANDED:
        transition(letter, "refuse", LETTER)
        letter.handed_at = None
    letter.error, tries = str(error)[:300], letter.attempts
    if error.is_final or tries > len(PAUSES):
        transition(letter, "give_up", LETTER)
        _tell(letter, _("Không gửi được thư điểm báo cho %(name)s"))
    else:
        letter.next_attempt_at = clock.now() + dt.timedelta(minutes=PAUSES[tries - 1])
    letter.save()


def _tell(letter: DigestDelivery, subject: str) -> None:
    """Those who can do something about it hear of it; the page itself is on the screen anyway."""
    notify(
        recipients=people_with_role(Role.PRESS_ANALYST),
        kind=NoticeKind.SYSTEM,
        key=f"digest:{letter.pk}:{letter.attempts}",
        subject=subject % {"name": letter.recipient},
        body=letter.error,
        url=letter.digest.get_absolute_url(),
    )


@transaction.atomic
def send_again(*, actor, letter: DigestDelivery) -> DigestDelivery:
    """A person asks for a letter once more: it failed, or nobody knows whether it arrived."""
    letter = _locked(letter.pk)
    require(actor, "edit", letter.digest)
    old, new = transition(letter, "again", LETTER)
    letter.attempts, letter.next_attempt_at, letter.error, letter.handed_at = 0, None, "", None
    letter.save()
    audit.record(
        actor=actor, action="press_monitoring.send_digest_again", on=letter,
        changes={"state": (old, new)},
    )  # fmt: skip
    return letter
