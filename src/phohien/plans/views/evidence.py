"""Evidence: list, page, recording, correcting, taking back, joining reports of one event."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel import listing, spreadsheet
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.kernel.posting import posted, sent_files
from phohien.plans import selectors, services, tables
from phohien.plans.enums import EvidenceKind
from phohien.plans.forms import EvidenceFilter, EvidenceForm, ReasonForm
from phohien.plans.models import Assignment, Evidence
from phohien.plans.settled import require_changeable, require_updatable
from phohien.security.policies import get_visible, may, visible
from phohien.security.selectors import history


@login_required
@require_safe
def evidence_list(request: HttpRequest) -> HttpResponse:
    """The list with its filters and what it counts, and the same rows as XLSX."""
    form = EvidenceFilter(request.user, request.GET)
    rows = selectors.evidence(actor=request.user, **form.criteria())
    count = selectors.count_evidence(rows)
    rows = listing.ordered(request.GET, rows, tables.EVIDENCE)
    if listing.wants_export(request.GET):
        return spreadsheet.respond("minh-chung.xlsx", _("Minh chứng"), tables.EVIDENCE, rows)
    context = {
        "form": form,
        "page": listing.page_of(request.GET, rows, count=count.rows),
        "count": count,
        "kinds": EvidenceKind.choices,
        "many_agencies": not all(agency for _role, agency in request.user.live_grants),
    }
    return render(request, "plans/evidence_list.html", context)


@login_required
@require_safe
def evidence_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece of evidence with what it proves and who else tells of the event."""
    return _show(request, selectors.get_evidence(actor=request.user, pk=pk), ReasonForm())


def _show(
    request: HttpRequest,
    evidence: Evidence,
    form: ReasonForm,
    status: int = 200,
    joining: dict | None = None,
):
    """``joining``: the ``key`` somebody typed to join by, and the ``message`` why it failed."""
    user = request.user
    proves = visible(user, Assignment).filter(evidence=evidence).select_related("task", "plan")
    may_join = not evidence.withdrawn_at and may(user, "join", evidence)
    context = {
        "evidence": evidence,
        "proves": proves.order_by("plan__year", "task__order"),
        "languages": tables.language_names(evidence.languages),
        "may_change": may(user, "change", evidence),
        "may_join": may_join,
        "candidates": _candidates(user, evidence) if may_join else [],
        "also": visible(user, evidence.also_reported.select_related("agency")),
        "event_seen": evidence.same_event_id and may(user, "view", evidence.same_event),
        "form": form,
        "joining": joining,
        "history": history(actor=user, on=evidence, limit=10),
        "crumbs": [(_("Minh chứng"), reverse("plans:evidence_list")), (str(evidence), "")],
    }
    return render(request, "plans/evidence.html", context, status=status)


def _candidates(user, evidence: Evidence) -> list[Evidence]:
    return selectors.same_event_candidates(actor=user, evidence=evidence)


@login_required
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Record a piece of evidence of one kind for an assignment, and for others of the agency."""
    assignment = selectors.get_assignment(actor=request.user, pk=pk)
    require_updatable(request.user, assignment)
    others = selectors.others_to_share_with(actor=request.user, assignment=assignment)
    form = EvidenceForm(_kind(kind), others=others, data=posted(request), files=sent_files(request))
    if request.method == "POST" and form.is_valid():
        made = _try(form, lambda: _record(request, assignment, form))
        if made:
            messages.success(request, _("Đã ghi minh chứng “%(title)s”.") % {"title": made.title})
            return redirect("plans:assignment", pk=pk)
    back = reverse("plans:assignment", args=[pk])
    crumbs = [(str(assignment.task), back), (form.kind.label, "")]
    context = {"assignment": assignment, "form": form, "crumbs": crumbs, "back": back}
    status = 422 if form.is_bound else 200
    return render(request, "plans/evidence_form.html", context, status=status)


def _record(request: HttpRequest, assignment: Assignment, form: EvidenceForm) -> Evidence:
    rows = [assignment, *form.cleaned_data["assignments"]]
    return services.record_evidence(
        actor=request.user, assignments=rows, kind=form.kind.value, once=True, **form.values()
    )


def _kind(word: str) -> EvidenceKind:
    if word not in EvidenceKind.values:
        raise NotVisible()
    return EvidenceKind(word)


def _try(form, action):
    """The result of a service, or None with its complaint put on the form."""
    try:
        return action()
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
    except RuleBroken as error:
        form.add_error(None, error.message)
    return None


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a piece of evidence; the kind stays."""
    evidence = selectors.get_evidence(actor=request.user, pk=pk)
    require_changeable(request.user, evidence)
    own = visible(request.user, Assignment, "update").filter(
        agency_id=evidence.agency_id, plan__year=evidence.year
    )
    form = EvidenceForm(
        evidence.kind,
        others=own.select_related("task").order_by("task__order"),
        data=posted(request),
        files=sent_files(request),
        evidence=evidence,
    )
    form.fields["assignments"].label = _("Ghi cho các việc")
    if request.method == "POST" and form.is_valid():
        saved = _try(form, lambda: _change(request, evidence, form))
        if saved:
            messages.success(request, _("Đã lưu minh chứng “%(title)s”.") % {"title": saved.title})
            return redirect("plans:evidence", pk=pk)
    back = reverse("plans:evidence", args=[pk])
    context = {
        "evidence": evidence,
        "form": form,
        "crumbs": [(str(evidence), back), (_("Sửa"), "")],
    }
    status = 422 if form.is_bound else 200
    return render(request, "plans/evidence_form.html", {**context, "back": back}, status=status)


