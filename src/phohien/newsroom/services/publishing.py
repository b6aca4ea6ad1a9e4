"""Making cleared words public: the only place that writes versions."""

import datetime as dt

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from phohien.clearance import selectors as clearance
from phohien.clearance import services as clearance_services
from phohien.clearance.models import Case
from phohien.kernel import clock, events
from phohien.kernel.errors import InvalidInput
from phohien.kernel.transitions import transition
from phohien.media import services as media
from phohien.newsroom import claims, gate, snapshots
from phohien.newsroom.enums import Subject, WorkState
from phohien.newsroom.events import ItemPublished
from phohien.newsroom.models import FormerPath, Publication, Version
from phohien.newsroom.services import evidence
from phohien.newsroom.services.clearing import subject
from phohien.newsroom.services.records import free_path, section_of
from phohien.newsroom.services.staleness import tell_translations
from phohien.newsroom.workflow import PUBLIC, WORK
from phohien.organisation.models import Agency
from phohien.security import audit
from phohien.security.policies import require

CHANGES_LOCK = 4_170_002  # PostgreSQL advisory lock: one numbering of changes at a time


@transaction.atomic
def publish(*, actor, publication: Publication) -> Version:
    """Make the words as they are written now public, if exactly they were cleared.

    What readers are told about the change was handed in and cleared with the words. Raises
    gate.NotCleared when no standing clearance has the hash of all this.
    """
    publication = lock(publication)
    require(actor, "publish", publication)
    return _publish(actor, publication)


def lock(publication: Publication) -> Publication:
    rows = Publication.objects.select_for_update(of=("self",))
    return rows.select_related("section", "agency", "source").get(pk=publication.pk)


def _publish(actor, publication: Publication) -> Version:
    if publication.is_live and publication.work == WorkState.SETTLED:
        return publication.current  # pressed twice
    draft = snapshots.draft_of(publication)
    case = standing(publication, draft.fingerprint)
    if case is None:
        raise gate.NotCleared()
    if _is_shown(publication, draft, case):
        return _leave(publication)
    is_correction = publication.next_is_correction
    _check_media(draft)
    first = publication.current_id is None or not publication.is_live
    version = _write_version(actor, publication, draft, case)
    _go_live(actor, publication, draft, version)
    evidence.record(actor=actor, publication=publication)
    tell_translations(publication)
    audit.record(
        actor=actor,
        action="newsroom.correct" if is_correction else "newsroom.publish",
        on=publication,
        changes={"version": (None, version.number), "fingerprint": (None, version.fingerprint)},
        agency_id=publication.agency_id,
    )
    events.publish(
        ItemPublished(
            publication_id=publication.pk,
            version_id=version.pk,
            first=first,
            is_correction=is_correction,
        )
    )
    return version


def _is_shown(publication: Publication, draft: snapshots.Draft, case: Case) -> bool:
    """Whether readers have exactly this: a second press of the button is not a new version."""
    current = publication.current
    shown = publication.is_live and current.fingerprint == draft.fingerprint
    return shown and current.case_id == case.pk


def _leave(publication: Publication) -> Version:
    transition(publication, "settle", WORK, field="work")
    publication.publish_at = None
    publication.save(update_fields=["work", "publish_at"])
    return publication.current


def standing(publication: Publication, fingerprint: str) -> Case | None:
    """The clearance in force for exactly these words of this item in this language."""
    return clearance.standing_case(
        Subject.PUBLICATION, publication.pk, publication.locale, fingerprint
    )


def _check_media(draft: snapshots.Draft) -> None:
    """Rights may have been taken back since the clearance; the hash does not know of it."""
    found = [sentence for row in draft.files.values() for sentence in media.problems(row)]
    if found:
        raise InvalidInput("media", " ".join(found))


def _write_version(actor, publication, draft, case) -> Version:
    last = publication.versions.aggregate(last=Max("number"))["last"] or 0
    return Version.objects.create(
        publication=publication,
        number=last + 1,
        fingerprint=draft.fingerprint,
        snapshot=draft.snapshot,
        media=draft.media(),
        case=case,
        note=publication.next_note,
        is_correction=publication.next_is_correction,
        published_at=clock.now(),
        published_by=actor,
    )


