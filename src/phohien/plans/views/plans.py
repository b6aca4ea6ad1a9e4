"""Plans: the list, the page of one, its differences, adoption, carrying over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phohien.kernel.errors import RuleBroken
from phohien.kernel.posting import posted
from phohien.plans import selectors, services
from phohien.plans.enums import ChangeKind, PlanState
from phohien.plans.forms import CarryOverForm
from phohien.plans.models import Assignment, Plan
from phohien.security.policies import may, require, visible
from phohien.security.selectors import history


def trail(plan: Plan | None = None, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """Crumbs from the list of plans downwards; an empty address marks the present page."""
    crumbs = [(_("Kế hoạch"), reverse("plans:plans"))]
    if plan is not None:
        crumbs.append(
            (_("Năm %(year)s") % {"year": plan.year}, reverse("plans:plan", args=[plan.pk]))
        )
    return [*crumbs, *more]


@login_required
@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """All plans the person may see, with how far each is."""
    seen = visible(request.user, Assignment).filter(withdrawn_at=None)
    by_plan = selectors.progress(seen, "plan_id")
    rows = [
        (plan, by_plan.get(plan.pk, selectors.Progress()))
        for plan in selectors.plans(actor=request.user)
    ]
    return render(request, "plans/plan_list.html", {"rows": rows})


@login_required
@require_safe
def plan_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan: sections and tasks with their progress, legal bases, what can be done now."""
    plan = selectors.get_plan(actor=request.user, pk=pk)
    outline = selectors.outline(actor=request.user, plan=plan)
    seen = visible(request.user, Assignment).filter(plan=plan, withdrawn_at=None)
    cited = selectors.bases(actor=request.user, plan=plan)
    context = {
        "plan": plan,
        "outline": outline,
        "task_count": sum(len(node.tasks) for node in outline),
        "total": selectors.progress(seen, "plan_id").get(plan.pk, selectors.Progress()),
        "bases": cited,
        "gone": [row for row in cited if row.validity.is_gone],
        "crumbs": trail(None, (_("Năm %(year)s") % {"year": plan.year}, "")),
        **_steps(request, plan),
    }
    return render(request, "plans/plan.html", context)


def _steps(request: HttpRequest, plan: Plan) -> dict:
    """What this person can do with the plan now, and why not."""
    prepared = plan.state == PlanState.PREPARED
    may_carry = plan.previous_id and plan.previous.year != plan.year
    return {
        "waits": prepared,
        "may_adopt": prepared and may(request.user, "adopt", plan),
        "is_preparer": plan.prepared_by_id == request.user.pk,
        "may_carry": bool(may_carry) and may(request.user, "prepare", plan),
        "history": history(actor=request.user, on=plan, limit=8),
    }


@login_required
@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, with the consequence in words, then put the plan into force."""
    plan = selectors.get_plan(actor=request.user, pk=pk)
    require(request.user, "adopt", plan)
    if plan.state != PlanState.PREPARED:
        raise RuleBroken("adopted", _("Kế hoạch này đã được thông qua rồi."))
    if request.method == "POST":
        services.adopt_plan(actor=request.user, plan=plan)
        messages.success(request, _("Đã thông qua kế hoạch năm %(year)s.") % {"year": plan.year})
        return redirect("plans:plan", pk=plan.pk)
    context = {
        "plan": plan,
        "tasks": plan.tasks.count(),
        "agencies": plan.assignments.values("agency").distinct().count(),
        "assignments": plan.assignments.count(),
        "replaced": Plan.objects.filter(year=plan.year, state=PlanState.ADOPTED).first(),
        "crumbs": trail(plan, (_("Thông qua"), "")),
    }
    return render(request, "plans/adopt.html", context)


@login_required
@require_safe
def differences(request: HttpRequest, pk: int) -> HttpResponse:
    """What this plan changed against the one before, by kind of change."""
    plan = selectors.get_plan(actor=request.user, pk=pk)
    rows = selectors.differences(actor=request.user, plan=plan)
    asked = request.GET.get("loai", "")
    kinds = [
        (kind.value, kind.label, sum(row.change == kind for row in rows)) for kind in ChangeKind
    ]
    context = {
        "plan": plan,
        "rows": [row for row in rows if not asked or row.change == asked],
        "kinds": kinds,
        "count": len(rows),
        "crumbs": trail(plan, (_("So với bản trước"), "")),
    }
    return render(request, "plans/differences.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def carry_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which unfinished work of last year's plan comes into this one."""
    plan = selectors.get_plan(actor=request.user, pk=pk)
    require(request.user, "prepare", plan)
    unfinished = selectors.unfinished_by_task(actor=request.user, plan=plan)
    form = CarryOverForm(unfinished, posted(request))
    if request.method == "POST" and form.is_valid():
        return _carry(request, plan, unfinished, set(form.cleaned_data["tasks"]))
    chosen = set(form["tasks"].value() or [])
    context = {
        "plan": plan,
        "form": form,
        "rows": [(row, str(row.task.pk) in chosen) for row in unfinished],
        "crumbs": trail(plan, (_("Chuyển tiếp việc chưa xong"), "")),
    }
    status = 422 if form.is_bound else 200
    return render(request, "plans/carry_over.html", context, status=status)


def _carry(request: HttpRequest, plan: Plan, unfinished, chosen: set[str]) -> HttpResponse:
    keys = [
        row.pk for found in unfinished if str(found.task.pk) in chosen for row in found.assignments
    ]
    count = services.carry_over(actor=request.user, plan=plan, assignment_ids=keys)
    messages.success(
        request,
        _("Đã chuyển tiếp %(count)s việc chưa xong vào kế hoạch năm %(year)s.")
        % {"count": count, "year": plan.year},
    )
    return redirect("plans:plan", pk=plan.pk)
