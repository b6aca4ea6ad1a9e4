"""One search over tasks, agencies, evidence and reports, only what the actor may see.

Words are compared on the accent-free skeleton; rows that hold the words with the very accents
that were typed come first. Newest first within that, and at most ``LIMIT`` rows of a kind.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phohien.organisation.enums import PROVINCE_READERS
from phohien.organisation.models import Agency
from phohien.organisation.selectors import agencies
from phohien.plans.codes import typed_code
from phohien.plans.models import Evidence, PlanTask
from phohien.reports.models import AgencyReport
from phohien.reports.searching import reports_saying, texts_to_show
from phohien.security.policies import visible
from phohien.web import search_index
from phohien.web.links import room
from vanban.skeleton import fold

LIMIT = search_index.ENOUGH
MAX_WORDS = 8
SEPARATORS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, and its words on the skeleton."""

    typed: str
    words: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not self.words

    def ranks_first(self, text: str) -> bool:
        """Whether ``text`` holds what was typed, accents and all."""
        return self.typed.lower() in unicodedata.normalize("NFC", text).lower()

    def matches(self, folded: str) -> bool:
        """Whether every word begins a syllable of ``folded``."""
        padded = " " + SEPARATORS.sub(" ", folded)
        return all(f" {word}" in padded for word in self.words)


@dataclass(frozen=True, slots=True)
class Hit:
    """One found thing."""

    title: str
    url: str
    meta: tuple[str, ...]
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A group of hits: ``find`` gives at most LIMIT rows in order, ``show`` makes hits of some."""

    key: str
    label: str
    icon: str
    find: Callable
    show: Callable


def parse(text: str) -> Query:
    """Normalise what was typed; words of one letter alone are kept, signs are not."""
    typed = unicodedata.normalize("NFC", " ".join(text.split()))[:100]
    words = [word for word in SEPARATORS.split(fold(typed)) if word]
    return Query(typed, tuple(words[:MAX_WORDS]))


def _ranked(query: Query, rows: Iterable[tuple[int, str]]) -> list[int]:
    """Keys in the given order, those with the typed accents first."""
    return [pk for pk, text in sorted(rows, key=lambda row: not query.ranks_first(row[1]))]


def _contains(field: str, words: Iterable[str]) -> Q:
    return Q(*(Q(**{f"{field}__contains": word}) for word in words))


def find_tasks(actor, query: Query) -> list[int]:
    """Tasks by their text or by their code, the newest plan first."""
    wanted = _contains("text_folded", query.words) | Q(code__iexact=typed_code(query.typed))
    rows = visible(actor, PlanTask).filter(wanted).order_by("-plan__year", "order")
    found = rows.values_list("pk", "title", "text", "text_folded", "code")[:LIMIT]
    return _ranked(
        query,
        (
            (pk, f"{title} {text}")
            for pk, title, text, folded, code in found
            if query.matches(folded) or code.lower() == typed_code(query.typed).lower()
        ),
    )


def show_tasks(actor, keys: list[int]) -> list[Hit]:
    """With the plan's year and the words of the plan."""
    rows = PlanTask.objects.select_related("plan").in_bulk(keys)
    return [
        Hit(
            str(row),
            reverse("plans:task", args=[pk]),
            (row.plan.title,),
            row.text if row.text != row.title else "",
        )
        for pk in keys
        if (row := rows.get(pk))
    ]


def find_agencies(actor, query: Query) -> list[int]:
    """Agencies by full name, short name or symbol."""
    rows = agencies(actor=actor).values_list("pk", "name", "short_name", "symbol")
    return _ranked(
        query,
        (
            (pk, f"{name} {short}")
            for pk, name, short, symbol in rows
            if query.matches(fold(f"{name} {short} {symbol}"))
        ),
    )


