"""The review of one page: paper on the left, restored words and tasks on the right."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phohien.intake import selectors, services
from phohien.intake.forms import HeaderForm
from phohien.intake.models import Intake, IntakeLine
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.security.policies import get_visible, may


@login_required
@require_GET
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One page of the paper beside what was read from it."""
    intake = get_visible(request.user, Intake, pk=pk)
    counts = selectors.doubt_counts(intake=intake)
    page = _page(request, intake)
    lines = selectors.page_lines(intake=intake, page=page)
    context = {
        "intake": intake,
        "page": page,
        "pages": [(n, counts.get(n, 0)) for n in range(1, intake.paper.page_count + 1)],
        "doubt_total": sum(counts.values()),
        "rows": [(line, selectors.pieces(line)) for line in lines],
        "tasks": selectors.page_tasks(intake=intake, lines=lines),
        "has_image": intake.paper.origin.startswith(("pdf", "image")),
        "may_review": may(request.user, "review", intake),
    }
    return render(request, "intake/review.html", context)


def _page(request: HttpRequest, intake: Intake) -> int:
    asked = request.GET.get("trang", "1")
    page = int(asked) if asked.isdecimal() else 1
    return min(max(page, 1), max(intake.paper.page_count, 1))


@login_required
@require_POST
def word(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Choose or type the right word."""
    line = _line(request, pk, number)
    given = request.POST
    try:
        line = services.correct_word(
            actor=request.user,
            line=line,
            start=int(given.get("start", -1)),
            end=int(given.get("end", -1)),
            was=given.get("was", ""),
            text=(given.get("typed") or given.get("text") or given.get("was", "")).strip(),
        )
    except (InvalidInput, RuleBroken, ValueError) as error:
        messages.error(request, getattr(error, "message", _("Vị trí của từ không hợp lệ.")))
    return _show_line(request, line)


@login_required
def line(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Correct a whole line."""
    row = _line(request, pk, number)
    if request.method == "POST":
        try:
            row = services.correct_line(
                actor=request.user, line=row, text=request.POST.get("text", "")
            )
        except InvalidInput as error:
            messages.error(request, error.message)
        return _show_line(request, row)
    return render(request, "intake/line.html", {"intake": row.intake, "line": row})


def _line(request: HttpRequest, pk: int, number: int) -> IntakeLine:
    intake = get_visible(request.user, Intake, pk=pk)
    return get_object_or_404(
        IntakeLine.objects.select_related("intake"), intake=intake, number=number
    )


def _show_line(request: HttpRequest, row: IntakeLine) -> HttpResponse:
    row.refresh_from_db()
    if request.htmx:
        context = {"line": row, "pieces": selectors.pieces(row), "intake": row.intake}
        return render(request, "intake/_line.html", context | {"may_review": True})
    address = reverse("intake:review", args=[row.intake_id])
    return HttpResponseRedirect(f"{address}?trang={row.page}#dong-{row.number}")


@login_required
def header(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct number, date, title, year."""
    intake = get_visible(request.user, Intake, pk=pk)
    form = HeaderForm(request.POST or None, initial=intake.header)
    if request.method == "POST" and form.is_valid():
        fields = form.cleaned_data
        fields["date"] = fields["date"].isoformat() if fields["date"] else intake.header.get("date")
        services.correct_header(actor=request.user, intake=intake, **fields)
        messages.success(request, _("Đã lưu phần đầu văn bản."))
        return redirect("intake:review", pk)
    return render(request, "intake/header.html", {"intake": intake, "form": form})