def _change(request: HttpRequest, evidence: Evidence, form: EvidenceForm) -> Evidence:
    rows = form.cleaned_data["assignments"]
    return services.change_evidence(
        actor=request.user,
        evidence=evidence,
        assignments=rows if form.fields["assignments"].queryset else None,
        **form.values(),
    )


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a piece of evidence back, with a reason."""
    evidence = selectors.get_evidence(actor=request.user, pk=pk)
    form = ReasonForm(request.POST)
    require_changeable(request.user, evidence)
    if not form.is_valid():
        return _show(request, evidence, form, status=422)
    services.withdraw_evidence(actor=request.user, evidence=evidence, **form.cleaned_data)
    messages.success(request, _("Đã rút minh chứng “%(title)s”.") % {"title": evidence.title})
    return redirect("plans:evidence", pk=pk)


@login_required
@require_POST
def reuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a piece of evidence prove one more assignment of the agency."""
    assignment = selectors.get_assignment(actor=request.user, pk=pk)
    key = request.POST.get("minh_chung", "")
    evidence = selectors.get_evidence(actor=request.user, pk=int(key) if key.isdecimal() else 0)
    rows = [*evidence.assignments.in_force(), assignment]
    services.change_evidence(actor=request.user, evidence=evidence, assignments=rows)
    messages.success(
        request, _("Minh chứng “%(title)s” nay ghi cho cả việc này.") % {"title": evidence.title}
    )
    return redirect("plans:assignment", pk=pk)


@login_required
@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that this row and the chosen one tell of one event."""
    evidence = selectors.get_evidence(actor=request.user, pk=pk)
    key = request.POST.get("su_kien", "").strip()
    try:
        primary = get_visible(request.user, Evidence, pk=int(key) if key.isdecimal() else 0)
        services.join_evidence(actor=request.user, evidence=evidence, same_event=primary)
    except (NotVisible, RuleBroken) as error:
        return _not_joined(request, evidence, key, error)
    messages.success(
        request,
        _("Đã gộp với minh chứng của %(agency)s; số liệu của tỉnh tính một lần.")
        % {"agency": primary.agency},
    )
    return redirect("plans:evidence", pk=pk)


def _not_joined(request: HttpRequest, evidence: Evidence, key: str, error) -> HttpResponse:
    """The page with the key as typed and what was wrong with it, for those who may join."""
    if evidence.same_event_id or not may(request.user, "join", evidence):
        raise error
    message = getattr(error, "message", "")
    if isinstance(error, NotVisible):
        message = _(
            "Không có minh chứng nào mang mã này. Mã ở cuối phần Lịch sử của mỗi minh chứng."
        )
    joining = {"key": key, "message": message}
    return _show(request, evidence, ReasonForm(), status=422, joining=joining)


@login_required
@require_POST
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a join."""
    evidence = selectors.get_evidence(actor=request.user, pk=pk)
    services.part_evidence(actor=request.user, evidence=evidence)
    messages.success(request, _("Đã tách; minh chứng này được tính riêng."))
    return redirect("plans:evidence", pk=pk)
