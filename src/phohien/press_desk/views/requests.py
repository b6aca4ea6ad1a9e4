"""One request: what it is, how its limit is counted, what to do now. Personal data: ``file``."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.kernel.transitions import possible
from phohien.plans import uploads
from phohien.press_desk import letters, selectors, services
from phohien.press_desk.actions import ACTIONS
from phohien.press_desk.enums import RequestState as R
from phohien.press_desk.models import Paper, PressRequest
from phohien.press_desk.public_forms import LABELS
from phohien.press_desk.sealing import unseal
from phohien.press_desk.services import papers as filing
from phohien.press_desk.services.receiving import is_late_notice
from phohien.press_desk.services.records import current_deadline, record
from phohien.press_desk.views.saying import DOCX, STOP_TONES, TONES, blame, crumbs, download
from phohien.press_desk.workflow import REQUEST
from phohien.security.policies import get_visible, may, require
from phohien.security.selectors import history
from vanban.writing import render as render_document


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    return page(request, selectors.get_request(actor=request.user, pk=pk))


def page(request: HttpRequest, found: PressRequest, status: int = 200, **bound) -> HttpResponse:
    """The request's page; ``bound`` are forms that came back with errors, by verb."""
    user = request.user
    handles, decides = may(user, "handle", found), may(user, "decide", found)
    stops = list(selectors.stops(actor=user, request=found))
    for row in stops:
        row.tone = STOP_TONES[row.state]
    context = {
        "item": found,
        "about": found.about,
        "tone": TONES[found.state],
        "deadline": current_deadline(found),
        "verbs": possible(found, REQUEST),
        "handles": handles,
        "decides": decides and found.state == R.PROPOSED,
        "decision": getattr(found, "decision", None),
        "report": getattr(found, "report", None),
        "stops": stops,
        "asked": [found.about.paper(key) for key in found.asked],
        "violations": list(selectors.violations(actor=user, request=found)),
        "late_notice": is_late_notice(found),
        "is_suspended": selectors.is_suspended(found),
        "history": history(actor=user, on=found, limit=12),
        "crumbs": crumbs((found.code, "")),
        **_forms(found, handles, decides, bound),
        **(_desk_only(user, found) if handles else {}),
    }
    return render(request, "press_desk/request.html", context, status=status)


def _desk_only(user, found: PressRequest) -> dict:
    held = selectors.papers(actor=user, request=found)
    there = {row.key for row, _name in held}
    return {
        "missing": [one for one in found.about.papers if one.required and one.key not in there],
        "paper_count": len(held),
        "mails": list(found.mails.all()),
        "articles": list(selectors.linked_articles(actor=user, request=found)),
    }


def _forms(found: PressRequest, handles: bool, decides: bool, bound: dict) -> dict:
    """An unbound form for every action that has one and could be offered."""
    offered = {}
    for verb, action in ACTIONS.items():
        allowed = decides if action.rule == "decide" else handles
        if action.form and allowed:
            name = "form_" + verb.replace("-", "_")
            offered[name] = bound.get(verb) or action.form(found, auto_id=f"id_{verb}_%s")
    return offered


@login_required
@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One button of the page."""
    found = selectors.get_request(actor=request.user, pk=pk)
    action = ACTIONS.get(verb)
    if action is None:
        raise NotVisible()
    require(request.user, action.rule, found)
    form = None
    if action.form:
        form = action.form(found, request.POST, request.FILES, auto_id=f"id_{verb}_%s")
        if not form.is_valid():
            return page(request, found, 422, **{verb: form})
    try:
        action.do(actor=request.user, request=found, **(form.cleaned_data if form else {}))
    except InvalidInput as error:
        if form is None:
            messages.error(request, error.message)
            return redirect("press_desk:request", pk=pk)
        blame(form, error)
        return page(request, found, 422, **{verb: form})
    except RuleBroken as error:
        messages.error(request, error.message)
        return redirect("press_desk:request", pk=pk)
    messages.success(request, action.said)
    return redirect("press_desk:request", pk=pk)


@login_required
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """People, contact, what was typed, papers, words. Every opening is in the audit log."""
    found = selectors.get_request(actor=request.user, pk=pk)
    require(request.user, "open_file", found)
    if found.erased_at:
        raise RuleBroken("erased", _("Dữ liệu cá nhân của đề nghị này đã xóa theo hạn."))
    with transaction.atomic():
        record(request.user, "open_file", found)
    sealed = selectors.opened(found)
    messages_ = [(row, unseal(row.sealed)) for row in found.messages.select_related("author")]
    context = {
        "item": found,
        "contact": _labelled(sealed["contact"]),
        "fields": _labelled(sealed["fields"]),
        "columns": [LABELS[name] for name in found.about.people],
        "people": [[row.get(name, "") for name in found.about.people] for row in sealed["people"]],
        "papers": selectors.papers(actor=request.user, request=found),
        "words": messages_,
        "violations": [
            (row, unseal(row.sealed))
            for row in selectors.violations(actor=request.user, request=found)
        ],
        "crumbs": crumbs(
            (found.code, reverse("press_desk:request", args=[pk])), (_("Dữ liệu cá nhân"), "")
        ),
    }
    response = render(request, "press_desk/file.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _labelled(values: dict) -> list[tuple[str, str]]:
    return [(LABELS.get(name, name), value) for name, value in values.items() if value]


@login_required
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One file, opened for the desk and written down."""
    row = get_visible(request.user, Paper, pk=pk)
    require(request.user, "open_file", row.request)
    name, body = filing.opened(row)
    with transaction.atomic():
        record(request.user, "open_paper", row.request)
    ending = uploads.suffix_of(name)
    safe = f"{row.request.code}-{row.key or row.purpose}-{row.pk}.{ending}"
    return download(body, uploads.content_type(name), safe)


@login_required
@require_POST
def renew_link(request: HttpRequest, pk: int) -> HttpResponse:
    """The new link is shown in this answer and nowhere else."""
    found = selectors.get_request(actor=request.user, pk=pk)
    require(request.user, "handle", found)
    try:
        link = services.renew_link(actor=request.user, request=found)
    except (InvalidInput, RuleBroken) as error:
        messages.error(request, error.message)
        return redirect("press_desk:request", pk=pk)
    context = {
        "item": found,
        "link": link,
        "crumbs": crumbs((found.code, reverse("press_desk:request", args=[pk]))),
    }
    response = render(request, "press_desk/link.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer as a document: draft before the decision, with name and number after."""
    found = selectors.get_request(actor=request.user, pk=pk)
    if not found.about.is_decided_here or not hasattr(found, "decision"):
        raise NotVisible()
    if found.erased_at:
        raise RuleBroken("erased", _("Dữ liệu đã xóa; bản đã ban hành lưu ở văn thư."))
    body = render_document(letters.letter(found))
    return download(body, DOCX, f"tra-loi-{found.code.lower()}.docx")
