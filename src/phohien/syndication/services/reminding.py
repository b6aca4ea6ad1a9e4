"""Reminders: tasks by hand past their time, bulletins whose last day is here unconfirmed."""

from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import AGENCY_ROLES
from phohien.organisation.models import RoleGrant, User
from phohien.syndication.enums import BulletinState
from phohien.syndication.enums import DeliveryState as D
from phohien.syndication.models import Airing, Delivery
from phohien.syndication.services.assigning import coordinators

OWED = (D.QUEUED, D.FAILED, D.TO_WITHDRAW)


def remind_all() -> int:
    """One notice a day for each thing that is late; returns how many were given."""
    late = Delivery.objects.filter(by_hand=True, state__in=OWED, due_at__lt=clock.now())
    late = late.select_related("publication", "channel", "assigned_to")
    given = sum(_remind_task(row) for row in late)
    silent = Airing.objects.filter(
        read_at=None, bulletin__state=BulletinState.SENT, bulletin__valid_to=clock.today()
    ).select_related("bulletin")
    return given + sum(_remind_station(row) for row in silent)


def _remind_task(row: Delivery) -> int:
    """The person; and once it has to be taken down, the co-ordinators too."""
    people = [row.assigned_to] if row.assigned_to else []
    if row.state == D.TO_WITHDRAW or not people:
        people += coordinators()
    names = {"item": row.publication.title, "channel": row.channel.name}
    return notify(
        recipients=people,
        kind=NoticeKind.OVERDUE,
        key=f"kenh-qua-han-{row.pk}-{clock.today():%Y%m%d}",
        subject=_("Quá hạn: “%(item)s” ở %(channel)s") % names,
        body=row.get_state_display(),
        url=f"/lam-viec/kenh/lan/{row.pk}/",
    )


def _remind_station(row: Airing) -> int:
    grants = RoleGrant.objects.in_force(clock.today()).filter(
        agency_id=row.commune_id, role__in=AGENCY_ROLES
    )
    return notify(
        recipients=User.objects.filter(is_active=True, pk__in=grants.values("user_id")),
        kind=NoticeKind.DEADLINE,
        key=f"ban-tin-nhac-{row.pk}",
        subject=_("Hôm nay là ngày cuối phát bản tin: %(title)s") % {"title": row.bulletin.title},
        body=_("Nếu đã phát, hãy bấm “Đã phát” để xác nhận."),
        url=f"/lam-viec/kenh/ban-tin/{row.bulletin_id}/",
    )
