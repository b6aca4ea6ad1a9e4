"""From a question to publications, the best first: written alike before alike without marks."""

from collections import Counter
from dataclasses import dataclass, field

from phohien.portal.models import SearchEntry
from phohien.portal.search import tables
from phohien.portal.search.tokens import Question

FILTERS = ("section", "agency", "type", "year")


@dataclass(frozen=True, slots=True)
class Answer:
    """``ids`` after filters; ``counts``: filter → value → how many without that filter."""

    ids: tuple[int, ...] = ()
    counts: dict[str, Counter] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)


def ask(question: Question, locale: str, chosen: dict[str, str]) -> Answer:
    """``chosen``: section, agency, type (codes) and year, each only when it is asked for."""
    if not question.parts:
        return Answer()
    ids = ranked(question, locale)
    traits = _traits(ids)
    kept = [pk for pk in ids if _fits(traits[pk], chosen)]
    counts = {name: _counts(ids, traits, chosen, name) for name in FILTERS}
    return Answer(tuple(kept), counts, _languages(question))


def ranked(question: Question, locale: str) -> list[int]:
    """As a phrase before as words, in the title before in the text, with marks before without."""
    found: dict[int, None] = {}
    whole, folded = (question.tokens,), question.folded
    phrase = (tuple(token for part in folded for token in part),)
    ranks = [("title_folded", phrase), ("body_folded", phrase), ("body_folded", folded)]
    if question.has_marks:
        ranks = [("title", whole), ("body", whole), ("body", question.parts), *ranks]
    for column, parts in ranks:
        for pk in tables.found(column, parts, locale=locale, is_open=question.is_open):
            found.setdefault(pk)
    return list(found)


def _traits(ids: list[int]) -> dict[int, dict[str, str]]:
    names = ("pk", "section", "agency", "type", "published_at")
    rows = SearchEntry.objects.filter(pk__in=ids).values_list(*names)
    return {
        pk: {"section": section, "agency": agency, "type": kind, "year": str(moment.year)}
        for pk, section, agency, kind, moment in rows
    }


def _fits(traits: dict[str, str], chosen: dict[str, str]) -> bool:
    return all(traits[name] == value for name, value in chosen.items())


def _counts(ids: list[int], traits: dict, chosen: dict[str, str], name: str) -> Counter:
    """What each value of a filter would give, the other filters kept."""
    others = {key: value for key, value in chosen.items() if key != name}
    return Counter(traits[pk][name] for pk in ids if _fits(traits[pk], others))


def _languages(question: Question) -> dict[str, int]:
    return tables.counted("body_folded", question.folded, is_open=question.is_open)