def _go_live(actor, publication: Publication, draft: snapshots.Draft, version: Version) -> None:
    transition(publication, "publish", PUBLIC)
    transition(publication, "settle", WORK, field="work")
    _take_words(publication, draft, version)
    publication.save()
    publication.communes.set(
        Agency.objects.filter(code__in=[place["code"] for place in version.snapshot["places"]])
    )
    media.set_live_uses(
        subject_type=Subject.PUBLICATION,
        subject_id=publication.pk,
        photo_ids=draft.ids("photo"),
        clip_ids=draft.ids("clip"),
        paper_ids=draft.ids("paper"),
    )
    _mirror(actor, publication)


def _take_words(publication: Publication, draft: snapshots.Draft, version: Version) -> None:
    now, page = version.published_at, draft.page
    publication.current = version
    publication.title = version.snapshot["title"]
    publication.type, publication.kind = snapshots.kind_of(page)
    publication.information_kind = page.information_kind
    publication.agency = page.agency
    publication.topics = version.snapshot["topics"]
    publication.publish_at = None
    publication.next_note, publication.next_is_correction = "", False
    publication.withdrawn_at, publication.withdrawn_by = None, None
    publication.withdrawn_reason = ""
    publication.source_changed_at = None
    publication.first_published_at = publication.first_published_at or now
    publication.last_published_at = now
    _move(publication, page)
    touch(publication)


def _move(publication: Publication, page) -> None:
    """A new slug or section is a new address; readers of the old one are led on."""
    publication.section = section_of(page)
    path = free_path(publication.locale, publication.section, page.slug, page.pk)
    if path != publication.path and publication.versions.count() > 1:
        FormerPath.objects.get_or_create(
            path=publication.path, defaults={"publication": publication}
        )
    FormerPath.objects.filter(path=path).delete()
    publication.path = path


def touch(publication: Publication) -> None:
    """Number this public change after all others, for whoever follows the changes.

    One at a time until the commit: a reader of the changes must never see 8 before 7.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHANGES_LOCK])
    last = Publication.objects.aggregate(last=Max("sequence"))["last"] or 0
    publication.sequence = last + 1
    publication.changed_at = clock.now()


def _mirror(actor, publication: Publication) -> None:
    """Wagtail's own page says "live" too, for its lists; nobody is served from it."""
    revision = publication.page.specific.latest_revision
    with gate.opened(publication.page_id):
        revision.publish(user=None, changed=False, skip_permission_checks=True)


@transaction.atomic
def schedule(*, actor, publication: Publication, at: dt.datetime) -> Publication:
    """Publish at ``at``; what is public then is compared with what was cleared, then."""
    publication = lock(publication)
    require(actor, "publish", publication)
    if at <= clock.now():
        raise InvalidInput("at", _("Giờ hẹn phải ở sau bây giờ."))
    if standing(publication, snapshots.draft_of(publication).fingerprint) is None:
        raise gate.NotCleared()
    transition(publication, "schedule", WORK, field="work")
    changes = audit.changed(publication, {"publish_at": at})
    publication.save(update_fields=["work", "publish_at"])
    audit.record(
        actor=actor,
        action="newsroom.schedule",
        on=publication,
        changes=changes,
        agency_id=publication.agency_id,
    )
    return publication


@transaction.atomic
def unschedule(*, actor, publication: Publication) -> Publication:
    """Take the appointed time back; the item stays cleared."""
    publication = lock(publication)
    require(actor, "publish", publication)
    transition(publication, "unschedule", WORK, field="work")
    changes = audit.changed(publication, {"publish_at": None})
    publication.save(update_fields=["work", "publish_at"])
    audit.record(
        actor=actor, action="newsroom.unschedule", on=publication, changes=changes,
        agency_id=publication.agency_id,
    )  # fmt: skip
    return publication


@transaction.atomic
def publish_scheduled(*, publication_id: int) -> Version | None:
    """The appointed time has come; None when it was taken back meanwhile."""
    publication = lock(Publication(pk=publication_id))
    if publication.publish_at is None or publication.publish_at > clock.now():
        return None
    return _publish(None, publication)


@transaction.atomic
def publish_in_emergency(*, actor, publication: Publication, reason: str) -> Version:
    """Make it public before clearance, for a recorded reason; another person reviews it after."""
    publication = lock(publication)
    require(actor, "emergency", publication)
    draft = snapshots.draft_of(publication)
    unproved = claims.problems(draft.snapshot)
    if unproved:  # haste is no reason to answer without evidence
        raise InvalidInput("claim", " ".join(unproved))
    about = subject(publication, actor, draft)
    clearance_services.publish_in_emergency(actor=actor, subject=about, reason=reason)
    return _publish(actor, publication)
