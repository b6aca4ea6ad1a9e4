"""Asking agencies, their answers on a phone, facts and their documents."""

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.clarifications import selectors, services, tables
from phohien.clarifications.enums import RequestState
from phohien.clarifications.forms.cases import ReasonForm
from phohien.clarifications.forms.facts import AskForm, FactForm, PrepareForm
from phohien.clarifications.models import Fact, FactRequest
from phohien.clarifications.views.forming import crumbs, page, saved
from phohien.kernel import clock
from phohien.kernel.errors import NotVisible, RuleBroken
from phohien.kernel.posting import posted, sent_files
from phohien.plans.views.files import send
from phohien.security.policies import get_visible, may, require
from phohien.security.selectors import history

ASK_AHEAD = dt.timedelta(hours=8)


@login_required
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """A question to the agency that has the facts."""
    case = selectors.case_for(request.user, pk)
    require(request.user, "handle", case)
    due = clock.now() + ASK_AHEAD
    due = min(due, case.due_at) if case.due_at and case.due_at > clock.now() else due
    form = AskForm(posted(request), initial={"due_at": due, "question": case.asked})
    done = saved(
        request,
        form,
        lambda data: services.ask_agency(actor=request.user, case=case, **data),
        _("Đã gửi câu hỏi; cán bộ và lãnh đạo đơn vị đã được báo."),
        "clarifications:case",
        pk=pk,
    )
    return done or page(
        request,
        form,
        heading=_("Hỏi đơn vị có số liệu"),
        button=_("Gửi câu hỏi"),
        cancel=reverse("clarifications:case", args=[pk]),
        crumbs=crumbs(case, (_("Hỏi"), "")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def add_to_case(request: HttpRequest, pk: int) -> HttpResponse:
    """A fact that the agency which answers has itself."""
    case = selectors.case_for(request.user, pk)
    require(request.user, "handle", case)
    form = FactForm(posted(request), sent_files(request))
    done = saved(
        request,
        form,
        lambda data: services.add_fact(actor=request.user, case=case, **data),
        _("Đã thêm căn cứ."),
        "clarifications:case",
        pk=pk,
    )
    return done or page(
        request,
        form,
        heading=_("Thêm căn cứ"),
        button=_("Thêm căn cứ"),
        lead=_("Mỗi căn cứ có tài liệu gốc: tệp, địa chỉ công khai, hoặc số kèm ngày văn bản."),
        cancel=reverse("clarifications:case", args=[pk]),
        crumbs=crumbs(case, (_("Căn cứ"), "")),
    )


@login_required
@require_safe
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The agency's own part: the question, what was said, its facts, what is next."""
    return _show(request, selectors.request_for(request.user, pk))


def _show(request: HttpRequest, row: FactRequest, status: int = 200, **forms) -> HttpResponse:
    user = request.user
    can = {name: may(user, name, row) for name in ("supply", "approve", "handle")}
    open_now = row.state in (RequestState.ASKED, RequestState.PREPARED)
    context = {
        "row": row,
        "case": row.case,
        "tone": tables.REQUEST_TONES[row.state],
        "is_late": open_now and row.due_at < clock.now(),
        "is_open": open_now,
        "facts": _facts(user, row),
        "can": can,
        "sees_case": may(user, "view", row.case),
        "prepare_form": PrepareForm(initial={"answer": row.answer}),
        "return_form": ReasonForm(prefix="tra-lai"),
        "history": history(actor=user, on=row, limit=20),
        "crumbs": [(_("Làm rõ"), reverse("clarifications:index")), (_("Câu hỏi xác minh"), "")],
    } | forms
    return render(request, "clarifications/request.html", context, status=status)


def _facts(user, row: FactRequest) -> list[Fact]:
    return [
        fact for fact in selectors.facts_of(actor=user, case=row.case) if fact.request_id == row.pk
    ]


@login_required
@require_http_methods(["GET", "POST"])
def add_to_request(request: HttpRequest, pk: int) -> HttpResponse:
    """A fact of the agency that was asked."""
    row = selectors.request_for(request.user, pk)
    require(request.user, "supply", row)
    form = FactForm(posted(request), sent_files(request))
    done = saved(
        request,
        form,
        lambda data: services.add_fact(actor=request.user, request=row, **data),
        _("Đã thêm căn cứ. Thêm nữa hoặc trình lãnh đạo."),
        "clarifications:request",
        pk=pk,
    )
    return done or page(
        request,
        form,
        heading=_("Thêm căn cứ"),
        button=_("Thêm căn cứ"),
        lead=row.question,
        cancel=reverse("clarifications:request", args=[pk]),
        crumbs=[
            (_("Làm rõ"), reverse("clarifications:index")),
            (_("Câu hỏi xác minh"), reverse("clarifications:request", args=[pk])),
            (_("Căn cứ"), ""),
        ],
    )


@login_required
@require_POST
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Ready for the leader; a leader's own answer goes out at once with the other button."""
    row = selectors.request_for(request.user, pk)
    require(request.user, "supply", row)
    form = PrepareForm(request.POST)
    done = saved(
        request,
        form,
        lambda data: services.prepare_request(actor=request.user, request=row, **data),
        _("Đã trình lãnh đạo đơn vị."),
        "clarifications:request",
        pk=pk,
    )
    return done or _show(request, row, 422, prepare_form=form)


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = selectors.request_for(request.user, pk)
    require(request.user, "approve", row)
    form = ReasonForm(request.POST, prefix="tra-lai")
    done = saved(
        request,
        form,
        lambda data: services.return_request(actor=request.user, request=row, **data),
        _("Đã trả lại; cán bộ đọc được lý do."),
        "clarifications:request",
        pk=pk,
    )
    return done or _show(request, row, 422, return_form=form)


@login_required
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The leader lets it out."""
    return _act(
        request, pk, "approve", services.approve_request, _("Đã duyệt; số liệu được gửi đi.")
    )


@login_required
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, "handle", services.cancel_request, _("Đã thôi câu hỏi này."))


def _act(request: HttpRequest, pk: int, action: str, service, words: str) -> HttpResponse:
    row = selectors.request_for(request.user, pk)
    require(request.user, action, row)
    try:
        service(actor=request.user, request=row)
        messages.success(request, words)
    except RuleBroken as error:
        messages.error(request, error.message)
    return redirect("clarifications:request", pk=pk)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    fact = get_visible(request.user, Fact, pk=pk)
    back = (
        ("clarifications:request", fact.request_id)
        if fact.request_id
        else ("clarifications:case", fact.case_id)
    )
    try:
        services.remove_fact(actor=request.user, fact=fact)
        messages.success(request, _("Đã bỏ căn cứ."))
    except RuleBroken as error:
        messages.error(request, error.message)
    return redirect(back[0], pk=back[1])


@login_required
@require_safe
def fact_file(request: HttpRequest, pk: int) -> FileResponse:
    """The source document, for who may see the fact; ``?xem=1`` shows a picture in place."""
    fact = get_visible(request.user, Fact, pk=pk)
    if not fact.file:
        raise NotVisible()
    return send(fact.file, fact.file_name, inline=request.GET.get("xem") == "1")