def show_agencies(actor, keys: list[int]) -> list[Hit]:
    """With the kind of body."""
    rows = Agency.objects.in_bulk(keys)
    return [
        Hit(rows[pk].name, room("organisation:agency", pk), (rows[pk].get_kind_display(),))
        for pk in keys
    ]


def find_evidence(actor, query: Query) -> list[int]:
    """Evidence by title: through the full-text index, or row by row where an agency sees few."""
    if not actor.has_role(*PROVINCE_READERS):
        return _find_own_evidence(actor, query)
    rows = visible(actor, search_index.matching(list(query.words))).filter(withdrawn_at=None)
    newest = rows.order_by("-happened_on", "-pk")
    exact = _exact(newest, query)
    rest = newest.values_list("pk", "title")[:LIMIT]
    known = set(exact)
    return [*exact, *_ranked(query, ((pk, t) for pk, t in rest if pk not in known))][:LIMIT]


def _find_own_evidence(actor, query: Query) -> list[int]:
    rows = visible(actor, Evidence).filter(withdrawn_at=None).order_by("-happened_on", "-pk")
    told = rows.values_list("pk", "title", "title_folded")
    return _ranked(query, ((pk, title) for pk, title, folded in told if query.matches(folded)))[
        :LIMIT
    ]


def _exact(rows: QuerySet[Evidence], query: Query) -> list[int]:
    """Rows that hold the typed accents; none are sought when none were typed."""
    if fold(query.typed) == query.typed.lower():
        return []
    spellings = {query.typed, query.typed.lower(), query.typed.capitalize()}
    wanted = Q()
    for spelling in spellings:
        wanted |= Q(title__contains=spelling)
    return list(rows.filter(wanted).values_list("pk", flat=True)[:LIMIT])


def show_evidence(actor, keys: list[int]) -> list[Hit]:
    """With kind, day and agency."""
    rows = Evidence.objects.select_related("agency").in_bulk(keys)
    return [
        Hit(
            row.title,
            reverse("plans:evidence", args=[pk]),
            (
                row.get_kind_display(),
                row.happened_on.strftime("%d/%m/%Y"),
                row.agency.short_name,
            ),
        )
        for pk in keys
        if (row := rows.get(pk))
    ]


def find_reports(actor, query: Query) -> list[int]:
    """Agencies' reports: by name, year and agency first, then by what they say."""
    named = _named_reports(actor, query)
    saying = reports_saying(actor=actor, words=query.words, typed=query.typed, limit=LIMIT)
    return list(dict.fromkeys([*named, *saying]))[:LIMIT]


def _named_reports(actor, query: Query) -> list[int]:
    rows = (
        visible(actor, AgencyReport)
        .order_by("-round__year", "agency__order")
        .values_list("pk", "round__regime__name", "round__year", "agency__name")[:LIMIT]
    )
    told = ((pk, f"{name} {year} {agency}") for pk, name, year, agency in rows)
    return _ranked(query, ((pk, text) for pk, text in told if query.matches(fold(text))))


def show_reports(actor, keys: list[int]) -> list[Hit]:
    """With the state of each report, and the words around what was sought."""
    texts = texts_to_show(actor=actor, keys=keys)
    rows = AgencyReport.objects.select_related("agency", "round__regime").in_bulk(keys)
    return [
        Hit(
            f"{row.round} — {row.agency}",
            room("reports:report", pk) or room("reports:index"),
            (row.get_state_display(),),
            texts.get(pk, ""),
        )
        for pk in keys
        if (row := rows.get(pk))
    ]


KINDS = (
    Kind("nhiem-vu", _("Nhiệm vụ"), "tasks", find_tasks, show_tasks),
    Kind("don-vi", pgettext_lazy("danh sách", "Đơn vị"), "agency", find_agencies, show_agencies),
    Kind("minh-chung", _("Minh chứng"), "evidence", find_evidence, show_evidence),
    Kind("bao-cao", _("Báo cáo"), "report", find_reports, show_reports),
)
