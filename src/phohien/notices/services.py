"""Telling people things: at most once per reason, by e-mail at most once a day."""

import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phohien.kernel import clock
from phohien.notices.models import Digest, Notice
from phohien.organisation.models import User
from phohien.security.policies import visible

log = logging.getLogger(__name__)


@transaction.atomic
def notify(
    *, recipients: Iterable[User], kind: str, key: str, subject: str, body: str = "", url: str = ""
) -> int:
    """Put one notice into each inbox unless that person had one with ``key``; returns how many."""
    wanted = {person.pk for person in recipients}
    had = Notice.objects.filter(key=key, recipient_id__in=wanted)
    missing = wanted - set(had.values_list("recipient_id", flat=True)) if wanted else wanted
    if not missing:
        return 0
    rows = [
        Notice(
            recipient_id=pk,
            kind=kind,
            key=key,
            subject=subject[:300],
            body=body,
            url=url,
            created_at=clock.now(),
        )
        for pk in sorted(missing)
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)


@transaction.atomic
def mark_read(*, actor, notices: Iterable[int] | None = None) -> int:
    """Mark the given notices of the actor (all when None) as read."""
    rows = visible(actor, Notice, "read").filter(read_at=None)
    if notices is not None:
        rows = rows.filter(pk__in=list(notices))
    return rows.update(read_at=clock.now())


def send_digests() -> int:
    """Send every person with unsent, unread notices one e-mail for today; returns how many.

    One address that fails does not keep the others waiting; its notices go into the next round.
    """
    waiting = _waiting().values("recipient_id")
    people = User.objects.filter(is_active=True, pk__in=waiting).exclude(email="")
    return sum(_send_digest(person) for person in people)


def _waiting():
    """Unread notices that no sent e-mail holds: new ones, and those of a send that was killed."""
    killed = Q(digest__sent_at=None, digest__day__lt=clock.today())
    return Notice.objects.filter(Q(digest=None) | killed, read_at=None)


def _send_digest(person: User) -> bool:
    digest = _claim(person)
    if digest is None:
        return False
    try:
        _message(person, list(digest.notices.all())).send()
    except (SMTPException, OSError) as error:
        digest.delete()
        log.warning("digest not sent", extra={"user": person.pk, "reason": type(error).__name__})
        return False
    Digest.objects.filter(pk=digest.pk).update(sent_at=clock.now())
    return True


def _claim(person: User) -> Digest | None:
    """Make today's digest row and put the waiting notices on it; None when there was one."""
    waiting = list(_waiting().filter(recipient=person).values_list("pk", flat=True))
    try:
        with transaction.atomic():
            digest = Digest.objects.create(recipient=person, day=clock.today())
            Notice.objects.filter(pk__in=waiting).update(digest=digest)
    except IntegrityError:
        return None
    return digest


def _message(person: User, notices: list[Notice]) -> EmailMessage:
    with translation.override("vi"):
        count = len(notices)
        subject = ngettext(
            "Phố Hiến: %(count)s việc cần anh/chị xem",
            "Phố Hiến: %(count)s việc cần anh/chị xem",
            count,
        ) % {"count": count}
        lines = [_("Kính gửi %(name)s,") % {"name": person.full_name}, ""]
        for notice in notices:
            lines += [f"• {notice.subject}", *([notice.body] if notice.body else [])]
            lines += [f"  {settings.BASE_URL}{notice.url}"] if notice.url else []
        lines += ["", _("Thư này được gửi tự động, mỗi ngày nhiều nhất một thư.")]
    return EmailMessage(subject, "\n".join(lines), to=[person.email])
