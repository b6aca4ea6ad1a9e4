"""What an item proves of the plan: once when it goes public, taken back when it is withdrawn."""

from django.conf import settings

from phohien.newsroom.enums import PublicationState
from phohien.newsroom.models import Publication
from phohien.plans.services import published


def record(*, actor, publication: Publication) -> None:
    """One piece of evidence for all languages of an item; later ones only bring it up to date."""
    root = publication.source or publication
    task = root.plan_task
    if task is None:
        return
    languages = _languages(root)
    if root.evidence_id and root.evidence.withdrawn_at is None:
        published.update_languages(evidence=root.evidence, languages=languages, actor=actor)
        return
    root.evidence = published.record_published_item(
        actor=actor or root.started_by,
        agency=root.agency,
        task=task,
        title=root.title,
        url=f"{settings.BASE_URL}{root.path}",
        languages=languages,
    )
    root.save(update_fields=["evidence"])


def take_back(*, actor, publication: Publication, reason: str) -> None:
    """The last language gone takes the evidence with it."""
    root = publication.source or publication
    if not root.evidence_id or root.evidence.withdrawn_at is not None:
        return
    languages = _languages(root)
    if languages:
        published.update_languages(evidence=root.evidence, languages=languages, actor=actor)
    else:
        published.take_back(evidence=root.evidence, actor=actor, reason=reason)


def _languages(root: Publication) -> list[str]:
    """ISO 639-1 codes of the languages in which the item is public."""
    live = Publication.objects.filter(state=PublicationState.LIVE)
    family = live.filter(pk=root.pk) | live.filter(source=root)
    return sorted({locale.split("-")[0] for locale in family.values_list("locale", flat=True)})
