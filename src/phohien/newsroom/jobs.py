"""Appointed publications, and the morning's reminders about items and sections."""

import datetime as dt
import logging

from wagtail.search import index

from phohien.kernel import clock
from phohien.kernel.errors import DomainError
from phohien.kernel.jobs.handle import JobHandle
from phohien.kernel.jobs.registry import job
from phohien.kernel.jobs.schedule import periodic
from phohien.newsroom import reminders
from phohien.newsroom.enums import WorkState
from phohien.newsroom.models import Publication, PublicPage
from phohien.newsroom.services import publish_scheduled

log = logging.getLogger(__name__)


@periodic("newsroom.publish_scheduled", every=dt.timedelta(minutes=1))
def publish_due(job: JobHandle) -> None:
    """Each item for itself: one that is no longer cleared must not keep the others."""
    due = Publication.objects.filter(work=WorkState.SCHEDULED, publish_at__lte=clock.now())
    for pk in due.order_by("publish_at").values_list("pk", flat=True):
        try:
            publish_scheduled(publication_id=pk)
        except DomainError as error:
            log.warning("scheduled item not published", extra={"item": pk, "reason": error.code})
            reminders.tell_not_published(Publication.objects.get(pk=pk), error.message)


@job("newsroom.index_page")
def index_page(job: JobHandle, *, page_id: int) -> None:
    """Bring the editors' search up to date with one page."""
    page = PublicPage.objects.filter(pk=page_id).first()
    with job.finish():
        if page is not None:
            index.insert_or_update_object(page.specific)


@periodic("newsroom.remind", at="06:35")
def remind(job: JobHandle) -> None:
    """Quiet sections to their owners; items past their review-by date to who answers for them."""
    with job.finish():
        reminders.remind_all()
