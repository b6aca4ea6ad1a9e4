"""Machine translation of the strings nobody has translated yet, by the port of ``assist``."""

from wagtail_localize.models import StringTranslation, Translation

from phohien.assist import translation as port


def ask(translation: Translation, actor) -> tuple[list[tuple[object, str]], str]:
    """The machine's words for each missing string, and its name. Asks the network; stores nothing.

    A string for which nothing trustworthy came back is left out: a person translates it.
    """
    missing = _missing(translation)
    if not missing:
        return [], ""
    answer = port.translate(
        [segment.string.data for segment in missing],
        source=translation.source.locale.language_code,
        target=translation.target_locale.language_code,
        html=True,
        actor=actor,
    )
    pairs = zip(missing, answer.texts, strict=True)
    return [(segment, words) for segment, words in pairs if words is not None], answer.engine


def _missing(translation: Translation) -> list:
    done = StringTranslation.objects.filter(
        locale=translation.target_locale, has_error=False
    ).values_list("translation_of_id", "context_id")
    known = set(done)
    segments = translation.source.stringsegment_set.select_related("string").order_by("order")
    return [row for row in segments if (row.string_id, row.context_id) not in known]


def store(translation: Translation, found: list[tuple[object, str]], engine: str, actor) -> None:
    """Keep the machine's words, marked as such; what a person typed meanwhile stays."""
    for segment, words in found:
        StringTranslation.objects.get_or_create(
            translation_of_id=segment.string_id,
            locale=translation.target_locale,
            context_id=segment.context_id,
            defaults={
                "data": words,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
                "tool_name": engine,
                "last_translated_by": actor,
            },
        )
