"""Finding reports by what they say. A text is found by exactly those who may read it.

The draft under ``read_draft``, what was sent under the rule of sent versions.
"""

from collections.abc import Sequence

from django.db.models import Case, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Value, When

from phohien.reports.enums import TextKind
from phohien.reports.models import AgencyReport, ReportText, ReportVersion
from phohien.reports.texts import plain_of, words_of
from phohien.security.policies import visible


def keep_text(report: AgencyReport, kind: str) -> None:
    """Make the text of ``report`` as it now stands findable, within the caller's transaction."""
    plain = plain_of(report.sections)
    ReportText.objects.update_or_create(
        report=report, kind=kind, defaults={"plain": plain.lower(), "words": words_of(plain)}
    )


def readable_texts(*, actor) -> QuerySet[ReportText]:
    """The texts that the actor may read."""
    here = {"pk": OuterRef("report_id")}
    drafts = visible(actor, visible(actor, AgencyReport), "read_draft").filter(**here)
    sent = visible(actor, ReportVersion).filter(report_id=OuterRef("report_id"))
    return ReportText.objects.filter(
        Q(Exists(drafts), kind=TextKind.DRAFT) | Q(Exists(sent), kind=TextKind.SENT)
    )


def reports_saying(*, actor, words: Sequence[str], typed: str, limit: int) -> list[int]:
    """Keys of at most ``limit`` reports whose readable text has every accent-free word.

    A word counts where it begins a syllable. Texts with ``typed`` itself, accents and all, come
    first, then the newest year.
    """
    rows = readable_texts(actor=actor)
    for word in words:
        rows = rows.filter(words__contains=f" {word}")
    is_exact = Case(
        When(plain__contains=typed.lower(), then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    found = rows.values("report_id").annotate(exact=Max(is_exact))
    order = ("-exact", "-report__round__year", "report__agency__order", "report_id")
    return [row["report_id"] for row in found.order_by(*order)[:limit]]


def texts_to_show(*, actor, keys: Sequence[int]) -> dict[int, str]:
    """Report key → its text as the actor may read it: the draft, else what was last sent."""
    drafts = visible(actor, visible(actor, AgencyReport), "read_draft").filter(pk__in=keys)
    found = {row.pk: plain_of(row.sections) for row in drafts}
    rest = [pk for pk in keys if pk not in found]
    sent = visible(actor, ReportVersion).filter(report__in=rest).order_by("number")
    return found | {row.report_id: plain_of(row.sections) for row in sent}
