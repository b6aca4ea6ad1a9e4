"""The six figures: for a year or other days, of an agency or the province; the yearly report."""

import datetime as dt
import io
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel import clock, listing, spreadsheet
from phohien.kernel.errors import NotVisible
from phohien.kernel.posting import posted
from phohien.organisation.enums import PROVINCE_READERS
from phohien.organisation.models import Agency
from phohien.organisation.policies import require_any
from phohien.security.policies import get_visible, may, require, visible
from phohien.spokespersons import documents, services
from phohien.spokespersons.documents.report import figures_of
from phohien.spokespersons.figures import LABELS, Figure, Part, figures, parts_of
from phohien.spokespersons.forms.parts import ReasonForm
from phohien.spokespersons.forms.work import PeriodForm, ReportForm, SendForm
from phohien.spokespersons.models import Inquiry, SpeakingReport
from phohien.spokespersons.periods import Period, current_year, due_before, year_of
from phohien.spokespersons.policies import DESK
from phohien.spokespersons.selectors.figures import agencies_in, by_agency
from phohien.spokespersons.views.acting import DOCX, act, attempt, download, trail
from vanban.writing import write

ROWS = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    period: Period
    agency: Agency | None
    year: int | None  # None when it is not a year of the decree

    @property
    def query(self) -> str:
        pairs = {"tu": self.period.start, "den": self.period.end}
        if self.year is not None:
            pairs = {"nam": self.year}
        if self.agency is not None:
            pairs["don_vi"] = self.agency.pk
        return urlencode(pairs)


def _asked(request: HttpRequest) -> Asked:
    """From the address; for who does not see the province, their own agency."""
    form = PeriodForm(request.GET)
    form.is_valid()
    start, end = form.cleaned_data.get("tu"), form.cleaned_data.get("den")
    agency = _agency(request)
    if start and end and not form.errors:
        return Asked(Period(start, end), agency, None)
    given = request.GET.get("nam", "")
    year = int(given) if given.isdecimal() and 2020 <= int(given) <= 2100 else current_year()
    return Asked(year_of(year), agency, year)


def _agency(request: HttpRequest) -> Agency | None:
    """An agency of which one may read inquiries; the province (None) for its readers only."""
    rows = agencies_in(actor=request.user)
    given = request.GET.get("don_vi", "")
    if given.isdecimal():
        found = rows.filter(pk=int(given)).first()
        if found is None:
            raise NotVisible()
        return found
    if request.user.has_role(*PROVINCE_READERS):
        return None
    found = rows.first()
    if found is None:
        raise NotVisible()
    return found


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The six, each leading to what it counts; the province's with a line per agency."""
    require_any(request.user, "view", Inquiry)
    asked = _asked(request)
    report = _report(request.user, asked)
    context = {
        "asked": asked,
        "figures": figures(asked.period, asked.agency),
        "years": range(current_year(), 2025, -1),
        "agencies": agencies_in(actor=request.user),
        "period_form": PeriodForm(
            initial={"tu": asked.period.start, "den": asked.period.end}, auto_id="ky_%s"
        ),
        "rows": by_agency(asked.period) if asked.agency is None else [],
        "report": report,
        "due": due_before(asked.year) if asked.year else None,
        "may_report": asked.year and _may_report(request.user, asked.agency),
        "crumbs": trail((_("Số liệu và báo cáo năm"), "")),
    }
    return render(request, "spokespersons/figures.html", context)


def _report(user, asked: Asked) -> SpeakingReport | None:
    rows = visible(user, SpeakingReport).filter(agency=asked.agency, year=asked.year or 0)
    return rows.first()


def _may_report(user, agency: Agency | None) -> bool:
    if agency is None:
        return user.has_role(*DESK)
    return may(user, "answer_press", agency)


@login_required
@require_safe
def figure(request: HttpRequest, number: int) -> HttpResponse:
    """The rows that a figure counts, and beside a ratio those that it does not."""
    require_any(request.user, "view", Inquiry)
    if number not in LABELS:
        raise NotVisible()
    asked = _asked(request)
    parts = parts_of(number, asked.period, asked.agency)
    value = sum(part.counted.count() for part in parts)
    of = None if parts[0].total is None else sum(part.total.count() for part in parts)
    context = {
        "asked": asked,
        "figure": Figure(number, value, of),
        "parts": (shown := [_page(request, part) for part in parts]),
        "longest": max((part["page"] for part in shown), key=lambda page: page.paginator.count),
        "crumbs": trail(
            (_("Số liệu và báo cáo năm"), f"{reverse('spokespersons:figures')}?{asked.query}"),
            (_("Chỉ tiêu %(number)s") % {"number": number}, ""),
        ),
    }
    return render(request, "spokespersons/figure.html", context)


