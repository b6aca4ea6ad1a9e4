"""The consolidated report: figures, who is late or missing, the text and its files."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phohien.kernel.errors import InvalidInput
from phohien.organisation.policies import require_any
from phohien.reports import selectors, services
from phohien.reports.charts import language_bars, report_bars, state_bars
from phohien.reports.compiling import Compiled, compile_round
from phohien.reports.composing import compose, gather
from phohien.reports.documents import consolidated_document, write_workbook
from phohien.reports.errors import EditedMeanwhile
from phohien.reports.figures import LABELS
from phohien.reports.forms import SectionsForm
from phohien.reports.models import ReportRound
from phohien.reports.reading import sections_of
from phohien.reports.views.files import docx_response, xlsx_response
from phohien.reports.views.pages import FigureRow, form_lines
from phohien.security.policies import may, require


def _round(request: HttpRequest, pk: int) -> ReportRound:
    """The round, for those who read the consolidated report."""
    require_any(request.user, "read_compiled", ReportRound)
    return selectors.get_round(actor=request.user, pk=pk)


@login_required
@require_safe
def compiled(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything on one page; each figure opens what it counts."""
    found = compile_round(_round(request, pk))
    context = {
        "round": found.round,
        "compiled": found,
        "figures": _figures(found),
        "charts": [report_bars(found), state_bars(found.figures), language_bars(found.figures)],
        "sections": sections_of(found.round.outline, compose(found)),
        "edited": set(found.round.sections),
        "may_compile": may(request.user, "compile", found.round),
        "crumbs": _crumbs(found.round),
    }
    return render(request, "reports/compiled.html", context)


def _crumbs(round: ReportRound, here: str = "") -> list[tuple[str, str]]:
    trail = [(_("Báo cáo"), reverse("reports:index"))]
    trail.append((str(round), reverse("reports:agencies", args=[round.pk])))
    if not here:
        return [*trail, (_("Tổng hợp"), "")]
    return [*trail, (_("Tổng hợp"), reverse("reports:compiled", args=[round.pk])), (here, "")]


def _figures(found: Compiled) -> list[FigureRow]:
    return [
        FigureRow(
            name,
            label,
            getattr(found.figures, name),
            reverse("reports:figure", args=[found.round.pk, name]),
        )
        for name, label in LABELS.items()
    ]


@dataclass(frozen=True, slots=True)
class Draft:
    """The gathered draft, the text to show, and what is stored over the draft."""

    gathered: dict[str, str]
    shown: dict[str, str]
    saved: dict[str, str]


def _draft(round: ReportRound) -> Draft:
    gathered = gather(compile_round(round))
    shown = gathered | {key: text for key, text in round.sections.items() if text}
    return Draft(gathered, shown, round.sections)


@login_required
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit the text; ``tu_dong`` names a section that goes back to the gathered draft."""
    round = _round(request, pk)
    require(request.user, "compile", round)
    draft = _draft(round)
    if request.method == "GET":
        form = SectionsForm(round.outline, draft.shown, saved=draft.saved)
        return _form_page(request, round, form, draft)
    form = SectionsForm(round.outline, draft.shown, request.POST, saved=draft.saved)
    if not form.is_valid():
        return _form_page(request, round, form, draft, status=422)
    typed = _typed(form, draft, request.POST.get("tu_dong", ""))
    try:
        services.write_compiled(actor=request.user, round=round, sections=typed, seen=form.seen)
    except EditedMeanwhile as error:
        return _both(request, pk, form, error)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return _form_page(request, round, form, draft, status=422)
    messages.success(request, _("Đã lưu báo cáo tổng hợp."))
    return redirect("reports:compiled", pk=pk)


def _typed(form: SectionsForm, draft: Draft, automatic: str) -> dict[str, str]:
    """What differs from the gathered draft; equal text stays automatic."""
    return {
        key: "" if key == automatic or _same(text, draft.gathered.get(key, "")) else text
        for key, text in form.sections.items()
    }


def _same(one: str, other: str) -> bool:
    return one.replace("\r\n", "\n").strip() == other.strip()


def _both(request: HttpRequest, pk: int, form: SectionsForm, error: EditedMeanwhile):
    round = _round(request, pk)
    draft = _draft(round)
    for key in error.keys:
        form.add_error(key, error.message)
    form.catch_up(draft.saved, error.keys)
    theirs = {key: draft.shown.get(key, "") for key in error.keys}
    return _form_page(request, round, form, draft, theirs=theirs, status=409)


def _form_page(request, round, form, draft: Draft, *, theirs=None, status: int = 200):
    context = {
        "round": round,
        "form": form,
        "lines": form_lines(round.outline, form, theirs or {}),
        "edited": {key for key, text in draft.saved.items() if text},
        "saver": round.edited_by,
        "saved_at": round.edited_at,
        "crumbs": _crumbs(round, _("Sửa lời văn")),
    }
    return render(request, "reports/write_compiled.html", context, status=status)


@login_required
@require_safe
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The Word file in the form of Decree 30/2020/NĐ-CP."""
    round = _round(request, pk)
    name = _("%(round)s tổng hợp") % {"round": round}
    return docx_response(consolidated_document(compile_round(round)), name)


@login_required
@require_safe
def xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The annex of figures."""
    round = _round(request, pk)
    found = compile_round(round)
    name = _("%(round)s số liệu tổng hợp") % {"round": round}
    return xlsx_response(lambda file: write_workbook(found, file), name)
