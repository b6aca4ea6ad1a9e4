"""Translations: from a published source; machine help marked, reviewed by a named person."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from phohien.clearance.subjects import fingerprint
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.newsroom import machine, snapshots
from phohien.newsroom.models import LanguageSkill, Publication
from phohien.newsroom.services.drafting import section_page, told_by_field
from phohien.newsroom.services.records import void
from phohien.newsroom.workflow import EDITABLE
from phohien.organisation.models import User
from phohien.organisation.policies import require_any
from phohien.security import audit
from phohien.security.policies import require


@transaction.atomic
def start_translation(*, actor, publication: Publication, locale: str) -> Publication:
    """A draft in ``locale`` that follows the source, string by string (wagtail-localize).

    Asked again it takes in what changed in the source and keeps what is translated already.
    """
    require(actor, "translate", publication)
    if publication.is_translation:
        raise RuleBroken("not-a-source", _("Hãy dịch từ bản gốc, không dịch từ một bản dịch."))
    if publication.current_id is None:
        raise RuleBroken("no-source", _("Bản gốc cần được đăng trước khi dịch."))
    target = _locale(locale)
    section_page(publication.section, locale)  # the place in the tree must be there
    translation = _translation(publication, target)
    translation.save_target(user=actor, publish=False)
    row = Publication.objects.get(page=translation.get_target_instance().page_ptr_id)
    if row.started_by_id is None:
        row.started_by = actor
        row.save(update_fields=["started_by"])
    audit.record(
        actor=actor,
        action="newsroom.start_translation",
        on=row,
        changes={"of": (None, publication.current.fingerprint)},
        agency_id=row.agency_id,
    )
    return row


@transaction.atomic
def write_translation(*, actor, publication: Publication, locale: str, **fields) -> Publication:
    """A translation written freely as a text of its own, not string by string.

    ``fields`` are those of the page (title, lead, body, slug …); what is left out is the source's.
    """
    require(actor, "translate", publication)
    if publication.is_translation:
        raise RuleBroken("not-a-source", _("Hãy dịch từ bản gốc, không dịch từ một bản dịch."))
    if publication.current_id is None:
        raise RuleBroken("no-source", _("Bản gốc cần được đăng trước khi dịch."))
    page = publication.page.specific
    if page.has_translation(_locale(locale)):
        raise RuleBroken("there", _("Bài đã có bản dịch sang ngôn ngữ này; hãy mở bản ấy."))
    copied = page.copy_for_translation(_locale(locale))
    for name, value in fields.items():
        setattr(copied, name, value)
    copied.owner = actor
    with told_by_field():
        copied.save()
        copied.save_revision(user=actor, changed=True)
    row = Publication.objects.get(page_id=copied.pk)
    row.started_by = actor
    row.save(update_fields=["started_by"])
    audit.record(
        actor=actor,
        action="newsroom.start_translation",
        on=row,
        changes={"of": (None, publication.current.fingerprint)},
        agency_id=row.agency_id,
    )
    return row


def _locale(code: str) -> Locale:
    found = Locale.objects.filter(language_code=code).first()
    if found is None:
        raise InvalidInput("locale", _("Cổng không có ngôn ngữ này."))
    return found


def _translation(publication: Publication, target: Locale) -> Translation:
    page = publication.page.specific
    source, created = TranslationSource.get_or_create_from_instance(page)
    if not created:
        source.update_from_db()
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=target)
    if not translation.enabled:
        translation.enabled = True
        translation.save(update_fields=["enabled"])
    return translation


def translation_of(row: Publication) -> Translation:
    """wagtail-localize's record behind a translated publication."""
    key = row.page.specific.translation_key
    return Translation.objects.get(source__object_id=key, target_locale__language_code=row.locale)


def translate_by_machine(*, actor, publication: Publication) -> Publication:
    """Let the configured machine fill the strings nobody has translated; marks the publication.

    The network is asked before the transaction, so that nobody waits for it.
    """
    require(actor, "edit", publication)
    translation = translation_of(publication)
    found, engine = machine.ask(translation, actor)
    if not found:
        return publication
    with transaction.atomic():
        return _keep_machines_words(actor, publication, translation, found, engine)


def _keep_machines_words(actor, publication, translation, found, engine) -> Publication:
    machine.store(translation, found, engine, actor)
    translation.save_target(user=actor, publish=False)
    row = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    changes = audit.changed(
        row, {"machine_engine": engine, "reviewed_by": None, "reviewed_fingerprint": ""}
    )
    row.save()
    audit.record(
        actor=actor,
        action="newsroom.translate_by_machine",
        on=row,
        changes=changes | {"strings": (0, len(found))},
        agency_id=row.agency_id,
    )
    return row


@transaction.atomic
def mark_reviewed(*, actor, publication: Publication) -> Publication:
    """A named person who has the language answers for exactly these words."""
    row = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    require(actor, "review", row)
    words = fingerprint(snapshots.words_of(row).snapshot)
    changes = audit.changed(row, {"reviewed_by": actor, "reviewed_fingerprint": words})
    if row.work not in EDITABLE:
        void(row, "Bản dịch được hiệu đính lại.")
    row.save()
    audit.record(
        actor=actor,
        action="newsroom.review_translation",
        on=row,
        changes=changes,
        agency_id=row.agency_id,
    )
    return row


@transaction.atomic
def translate_strings(*, actor, publication: Publication, strings: dict[str, str]) -> Publication:
    """Store translated strings by their source text, as a person typed them; saves the draft."""
    require(actor, "edit", publication)
    translation = translation_of(publication)
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        words = strings.get(segment.string.data)
        if words:
            _type_in(translation, segment, words, actor)
    translation.save_target(user=actor, publish=False)
    publication.refresh_from_db()
    return publication


def _type_in(translation: Translation, segment, words: str, actor) -> None:
    StringTranslation.objects.update_or_create(
        translation_of_id=segment.string_id,
        locale=translation.target_locale,
        context_id=segment.context_id,
        defaults={
            "data": StringValue(words).data,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": "",
            "last_translated_by": actor,
            "has_error": False,
        },
    )


@transaction.atomic
def grant_language(*, actor, user: User, locale: str, basis: str = "") -> LanguageSkill:
    """Record that ``user`` can answer for a language."""
    require_any(actor, "change", LanguageSkill)
    skill, created = LanguageSkill.objects.update_or_create(
        user=user, locale=_locale(locale).language_code, defaults={"basis": basis}
    )
    audit.record(
        actor=actor,
        action="newsroom.grant_language",
        on=skill,
        changes={"basis": ("" if created else None, basis)},
    )
    return skill


@transaction.atomic
def revoke_language(*, actor, skill: LanguageSkill) -> None:
    """The person answers for this language no more; what they reviewed stays."""
    require(actor, "change", skill)
    audit.record(actor=actor, action="newsroom.revoke_language", on=skill)
    skill.delete()
