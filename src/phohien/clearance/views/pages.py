"""The page of a case, shared by reading, signing and reviewing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from phohien.clearance import differences, passages, pictures, selectors, tables
from phohien.clearance.checklist import QUESTIONS
from phohien.clearance.enums import CaseState, StepState
from phohien.clearance.forms import ChecklistForm, ConfirmForm, ReasonForm, ReviewForm
from phohien.clearance.models import Case, Step
from phohien.clearance.personal_data import KINDS
from phohien.clearance.services.opening import signers
from phohien.clearance.workflow import AWAITED
from phohien.kernel import clock
from phohien.security.policies import may, refusal
from phohien.security.selectors import history


def show(
    request: HttpRequest,
    case: Case,
    *,
    checklist: ChecklistForm | None = None,
    reason: tuple[str, ReasonForm] | None = None,
    confirm: tuple[int, ConfirmForm] | None = None,
    review: ReviewForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; forms that were sent come back with what is wrong. ``reason`` names its button."""
    steps = list(selectors.steps_of(case))
    step = next((row for row in steps if row.state in AWAITED), None)
    which, reason_form = reason or ("", None)
    context = {
        "case": case,
        "tone": tables.TONES[case.state],
        "steps": [_told(row) for row in steps],
        "passages": [_seen(request.user, row) for row in passages.passages_of(case.snapshot)],
        "particulars": passages.particulars(case.snapshot),
        "checklist": checklist or ChecklistForm(),
        "return_form": reason_form if which == "return" else ReasonForm(prefix="tra-lai"),
        "changes_form": reason_form if which == "changes" else ReasonForm(prefix="sua"),
        "findings": _findings(case, confirm),
        "review_form": review or ReviewForm(),
        "may_review": case.state == CaseState.EMERGENCY
        and may(request.user, "review_emergency", case),
        "history": history(actor=request.user, on=case, limit=20),
        "fingerprint": _grouped(case.fingerprint),
        "crumbs": [(_("Duyệt nội dung"), reverse("clearance:index")), (case.title, "")],
        **_action(request, case, step),
        **_changes(case),
    }
    return render(request, "clearance/case.html", context, status=status)


def _action(request: HttpRequest, case: Case, step: Step | None) -> dict:
    """What this person can do with the step that is awaited, and if nothing, why."""
    if case.state != CaseState.OPEN or step is None:
        return {"step": None}
    signs = may(request.user, "sign", step)
    mine = step.claimed_by_id == request.user.pk
    return {
        "step": step,
        "is_late": bool(step.due_at and step.due_at < clock.now()),
        "may_claim": signs and step.state == StepState.OPEN,
        "may_sign": signs and mine,
        "may_release": step.state == StepState.CLAIMED and may(request.user, "release", step),
        "why_not": "" if signs else refusal(Step, "sign"),
        "nobody": not signers(step).exists(),
        "has_unconfirmed": any(not found.get("reason") for found in case.findings),
    }


def _changes(case: Case) -> dict:
    before = selectors.last_cleared(case)
    if before is None:
        return {"before": None, "changes": []}
    return {"before": before, "changes": differences.changes(before.snapshot, case.snapshot)}


def _told(step: Step) -> Step:
    step.tone = tables.STEP_TONES[step.state]
    texts = {question.code: question.text for question in QUESTIONS}
    step.remarks = [
        (texts.get(code, code), answer["note"])
        for code, answer in step.checklist.items()
        if answer.get("note")
    ]
    return step


def _seen(actor, passage: passages.Passage) -> dict:
    """A passage with the addresses of its pictures."""
    shown = [(row, pictures.address_of(actor, row.media)) for row in passage.pictures]
    return {"kind": passage.kind, "row": passage, "pictures": shown}


def _findings(case: Case, confirm: tuple[int, ConfirmForm] | None) -> list[dict]:
    at, form = confirm or (-1, None)
    return [
        found
        | {
            "number": number,
            "label": KINDS.get(found["kind"], found["kind"]),
            "form": form if number == at else ConfirmForm(prefix=f"cho-{number}"),
        }
        for number, found in enumerate(case.findings)
    ]


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
