"""Reminding: pages gone quiet, items to look at again, items that did not go out in time."""

import datetime as dt

from django.db.models import Max, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.media.events import MediaRightsLost
from phohien.media.models import MediaUse
from phohien.newsroom.enums import PublicationState, Subject
from phohien.newsroom.models import Publication, Section
from phohien.newsroom.selectors import QuietSection
from phohien.notices.services import notify
from phohien.organisation.enums import Role
from phohien.organisation.selectors import people_of


def quiet_sections() -> list[QuietSection]:
    """Sections whose last item in any language is older than their rhythm, worst first."""
    live = Q(publications__first_published_at__isnull=False)
    rows = Section.objects.select_related("owner").annotate(
        last=Max("publications__last_published_at", filter=live)
    )
    found = [QuietSection(row, row.last, _days_since(row.last)) for row in rows]
    quiet = [one for one in found if one.days > one.section.rhythm_days]
    return sorted(quiet, key=lambda one: one.section.rhythm_days - one.days)


NEVER = 9999


def _days_since(moment: dt.datetime | None) -> int:
    return (clock.now() - moment).days if moment else NEVER


def remind_all() -> int:
    """Notices of this morning; each reason is told once."""
    with translation.override("vi"):
        sections = sum(_tell_quiet(one) for one in quiet_sections())
        return sections + sum(_tell_due(row) for row in due_for_review())


def due_for_review():
    """Live items whose review-by date has come."""
    rows = Publication.objects.filter(
        state=PublicationState.LIVE, review_by__lte=clock.today()
    ).select_related("responsible")
    return rows.exclude(responsible=None)


def _tell_quiet(quiet: QuietSection) -> int:
    section = quiet.section
    slot = clock.today().isocalendar()
    return notify(
        recipients=people_of([section.owner_id], Role.EDITOR, Role.AGENCY_OFFICER),
        kind="newsroom",
        key=f"newsroom.quiet:{section.code}:{slot.year}-{slot.week}",
        subject=_("Chuyên mục “%(title)s” chưa có bài mới theo nhịp %(days)s ngày")
        % {"title": section, "days": section.rhythm_days},
        url=reverse("newsroom:sections"),
    )


def _tell_due(row: Publication) -> int:
    return notify(
        recipients=[row.responsible],
        kind="newsroom",
        key=f"newsroom.review:{row.pk}:{row.review_by}",
        subject=_("Đến ngày xem lại bài “%(title)s”") % {"title": row.title[:200]},
        url=reverse("newsroom:item", args=[row.pk]),
    )


def tell_not_published(row: Publication, why: str) -> int:
    """The appointed time came and the item could not go out."""
    people = [person for person in (row.responsible, row.started_by) if person]
    with translation.override("vi"):
        subject = _("Bài “%(title)s” chưa đăng được theo giờ hẹn") % {"title": row.title[:200]}
    return notify(
        recipients=people,
        kind="newsroom",
        key=f"newsroom.not-published:{row.pk}:{row.publish_at}",
        subject=subject,
        body=why,
        url=reverse("newsroom:item", args=[row.pk]),
    )


def tell_rights_lost(event: MediaRightsLost) -> None:
    """Who answers for an item hears that a file in it may not be public any more."""
    uses = MediaUse.objects.filter(
        kind=event.kind, object_id=event.object_id, live=True, subject_type=Subject.PUBLICATION
    )
    rows = Publication.objects.filter(pk__in=uses.values("subject_id"))
    for row in rows.select_related("responsible", "started_by"):
        with translation.override("vi"):
            subject = _("Bài “%(title)s” dùng một tệp không còn được công bố") % {
                "title": row.title[:200]
            }
        notify(
            recipients=[person for person in (row.responsible, row.started_by) if person],
            kind="newsroom",
            key=f"newsroom.rights:{row.pk}:{event.kind}:{event.object_id}",
            subject=subject,
            body=event.reason,
            url=reverse("newsroom:item", args=[row.pk]),
        )
