"""Public media from the live items that show them: their rights and words are the cleared ones.

The library's own rows may have been reworded since; they are asked only whether rights still stand.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Max, Q, QuerySet

from phohien.api.callers import Caller
from phohien.api.v1 import reading, words
from phohien.api.v1.filters import MediaFilter
from phohien.media.enums import Consent, Licence
from phohien.media.models import Clip, MediaUse, Paper, Photo
from phohien.newsroom.enums import Subject
from phohien.newsroom.models import Publication
from phohien.portal import addresses

USES_SHOWN = 10  # the newest items that use a file
WORD_FIELDS = ("alt", "caption", "title", "transcript")
Uses = dict[str, list[int]]


def in_use(caller: Caller, asked: MediaFilter) -> QuerySet:
    """``{"kind", "object_id", "use"}`` of each public file; ``use`` grows with each new use."""
    caller.require_language(asked.language)
    caller.require_section(asked.section)
    chosen = {
        "locale": asked.language,
        "section__code": asked.section,
        "agency__code": asked.agency,
    }
    rows = reading.everything(caller)
    rows = rows.filter(**{name: value for name, value in chosen.items() if value is not None})
    uses = _live_uses(rows)
    uses = uses.filter(kind=asked.kind) if asked.kind else uses
    return uses.values("kind", "object_id").annotate(use=Max("pk"))


def _live_uses(rows: QuerySet[Publication]) -> QuerySet[MediaUse]:
    uses = MediaUse.objects.filter(
        live=True,
        subject_type=Subject.PUBLICATION,
        subject_id__in=rows.select_related(None).order_by().values("pk"),
    )
    return uses.exclude(_without_right())


def _without_right() -> Q:
    """Files whose right has ended since they were published; people are told to take them down."""
    found = Q(pk__in=[])
    for model in (Photo, Clip, Paper):
        ended = Q(licence=Licence.UNKNOWN) | Q(consent=Consent.WITHDRAWN)
        keys = model.objects.filter(ended).values("pk")
        found |= Q(kind=model._meta.model_name, object_id__in=keys)
    return found


def described(caller: Caller, keys: Iterable[str]) -> dict[str, dict]:
    """``photo:7`` → its JSON, for those of ``keys`` that a live item with cleared words shows."""
    uses = _uses(caller, list(keys))
    wanted = {pk for found in uses.values() for pk in found}
    rows = {row.pk: row for row in reading.everything(caller).filter(pk__in=wanted)}
    shown = {pk: words.media_of(row) for pk, row in rows.items()}
    made = {key: _medium(key, found, rows, shown) for key, found in uses.items()}
    return {key: row for key, row in made.items() if row is not None}


def _uses(caller: Caller, keys: list[str]) -> Uses:
    """The newest live publications that use each file."""
    wanted, numbers = Q(pk__in=[]), defaultdict(list)
    for key in keys:
        kind, _colon, number = key.partition(":")
        numbers[kind].append(int(number))
    for kind, held in numbers.items():
        wanted |= Q(kind=kind, object_id__in=held)
    rows = _live_uses(reading.everything(caller)).filter(wanted).order_by("-pk")
    found: Uses = defaultdict(list)
    for kind, number, pk in rows.values_list("kind", "object_id", "subject_id"):
        if len(found[f"{kind}:{number}"]) < USES_SHOWN:
            found[f"{kind}:{number}"].append(pk)
    return found


def _medium(
    key: str, uses: list[int], rows: dict[int, Publication], shown: dict[int, dict]
) -> dict | None:
    own = [(rows[pk], shown[pk][key]) for pk in uses if key in shown.get(pk, {})]
    if not own:
        return None
    _publication, newest = own[0]
    kind, _colon, number = key.partition(":")
    spoken = {row.locale: held for row, held in reversed(own)}
    return {
        **newest,
        "id": key,
        "kind": kind,
        "api": addresses.absolute(f"{words.BASE}/media/{kind}/{number}"),
        **_rights(newest),
        "words": [_words(locale, held) for locale, held in sorted(spoken.items())],
        "used_in": [words.link(row, row.current.snapshot["title"]) for row, _held in own],
    }


def _rights(held: dict) -> dict:
    licence = held.get("licence") or ""
    return {
        "credit": held.get("credit") or "",
        "source": held.get("source") or "",
        "licence": licence,
        "licence_name": str(dict(Licence.choices).get(licence, "")),
    }


def _words(locale: str, held: dict) -> dict:
    title = held.get("title") or held.get("label") or ""
    own = {name: held.get(name) or "" for name in WORD_FIELDS}
    return {"language": locale, **own, "title": title}
