"""After the visit: the report, the articles, what came of a violation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.kernel.posting import posted
from phohien.press_desk import letters, selectors, services
from phohien.press_desk.forms import NumberForm, ReportForm, SanctionForm
from phohien.press_desk.models import LinkedArticle, PressRequest, Violation, VisitReport
from phohien.press_desk.sealing import unseal
from phohien.press_desk.views.saying import DOCX, blame, crumbs, download
from phohien.press_monitoring import selectors as monitoring
from phohien.security.policies import get_visible, require
from vanban.writing import render as render_document

SHOWN = 30


def _of_desk(request: HttpRequest, pk: int) -> PressRequest:
    found = selectors.get_request(actor=request.user, pk=pk)
    require(request.user, "handle", found)
    return found


@login_required
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it; it leaves as a document and is noted as sent on the request's page."""
    found = _of_desk(request, pk)
    row = _report_of(found)
    form = ReportForm(unseal(row.sealed) or {}, posted(request))
    if form.is_bound and form.is_valid():
        try:
            services.write_report(actor=request.user, request=found, sections=form.cleaned_data)
            messages.success(request, _("Đã lưu báo cáo."))
            return redirect("press_desk:report", pk=pk)
        except (InvalidInput, RuleBroken) as error:
            blame(form, error)
    context = {
        "item": found,
        "report": row,
        "form": form,
        "crumbs": crumbs(
            (found.code, reverse("press_desk:request", args=[pk])), (_("Báo cáo"), "")
        ),
    }
    status = 422 if form.is_bound else 200
    return render(request, "press_desk/report.html", context, status=status)


def _report_of(found: PressRequest) -> VisitReport:
    row = getattr(found, "report", None)
    if row is None:
        raise NotVisible()
    return row


@login_required
@require_safe
def report_file(request: HttpRequest, pk: int) -> HttpResponse:
    """In the form of Decree 30/2020."""
    row = _report_of(_of_desk(request, pk))
    if not row.sealed:
        raise NotVisible()
    body = render_document(letters.visit_report(row))
    return download(body, DOCX, f"bao-cao-{row.request.code.lower()}.docx")


@login_required
@require_http_methods(["GET", "POST"])
def articles(request: HttpRequest, pk: int) -> HttpResponse:
    """Search monitoring for what came of the visit; link or leave."""
    found = _of_desk(request, pk)
    if request.method == "POST":
        number = request.POST.get("article", "")
        if not number.isdecimal():
            raise NotVisible()
        article = monitoring.article_for(request.user, int(number))
        services.link_article(actor=request.user, request=found, article=article)
        messages.success(request, _("Đã nối bài “%(title)s”.") % {"title": article.title})
        return redirect("press_desk:articles", pk=pk)
    text = request.GET.get("q", found.outlet)
    rows = monitoring.search_articles(actor=request.user, text=text, since=found.received_at)
    linked = list(selectors.linked_articles(actor=request.user, request=found))
    known = {row.article_id for row in linked}
    context = {
        "item": found,
        "text": text,
        "rows": [row for row in rows[:SHOWN] if row.pk not in known],
        "linked": linked,
        "crumbs": crumbs(
            (found.code, reverse("press_desk:request", args=[pk])), (_("Bài báo"), "")
        ),
    }
    return render(request, "press_desk/articles.html", context)


@login_required
@require_POST
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_visible(request.user, LinkedArticle, pk=pk)
    number = row.request_id
    services.unlink_article(actor=request.user, link=row)
    messages.success(request, _("Đã bỏ nối bài này."))
    return redirect("press_desk:articles", pk=number)


@login_required
@require_POST
def violation(request: HttpRequest, pk: int) -> HttpResponse:
    """``viec``: bao (told the Ministry), xu-ly (what it decided), thoi (no longer suspended)."""
    row = get_visible(request.user, Violation, pk=pk)
    require(request.user, "handle", row)
    try:
        said = _act(request, row)
        messages.success(request, said)
    except (InvalidInput, RuleBroken) as error:
        messages.error(request, error.message)
    return redirect("press_desk:request", pk=row.request_id)


def _act(request: HttpRequest, row: Violation) -> str:
    verb = request.POST.get("viec", "")
    if verb == "thoi":
        services.lift_suspension(actor=request.user, violation=row)
        return _("Đã thôi tạm đình chỉ.")
    if verb == "bao":
        form = NumberForm(None, request.POST)
        number = form.cleaned_data["number"] if form.is_valid() else ""
        services.notify_ministry(actor=request.user, violation=row, number=number)
        return _("Đã ghi việc báo Bộ Ngoại giao; Bộ xử lý trong 24 giờ từ khi nhận.")
    form = SanctionForm(request.POST)
    sanction = form.cleaned_data["sanction"] if form.is_valid() else ""
    services.note_sanction(actor=request.user, violation=row, sanction=sanction)
    return _("Đã ghi hình thức Bộ Ngoại giao xử lý.")
