"""What agencies owe: the list, and the page where an agency says how far it is."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phohien.kernel import listing, spreadsheet
from phohien.kernel.errors import NotAllowed, NotVisible, RuleBroken
from phohien.plans import selectors, services, tables
from phohien.plans.enums import AssignmentState, EvidenceKind
from phohien.plans.forms import AssignmentFilter, ProgressForm
from phohien.plans.models import Assignment, Evidence
from phohien.plans.settled import require_updatable
from phohien.plans.views.plans import trail
from phohien.security.policies import may
from phohien.security.selectors import history


@login_required
@require_safe
def assignment_list(request: HttpRequest) -> HttpResponse:
    """The list with its filters, counts by state, and the same rows as XLSX."""
    form = AssignmentFilter(request.user, request.GET)
    criteria = form.criteria()
    rows = selectors.assignments(actor=request.user, **criteria)
    rows = listing.ordered(request.GET, rows, tables.ASSIGNMENTS)
    if listing.wants_export(request.GET):
        title = _("Việc được giao")
        return spreadsheet.respond("viec-duoc-giao.xlsx", title, tables.ASSIGNMENTS, rows)
    states = _states(request, criteria)
    context = {
        "form": form,
        "plan": form.plan,
        "page": listing.page_of(request.GET, rows, count=_count(states, criteria["state"])),
        "states": states,
        "own": [agency for _role, agency in request.user.live_grants if agency],
    }
    return render(request, "plans/assignment_list.html", context)


def _states(request: HttpRequest, criteria: dict) -> list[tuple[str, str, int]]:
    """``(state, label, count)`` under the other filters, so that a chip tells what it opens."""
    rows = selectors.assignments(actor=request.user, **{**criteria, "state": ""})
    counts = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    return [(value, label, counts.get(value, 0)) for value, label in AssignmentState.choices]


def _count(states: list[tuple[str, str, int]], asked: str) -> int:
    return sum(count for value, _label, count in states if not asked or value == asked)


@login_required
@require_safe
def assignment_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What is owed, by when, the state, and the evidence."""
    assignment = selectors.get_assignment(actor=request.user, pk=pk)
    return _show(request, assignment, _progress_form(assignment))


def _progress_form(assignment: Assignment) -> ProgressForm:
    return ProgressForm(
        initial={
            "state": assignment.state if assignment.state != AssignmentState.NO_UPDATE else "",
            "note": assignment.note,
            "reason": assignment.reason,
        }
    )


def _show(request: HttpRequest, assignment: Assignment, form: ProgressForm, status: int = 200):
    may_update = may(request.user, "update", assignment)
    proofs = list(assignment.evidence.order_by("withdrawn_at", "-happened_on", "-pk"))
    reusable = selectors.reusable_evidence(actor=request.user, assignment=assignment)
    context = {
        "assignment": assignment,
        "task": assignment.task,
        "form": form,
        "may_update": may_update,
        "may_assign": may(request.user, "assign", assignment.task),
        "evidence": [row for row in proofs if not row.withdrawn_at],
        "withdrawn": [row for row in proofs if row.withdrawn_at],
        "kinds": EvidenceKind.choices,
        "reusable": list(reusable) if may_update else [],
        "history": history(
            actor=request.user,
            on=assignment,
            also=(Evidence, [row.pk for row in proofs]),
            limit=12,
        ),
        "crumbs": trail(
            assignment.plan,
            (assignment.task.shown_code, reverse("plans:task", args=[assignment.task_id])),
            (assignment.agency.short_name, ""),
        ),
    }
    return render(request, "plans/assignment.html", context, status=status)


@login_required
@require_POST
def update(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the state, the note and the reason; what was typed stays when something is wrong."""
    assignment = selectors.get_assignment(actor=request.user, pk=pk)
    require_updatable(request.user, assignment)
    form = ProgressForm(request.POST)
    if form.is_valid():
        try:
            saved = services.update_progress(
                actor=request.user,
                assignment=assignment,
                step=form.step,
                note=form.cleaned_data["note"],
                reason=form.cleaned_data["reason"],
            )
        except (NotAllowed, NotVisible):
            raise
        except RuleBroken as error:
            form.add_error("reason" if error.code == "reason-missing" else "state", error.message)
        else:
            messages.success(
                request, _("Đã lưu: %(state)s.") % {"state": saved.get_state_display()}
            )
            return redirect("plans:assignment", pk=pk)
    return _show(request, assignment, form, status=422)
