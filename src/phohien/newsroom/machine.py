"""Machine translation of the strings nobody has translated yet, by the port of ``assist``."""

from wagtail_localize.models import StringTranslation, Translation


def fill(translation: Translation, actor) -> tuple[int, str]:
    """Translate the missing strings; returns how many, and the engine's name."""
    from phohien.assist import translation as port

    missing = _missing(translation)
    if not missing:
        return 0, ""
    answer = port.translate(
        [segment.string.data for segment in missing],
        source=translation.source.locale.language_code,
        target=translation.target_locale.language_code,
        html=True,
    )
    for segment, words in zip(missing, answer.texts, strict=True):
        if words is not None:  # what came back harmed is left for a person
            _store(translation, segment, words, answer.engine, actor)
    return len(missing) - answer.missing, answer.engine


def _missing(translation: Translation) -> list:
    done = StringTranslation.objects.filter(
        locale=translation.target_locale, has_error=False
    ).values_list("translation_of_id", "context_id")
    known = set(done)
    segments = translation.source.stringsegment_set.select_related("string").order_by("order")
    return [row for row in segments if (row.string_id, row.context_id) not in known]


def _store(translation: Translation, segment, words: str, engine: str, actor) -> None:
    StringTranslation.objects.create(
        translation_of_id=segment.string_id,
        locale=translation.target_locale,
        context_id=segment.context_id,
        data=words,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        tool_name=engine,
        last_translated_by=actor,
    )