def _page(request: HttpRequest, part: Part) -> dict:
    """One kind of rows: all that it is counted out of, the counted ones marked.

    What the person may not see is counted but not shown; the page says how many those are.
    """
    every = part.counted if part.total is None else part.total
    rows = visible(request.user, every)
    page = Paginator(rows, ROWS).get_page(request.GET.get(listing.PAGE))
    asked = request.GET.get(listing.PAGE, "1")
    is_beyond = asked.isdecimal() and int(asked) > page.number  # the other list is longer
    shown = [] if is_beyond else list(page)
    keys = [row.pk for row in shown]
    counted = set(part.counted.filter(pk__in=keys).values_list("pk", flat=True))
    return {
        "kind": part.kind, "page": page, "rows": shown, "counted": counted,
        "is_ratio": part.total is not None, "is_beyond": is_beyond,
        "hidden": every.count() - page.paginator.count,
    }  # fmt: skip


@login_required
@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """The six figures, and for the province a sheet with a line per agency."""
    require_any(request.user, "view", Inquiry)
    asked = _asked(request)
    lines = by_agency(asked.period) if asked.agency is None else []
    span = f"{asked.period.start:%d/%m/%Y}–{asked.period.end:%d/%m/%Y}"
    title = _("Số liệu phát ngôn và cung cấp thông tin cho báo chí, %(span)s") % {"span": span}
    body = documents.write_workbook(
        title, figures(asked.period, asked.agency), [(row.name, found) for row, found in lines]
    )
    return download(body, spreadsheet.XLSX, f"so-lieu-phat-ngon-{asked.period.end:%Y%m%d}.xlsx")


@login_required
@require_POST
def open_report(request: HttpRequest) -> HttpResponse:
    """The report of a year; made when it is not there yet."""
    given, whose = request.POST.get("nam", ""), request.POST.get("don_vi", "")
    year = int(given) if given.isdecimal() and 2020 <= int(given) <= 2100 else current_year()
    agency = get_visible(request.user, Agency, pk=int(whose)) if whose.isdecimal() else None
    row = services.open_report(actor=request.user, agency=agency, year=year)
    return redirect("spokespersons:report", pk=row.pk)


@login_required
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Figures by themselves, difficulties and proposals by a person, the document."""
    row = _visible_report(request.user, pk)
    form = ReportForm(posted(request), initial=_words(row))
    if form.is_bound:
        require(request.user, "write", row)
        if attempt(form, lambda: _write(request.user, row, form.cleaned_data)):
            messages.success(request, _("Đã lưu báo cáo."))
            return redirect("spokespersons:report", pk=pk)
    return _show(request, row, form)


def _visible_report(user, pk: int) -> SpeakingReport:
    get_visible(user, SpeakingReport, pk=pk)
    return SpeakingReport.objects.select_related("agency", "edited_by", "sent_by").get(pk=pk)


def _words(row: SpeakingReport) -> dict:
    seen = row.edited_at.isoformat() if row.edited_at else ""
    return {"difficulties": row.difficulties, "proposals": row.proposals, "seen": seen}


def _write(user, row: SpeakingReport, found: dict) -> SpeakingReport:
    seen = _moment(found.get("seen", ""))
    words = {name: found[name] for name in ("difficulties", "proposals")}
    return services.write_report(actor=user, report=row, seen=seen, **words)


def _moment(text: str) -> dt.datetime | None:
    try:
        found = parse_datetime(text) if text else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def _show(request, row: SpeakingReport, form, status: int | None = None, **forms) -> HttpResponse:
    asked = Asked(Period(row.starts_on, row.ends_on), row.agency, row.year)
    context = {
        "report": row,
        "form": form,
        "figures": figures_of(row),
        "asked": asked,
        "due": due_before(row.year),
        "is_over": clock.today() > row.ends_on,
        "writes": may(request.user, "write", row),
        "sends": may(request.user, "send", row),
        "send_form": SendForm(),
        "reason_form": ReasonForm(),
        **forms,
        "crumbs": trail(
            (_("Số liệu và báo cáo năm"), f"{reverse('spokespersons:figures')}?{asked.query}"),
            (_("Báo cáo năm %(year)s") % {"year": row.year}, ""),
        ),
    }
    status = status or (422 if form.is_bound else 200)
    return render(request, "spokespersons/report.html", context, status=status)


@login_required
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Signed and sent; the figures of this moment stand."""
    row = _visible_report(request.user, pk)
    require(request.user, "send", row)
    form = SendForm(request.POST)
    if not form.is_valid():
        return _show(request, row, ReportForm(initial=_words(row)), 422, send_form=form)
    do = services.send_report
    return act(
        request, lambda: do(actor=request.user, report=row, **form.cleaned_data),
        _("Đã ghi gửi báo cáo; số liệu được giữ nguyên như lúc gửi."), "spokespersons:report", pk,
    )  # fmt: skip


@login_required
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    row = _visible_report(request.user, pk)
    require(request.user, "send", row)
    do, reason = services.reopen_report, request.POST.get("reason", "")
    return act(
        request, lambda: do(actor=request.user, report=row, reason=reason),
        _("Đã mở lại; số liệu tính theo sổ hiện nay."), "spokespersons:report", pk,
    )  # fmt: skip


@login_required
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as .docx; the same words and figures give the same bytes."""
    row = _visible_report(request.user, pk)
    body = io.BytesIO()
    write(documents.report_document(row), body)
    return download(body.getvalue(), DOCX, f"bao-cao-phat-ngon-{row.year}.docx")
