"""The found tasks: list, change, split, merge, move, re-assign."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phohien.intake import selectors, services
from phohien.intake.comparing import dropped
from phohien.intake.forms import AssigneesForm, TaskForm
from phohien.intake.models import Intake, IntakeTask
from phohien.intake.services.arranging import AssigneeInput
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.security.policies import get_visible, may


@login_required
@require_GET
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """All found tasks, what needs a look first, and what the earlier plan had."""
    intake = get_visible(request.user, Intake, pk=pk)
    rows = selectors.tasks(intake=intake)
    change = request.GET.get("thay-doi", "")
    context = {
        "intake": intake,
        "tasks": rows.filter(change=change) if change else rows,
        "change": change,
        "unknown": selectors.unknown_owners(intake=intake),
        "ownerless": selectors.ownerless(intake=intake),
        "dropped": dropped(intake),
        "may_review": may(request.user, "review", intake),
    }
    return render(request, "intake/tasks.html", context)


@login_required
def task(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    """One found task: its words, who owes it, and what else can be done to it."""
    row = _task(request, pk, task_pk)
    data = request.POST if request.method == "POST" else None
    form, owners = TaskForm(data, instance=row), _owners_form(row, data)
    if data is not None and form.is_valid() and owners.is_valid():
        row.refresh_from_db()
        try:
            _save(request.user, row, form, owners)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("Đã lưu nhiệm vụ %(code)s.") % {"code": row.shown_code})
            return redirect("intake:task", pk, task_pk)
    context = {"intake": row.intake, "task": row, "form": form, "owners": owners}
    context["others"] = row.intake.tasks.exclude(pk=row.pk)
    return render(request, "intake/task.html", context)


@transaction.atomic
def _save(actor, row: IntakeTask, form: TaskForm, owners: AssigneesForm) -> None:
    services.change_task(actor=actor, task=row, **form.cleaned_data)
    if owners.has_changed():
        services.set_assignees(actor=actor, task=row, assignees=_chosen(owners.cleaned_data))


def _chosen(given: dict) -> list[AssigneeInput]:
    left_out = tuple(agency.pk for agency in given["exceptions"])
    chosen = [AssigneeInput(agency=agency) for agency in given["agencies"]]
    return chosen + [AssigneeInput(group=group, exceptions=left_out) for group in given["groups"]]


def _owners_form(row: IntakeTask, data=None) -> AssigneesForm:
    held = list(row.assignees.prefetch_related("exceptions"))
    initial = {
        "agencies": [given.agency_id for given in held if given.agency_id],
        "groups": [given.group_id for given in held if given.group_id],
        "exceptions": [agency.pk for given in held for agency in given.exceptions.all()],
    }
    return AssigneesForm(data, initial=initial)


@login_required
@require_POST
def act(request: HttpRequest, pk: int, task_pk: int, verb: str) -> HttpResponse:
    """Split, merge, move, leave out or take back."""
    row = _task(request, pk, task_pk)
    try:
        row = _ACTS[verb](request, row)
    except (InvalidInput, RuleBroken) as error:
        messages.error(request, error.message)
    return redirect("intake:task", pk, row.pk)


def _split(request: HttpRequest, row: IntakeTask) -> IntakeTask:
    marker = request.POST.get("from", "").strip()
    place = row.text.find(marker) if marker else -1
    first, second = services.split_task(actor=request.user, task=row, at=max(place, 0))
    messages.success(
        request,
        _("Đã tách thành %(first)s và %(second)s.")
        % {"first": first.shown_code, "second": second.shown_code},
    )
    return second


def _merge(request: HttpRequest, row: IntakeTask) -> IntakeTask:
    merged = services.merge_with_next(actor=request.user, task=row)
    messages.success(
        request, _("Đã gộp nhiệm vụ tiếp theo vào %(code)s.") % {"code": row.shown_code}
    )
    return merged


def _move(request: HttpRequest, row: IntakeTask) -> IntakeTask:
    asked = request.POST.get("after", "")
    after = next((one for one in row.intake.tasks.all() if str(one.pk) == asked), None)
    if asked and after is None:
        raise RuleBroken("after", _("Không tìm thấy nhiệm vụ đứng trước. Hãy chọn lại."))
    moved = services.move_task(
        actor=request.user, task=row, after=after, section=request.POST.get("section")
    )
    messages.success(request, _("Đã chuyển vị trí của %(code)s.") % {"code": row.shown_code})
    return moved


def _leave_out(request: HttpRequest, row: IntakeTask) -> IntakeTask:
    left = services.leave_out(actor=request.user, task=row, left_out=not row.left_out)
    words = _("%(code)s không đưa vào kế hoạch.") if left.left_out else _("Đã lấy lại %(code)s.")
    messages.success(request, words % {"code": left.shown_code})
    return left


_ACTS = {"tach": _split, "gop": _merge, "chuyen": _move, "bo": _leave_out}


@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A task the reading missed."""
    intake = get_visible(request.user, Intake, pk=pk)
    form = TaskForm(request.POST or None, instance=IntakeTask(intake=intake, order=0))
    form.fields["title"].required = False
    if request.method == "POST" and form.is_valid():
        try:
            row = services.add_task(actor=request.user, intake=intake, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("Đã thêm nhiệm vụ %(code)s.") % {"code": row.shown_code})
            return redirect("intake:task", pk, row.pk)
    return render(request, "intake/add.html", {"intake": intake, "form": form})


def _task(request: HttpRequest, pk: int, task_pk: int) -> IntakeTask:
    intake = get_visible(request.user, Intake, pk=pk)
    return get_object_or_404(IntakeTask.objects.select_related("intake"), intake=intake, pk=task_pk)
