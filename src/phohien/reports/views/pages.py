"""The page of an agency's report, shared by reading, saving and deciding."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.reports import selectors, services
from phohien.reports.errors import EditedMeanwhile
from phohien.reports.figures import LABELS, Figures, agency_figures
from phohien.reports.filling import FILLED
from phohien.reports.forms import ReasonForm, SectionsForm
from phohien.reports.models import AgencyReport, ReportVersion
from phohien.reports.outline import level_of
from phohien.reports.reading import sections_of
from phohien.reports.workflow import EDITABLE
from phohien.security.policies import may, require, visible
from phohien.security.selectors import history

Then = Callable[[HttpRequest, AgencyReport], HttpResponse]
LONG_FIGURE = 100_000


@dataclass(slots=True)
class Line:
    """One entry of the outline on the form; ``theirs`` is what another person saved meanwhile."""

    key: str
    label: str
    title: str
    level: int
    field: object = None
    mark: object = None
    can_refill: bool = False
    theirs: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether this is a section to write in which nothing stands."""
        return self.field is not None and not (self.field.value() or "").strip()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with the address of what it counts."""

    name: str
    label: str
    value: int
    url: str

    @property
    def is_long(self) -> bool:
        """Whether the number needs more room than a tile has."""
        return self.value >= LONG_FIGURE


def may_edit(user, report: AgencyReport) -> bool:
    """Whether this person can write the report as it stands."""
    return report.state in EDITABLE and may(user, "write", report)


def crumbs(request: HttpRequest, report: AgencyReport, here: str = "") -> list[tuple[str, str]]:
    """From the overview down to the page."""
    trail = [(_("Báo cáo"), reverse("reports:index"))]
    if may(request.user, "list_agencies", report.round):
        trail.append((str(report.round), reverse("reports:agencies", args=[report.round_id])))
    if not here:
        return [*trail, (report.agency.short_name, "")]
    return [*trail, (report.agency.short_name, report.get_absolute_url()), (here, "")]


def figure_rows(report: AgencyReport, figures: Figures) -> list[FigureRow]:
    """Figures that are not nothing, each with its link."""
    rows = []
    for name, label in LABELS.items():
        value = getattr(figures, name)
        url = reverse("reports:figure", args=[report.round_id, name])
        if value:
            rows.append(FigureRow(name, label, value, f"{url}?don_vi={report.agency_id}"))
    return rows


def form_lines(outline: list[dict], form: SectionsForm, theirs: dict[str, str]) -> list[Line]:
    """The outline in order with its fields."""
    lines = []
    for entry in outline:
        line = Line(entry["key"], entry["label"], entry["title"], level_of(entry))
        if entry["fill"]:
            line.field, line.mark = form[line.key], form[f"cu-{line.key}"]
            line.can_refill = entry["fill"] in FILLED
            line.theirs = theirs.get(line.key)
        lines.append(line)
    return lines


def show(
    request: HttpRequest,
    report: AgencyReport,
    *,
    form: SectionsForm | None = None,
    reason_form: ReasonForm | None = None,
    theirs: dict[str, str] | None = None,
    rescued: SectionsForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; ``rescued`` holds what was typed into a report that can no longer be edited."""
    user = request.user
    version = report.versions.select_related("submitted_by").first()
    editable = may_edit(user, report)
    context = {
        "report": report,
        "round": report.round,
        "editable": editable,
        "may_submit": editable and may(user, "submit", report),
        "may_decide": may(user, "decide", report),
        "reason_form": reason_form or ReasonForm(),
        "versions": visible(user, ReportVersion).filter(report=report),
        "rescued": [
            (rescued[e["key"]].label, rescued.data.get(e["key"], "")) for e in rescued.entries
        ]
        if rescued
        else [],
        # Its entries quote the text, so they are for those who may read it at every stage.
        "history": history(actor=user, on=report, limit=10)
        if may(user, "read_draft", report)
        else [],
        "crumbs": crumbs(request, report),
        **_texts(user, report, version, editable, form, theirs or {}),
    }
    return render(request, "reports/report.html", context, status=status)


def _texts(user, report, version, editable, form, theirs) -> dict:
    """The text to edit or to read, and the figures that go with it."""
    if editable:
        form = form or SectionsForm(report.round.outline, report.sections)
        figures = agency_figures(report.round, report.agency_id)
        lines = form_lines(report.round.outline, form, theirs)
        empty = [line for line in lines if line.is_empty]
        rows = figure_rows(report, figures)
        return {"form": form, "lines": lines, "empty": empty, "figures": rows}
    live = report.is_in_hand or may(user, "read_draft", report)
    texts = report.sections if live or version is None else version.sections
    figures = agency_figures(report.round, report.agency_id)
    if version is not None and (report.is_in_hand or not live):
        figures = Figures(**version.figures)
    sections = sections_of(report.round.outline, texts)
    return {"sections": sections, "figures": figure_rows(report, figures), "shown_live": live}


def save_or_show(
    request: HttpRequest, report: AgencyReport, then: Then, without: str = ""
) -> HttpResponse:
    """Save the typed sections and do ``then``, both or neither; on an error show what was typed.

    ``without`` names a section that ``then`` writes itself.
    """
    require(request.user, "write", report)
    form = SectionsForm(report.round.outline, report.sections, request.POST)
    if not form.is_valid():
        return show(request, report, form=form, status=422)
    try:
        with transaction.atomic():
            typed = {key: text for key, text in form.sections.items() if key != without}
            services.write_sections(
                actor=request.user, report=report, sections=typed, seen=form.seen
            )
            return then(request, report)
    except EditedMeanwhile as error:
        return _show_both(request, report, form, error)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return show(request, report, form=form, status=422)
    except RuleBroken as error:
        return _rescue(request, report, form, error)


def _show_both(request, report: AgencyReport, form: SectionsForm, error: EditedMeanwhile):
    fresh = selectors.get_report(actor=request.user, pk=report.pk)
    theirs = {key: fresh.sections.get(key, "") for key in error.keys}
    for key in error.keys:
        form.add_error(key, error.message)
    form.catch_up(fresh.sections, error.keys)
    return show(request, fresh, form=form, theirs=theirs, status=409)


def _rescue(request, report: AgencyReport, form: SectionsForm, error: RuleBroken) -> HttpResponse:
    """The state changed under the writer's hands: say so and give the typed text back."""
    fresh = selectors.get_report(actor=request.user, pk=report.pk)
    messages.error(request, error.message)
    if may_edit(request.user, fresh):
        return show(request, fresh, form=form, status=409)
    return show(request, fresh, rescued=form, status=409)
