"""Telling people that something public must not be so any more."""

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from phohien.kernel import clock, events
from phohien.media.events import MediaRightsLost
from phohien.media.models import Clip, Paper, Photo
from phohien.media.selectors import is_public, page_of_file
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import AGENCY_ROLES, Role
from phohien.organisation.models import User
from phohien.organisation.selectors import people_of, people_with_role


def alarm(row: Photo | Clip | Paper, *, reason: str) -> int:
    """One notice to each person of the file's agency and the province who can act, when ``row`` is
    public; rooms above hear MediaRightsLost and tell those who answer for the contents.

    Returns how many notices were written.
    """
    kind = row._meta.model_name
    if not is_public(kind, row.pk):
        return 0
    events.publish(MediaRightsLost(kind=kind, object_id=row.pk, reason=reason))
    with translation.override("vi"):
        return notify(
            recipients=_who_acts(row),
            kind=NoticeKind.SYSTEM,
            key=f"media-rights:{kind}:{row.pk}:{clock.now():%Y%m%d%H%M%S}",
            subject=_("Cần gỡ hoặc thay tệp đang công khai: %(title)s") % {"title": row.title},
            body=_("%(reason)s Hãy mở trang của tệp để xem các nội dung đang dùng tệp này.")
            % {"reason": reason},
            url=page_of_file(row),
        )


def _who_acts(row: Photo | Clip | Paper) -> QuerySet[User]:
    """The agency's people and editors, and the co-ordinators of the province."""
    own = people_of([row.agency_id], *AGENCY_ROLES, Role.EDITOR)
    return own | people_with_role(Role.COORDINATOR)
