"""A task: its words, the law, who owes it; giving it and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel.errors import InvalidInput
from phohien.kernel.posting import posted
from phohien.organisation.models import AgencyGroup
from phohien.plans import selectors, services
from phohien.plans.enums import PlanState
from phohien.plans.forms import AssignForm, UnfoldForm
from phohien.plans.models import PlanTask
from phohien.plans.views.plans import trail
from phohien.security.policies import get_visible, may, require, visible

GIVABLE = (PlanState.PREPARED, PlanState.ADOPTED)


@login_required
@require_safe
def task_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One obligation of the plan."""
    task = selectors.get_task(actor=request.user, pk=pk)
    return _show(request, task, AssignForm(request.user))


def _show(request: HttpRequest, task: PlanTask, form: AssignForm, status: int = 200):
    own_bases, other_bases = selectors.task_bases(actor=request.user, task=task)
    rows = list(selectors.task_assignments(actor=request.user, task=task))
    standing = [row for row in rows if not row.withdrawn_at]
    context = {
        "task": task,
        "rows": rows,
        "standing": standing,
        "leaving": next((row for row in standing if str(row.pk) == request.GET.get("rut")), None),
        "done": sum(row.state == "done" for row in standing),
        "own_bases": own_bases,
        "other_bases": other_bases,
        "history": selectors.task_history(actor=request.user, task=task),
        "may_assign": may(request.user, "assign", task)
        and task.plan.state in ("prepared", "adopted"),
        "form": form,
        "groups": visible(request.user, AgencyGroup),
        "crumbs": trail(task.plan, (task.shown_code, "")),
    }
    return render(request, "plans/task.html", context, status=status)


@login_required
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the task to one agency, or change its role."""
    task = selectors.get_task(actor=request.user, pk=pk)
    require(request.user, "assign", task)
    form = AssignForm(request.user, request.POST)
    if form.is_valid():
        try:
            row = services.assign(actor=request.user, task=task, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field, error.message)
        else:
            _say(request, _("Đã giao việc cho %(agency)s.") % {"agency": row.agency})
            return redirect("plans:task", pk=task.pk)
    return _show(request, task, form, status=422)


@login_required
@require_http_methods(["GET", "POST"])
def unfold(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    """Give the task to the members of a group, with exceptions."""
    task = selectors.get_task(actor=request.user, pk=pk)
    require(request.user, "assign", task)
    found = get_visible(request.user, AgencyGroup, pk=group)
    form = UnfoldForm(found, posted(request))
    if request.method == "POST" and form.is_valid():
        count = services.assign_group(
            actor=request.user,
            task=task,
            agencies=form.cleaned_data["members"],
            role=form.cleaned_data["role"],
            via_group=found.name,
        )
        _say(
            request,
            ngettext(
                "Đã giao việc cho %(count)s đơn vị chưa có việc này.",
                "Đã giao việc cho %(count)s đơn vị chưa có việc này.",
                count,
            )
            % {"count": count},
        )
        return redirect("plans:task", pk=task.pk)
    context = {
        "task": task,
        "group": found,
        "form": form,
        "crumbs": trail(
            task.plan, (task.shown_code, reverse("plans:task", args=[task.pk])), (found.name, "")
        ),
    }
    status = 422 if form.is_bound else 200
    return render(request, "plans/unfold.html", context, status=status)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the task back from an agency."""
    assignment = selectors.get_assignment(actor=request.user, pk=pk)
    services.withdraw_assignment(actor=request.user, assignment=assignment)
    _say(request, _("Đã rút việc này khỏi %(agency)s.") % {"agency": assignment.agency})
    return redirect("plans:task", pk=assignment.task_id)


def _say(request: HttpRequest, sentence: str) -> None:
    messages.success(request, sentence)
