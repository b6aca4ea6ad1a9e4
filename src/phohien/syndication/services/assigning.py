"""When a machine cannot do it: a named person, a due time, a notice."""

import datetime as dt

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import Role
from phohien.organisation.models import RoleGrant, User
from phohien.syndication.enums import DeliveryState
from phohien.syndication.models import Delivery


def person_for(delivery: Delivery) -> User | None:
    """Who answers for the channel, else for the item, else who published it."""
    candidates = (
        delivery.channel.responsible,
        delivery.publication.responsible,
        delivery.queued_by,
        delivery.version.published_by,
    )
    return next((person for person in candidates if person and person.is_active), None)


def ask_person(delivery: Delivery, *, due_at: dt.datetime) -> None:
    """Make it a task by hand and tell its person; without one the co-ordinators are told."""
    delivery.by_hand, delivery.next_attempt_at = True, None
    delivery.assigned_to, delivery.due_at = person_for(delivery), due_at
    delivery.save(update_fields=["by_hand", "next_attempt_at", "assigned_to", "due_at"])
    people = [delivery.assigned_to] if delivery.assigned_to else coordinators()
    with translation.override("vi"):
        notify(
            recipients=people,
            kind=NoticeKind.DEADLINE,
            key=f"kenh-{delivery.pk}-{delivery.state}-{due_at:%Y%m%d%H%M}",
            subject=_subject(delivery),
            body=_("Làm trước %(due)s.") % {"due": _shown(due_at)},
            url=reverse("syndication:delivery", args=[delivery.pk]),
        )


def coordinators() -> list[User]:
    grants = RoleGrant.objects.in_force(clock.today()).filter(role=Role.COORDINATOR)
    return list(User.objects.filter(is_active=True, pk__in=grants.values("user_id")))


def _shown(moment: dt.datetime) -> str:
    from django.utils import timezone

    return timezone.localtime(moment, timezone.get_default_timezone()).strftime("%H:%M %d/%m/%Y")


def _subject(delivery: Delivery) -> str:
    names = {"item": delivery.publication.title, "channel": delivery.channel.name}
    if delivery.state == DeliveryState.TO_WITHDRAW:
        return _("Gỡ “%(item)s” khỏi %(channel)s") % names
    if delivery.replaces_id:
        return _("Thay bản mới của “%(item)s” ở %(channel)s") % names
    return _("Đăng “%(item)s” lên %(channel)s") % names
