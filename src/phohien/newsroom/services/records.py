"""Keeping the publication's row in step with its page, by whatever door the page was changed."""

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page

from phohien.clearance import services as clearance
from phohien.clearance.enums import STANDING_STATES, CaseState
from phohien.clearance.models import Case
from phohien.kernel.transitions import transition
from phohien.newsroom import snapshots
from phohien.newsroom.enums import PublicationState, Subject, WorkState
from phohien.newsroom.events import PageRevised, PageSaved
from phohien.newsroom.models import Publication, PublicPage, SectionPage
from phohien.newsroom.workflow import EDITABLE, WORK
from vanban.skeleton import strip_marks


@transaction.atomic
def keep_row(event: PageSaved) -> None:
    """Every public page has its publication from its first moment."""
    if Publication.objects.filter(page_id=event.page_id).exists():
        return
    page = PublicPage.objects.get(pk=event.page_id).specific
    type_, kind = snapshots.kind_of(page)
    locale = page.locale.language_code
    section = section_of(page)
    Publication.objects.create(
        page=page.page_ptr,
        locale=locale,
        agency=page.agency,
        section=section,
        type=type_,
        kind=kind,
        information_kind=page.information_kind,
        title=page.title,
        path=free_path(locale, section, page.slug, page.pk),
        source=_source(page),
        plan_task=page.plan_task,
        review_by=page.review_by,
        responsible=page.responsible,
        started_by=page.owner,
    )


def section_of(page: Page):
    """The section whose page stands above ``page``."""
    return SectionPage.objects.ancestor_of(page).first().section


def _source(page: PublicPage) -> Publication | None:
    """The oldest publication of the same item in another language: what this one translates."""
    family = page.get_translations().values("pk")
    return Publication.objects.filter(page_id__in=family, source=None).order_by("pk").first()


def free_path(locale: str, section, slug: str, page_id: int) -> str:
    """The public address; never one that another publication has."""
    path = f"/{locale}/{section.slug(locale)}/{slug}/"
    taken = Publication.objects.filter(path=path).exclude(page_id=page_id).exists()
    return f"/{locale}/{section.slug(locale)}/{slug}-{page_id}/" if taken else path


@transaction.atomic
def note_edit(event: PageRevised) -> None:
    """New words: the row learns their title, and what was cleared for other words is void."""
    publication = (
        Publication.objects.select_for_update(of=("self",)).filter(page_id=event.page_id).first()
    )
    if publication is None:
        return
    _take_facts(publication, event.page)
    if publication.work not in EDITABLE and not _is_before_clearance(publication):
        void(publication, "Nội dung đã được sửa sau khi trình duyệt.")
    elif publication.work == WorkState.SETTLED:
        transition(publication, "edit", WORK, field="work")
    publication.save()


def _is_before_clearance(publication: Publication) -> bool:
    """Whether exactly the words written now are being cleared or have been."""
    return Case.objects.filter(
        subject_type=Subject.PUBLICATION,
        subject_id=publication.pk,
        locale=publication.locale,
        state__in=(CaseState.OPEN, *STANDING_STATES),
        fingerprint=snapshots.draft_of(publication).fingerprint,
    ).exists()


def void(publication: Publication, reason: str) -> None:
    """Whatever was cleared or is being cleared of this publication counts no more."""
    clearance.void_cases(
        actor=None,
        subject_type=Subject.PUBLICATION,
        subject_id=publication.pk,
        locale=publication.locale,
        reason=reason,
    )
    transition(publication, "edit", WORK, field="work")
    publication.publish_at = None


def _take_facts(publication: Publication, page: PublicPage) -> None:
    publication.agency_id = page.agency_id
    publication.plan_task_id = page.plan_task_id
    publication.review_by = page.review_by
    publication.responsible_id = page.responsible_id
    if publication.state == PublicationState.DRAFT:
        publication.title = page.title
        publication.type, publication.kind = snapshots.kind_of(page)
        publication.information_kind = page.information_kind
        publication.section = section_of(page)
        publication.path = free_path(publication.locale, publication.section, page.slug, page.pk)


def slug_of(title: str, fallback: str) -> str:
    """An address in plain letters from a title in any language."""
    return slugify(strip_marks(title))[:80].strip("-") or fallback


def writers_of(publication: Publication) -> frozenset[int]:
    """Everybody who wrote, or changed the words since they were last public.

    When nobody changed them, their writers are still those of the last public version.
    """
    revisions = publication.page.revisions.exclude(user=None)
    if publication.last_published_at:
        revisions = revisions.filter(created_at__gt=publication.last_published_at)
    people = set(revisions.values_list("user_id", flat=True))
    if not publication.last_published_at and publication.started_by_id:
        people.add(publication.started_by_id)
    people |= _translators(publication)
    if not people and publication.current:
        people = set(publication.current.case.writer_ids)
    return frozenset(people)


def _translators(publication: Publication) -> set[int]:
    """Those who typed the translated strings; wagtail-localize keeps them by string."""
    from wagtail_localize.models import StringTranslation

    if publication.source_id is None:
        return set()
    rows = StringTranslation.objects.filter(
        locale__language_code=publication.locale,
        context__object_id=publication.page.translation_key,
    ).exclude(last_translated_by=None)
    if publication.last_published_at:
        rows = rows.filter(updated_at__gt=publication.last_published_at)
    return set(rows.values_list("last_translated_by_id", flat=True))
