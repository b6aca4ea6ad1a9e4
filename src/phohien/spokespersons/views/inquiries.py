"""Requests of the press for information: the register, one request, its answer or refusal."""

import io

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel import listing, spreadsheet
from phohien.kernel.errors import RuleBroken
from phohien.kernel.posting import posted
from phohien.organisation.models import Agency
from phohien.organisation.policies import require_any
from phohien.security.policies import NOTHING, allowed, may, require
from phohien.spokespersons import documents, services, tables
from phohien.spokespersons.enums import InquiryState
from phohien.spokespersons.forms.conferences import AnswerWordsForm
from phohien.spokespersons.forms.parts import RefusalFields
from phohien.spokespersons.forms.work import GivenForm, InquiryForm, UntilForm
from phohien.spokespersons.models import Inquiry
from phohien.spokespersons.selectors import work
from phohien.spokespersons.views.acting import DOCX, act, attempt, download, form_page, trail
from phohien.spokespersons.views.questions import bank_hits, number_of, used_words
from vanban.writing import write

TONES = {
    InquiryState.RECEIVED: "active",
    InquiryState.ANSWERED: "done",
    InquiryState.REFUSED: "aside",
    InquiryState.WITHDRAWN: "aside",
}


def _list_step() -> tuple[str, str]:
    return _("Yêu cầu của báo chí"), reverse("spokespersons:inquiries")


@login_required
@require_safe
def inquiries(request: HttpRequest) -> HttpResponse:
    require_any(request.user, "view", Inquiry)
    rows = work.inquiries(
        actor=request.user,
        state=request.GET.get("trang_thai", ""),
        text=request.GET.get("q", ""),
    )
    if listing.wants_export(request.GET):
        return spreadsheet.respond(
            "yeu-cau-bao-chi.xlsx", _("Sổ yêu cầu của báo chí"), tables.INQUIRIES, rows
        )
    page = listing.page_of(request.GET, rows)
    for row in page:
        row.tone = TONES[row.state]
    context = {
        "page": page,
        "states": InquiryState.choices,
        "may_register": allowed(request.user, "answer_press", Agency) != NOTHING,
        "crumbs": trail((_("Yêu cầu của báo chí"), "")),
    }
    return render(request, "spokespersons/inquiries.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Write a request down; its last day is counted at once."""
    require_any(request.user, "answer_press", Agency)
    form = InquiryForm(request.user, posted(request))
    if form.is_bound and (done := attempt(form, lambda: _register(request.user, form))):
        messages.success(request, _("Đã ghi yêu cầu. %(reason)s") % {"reason": done.due_reason})
        return redirect("spokespersons:inquiry", pk=done.pk)
    return form_page(
        request, form, title=_("Ghi yêu cầu của báo chí"), button=_("Ghi vào sổ"),
        lead=_("Chỉ ghi cơ quan báo chí, không ghi thông tin về phóng viên."),
        back=_list_step()[1], crumbs=trail(_list_step(), (_("Ghi yêu cầu"), "")),
    )  # fmt: skip


def _register(user, form: InquiryForm) -> Inquiry:
    found = dict(form.cleaned_data)
    name = found.pop("outlet_name")
    if found["outlet"] is None:
        found["outlet"] = services.outlet_named(actor=user, name=name, agency=found["agency"])
    return services.register_inquiry(actor=user, **found)


@login_required
@require_safe
def inquiry(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, work.inquiry_for(request.user, pk))


def _show(request: HttpRequest, row: Inquiry, status: int = 200, **forms) -> HttpResponse:
    """The request, its clock, its answer; the form that was just refused in its place."""
    answer, query = row.answer, request.GET.get("q", "")
    initial = {name: getattr(answer, name) for name in ("text", "source")} if answer else {}
    initial["topic"] = row.topic_id
    is_open = row.state == InquiryState.RECEIVED
    context = {
        "inquiry": row,
        "tone": TONES[row.state],
        "changes": may(request.user, "change", row),
        "is_open": is_open,
        "answer": answer,
        "words_form": AnswerWordsForm(initial=initial),
        "given_form": GivenForm(),
        "refusal_form": RefusalFields(),
        "until_form": UntilForm(),
        "query": query,
        "hits": bank_hits(request.user, query or row.title, exact=bool(query)) if is_open else [],
        **forms,
        "crumbs": trail(_list_step(), (row.title, "")),
    }
    return render(request, "spokespersons/inquiry.html", context, status=status)


def _changeable(request: HttpRequest, pk: int) -> Inquiry:
    row = work.inquiry_for(request.user, pk)
    require(request.user, "change", row)
    return row


@login_required
@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of the answer; handed in from the answer's own page or at once."""
    row = _changeable(request, pk)
    form = AnswerWordsForm(request.POST)
    do = services.draft_inquiry_answer
    if not form.is_valid():
        return _show(request, row, 422, words_form=form)
    found = form.cleaned_data
    words = {"text": found["text"], "source": found["source"]}
    if attempt(form, lambda: _draft(request, do, row, words)):
        messages.success(request, _("Đã lưu câu trả lời."))
        return redirect("spokespersons:inquiry", pk=pk)
    return _show(request, row, 422, words_form=form)


def _draft(request: HttpRequest, do, row: Inquiry, words: dict):
    answer = do(actor=request.user, inquiry=row, **words)
    if "trinh" in request.POST:
        services.request_answer(actor=request.user, answer=answer)
    return answer


@login_required
@require_POST
def use_answer(request: HttpRequest, pk: int) -> HttpResponse:
    row = _changeable(request, pk)
    answer = work.answer_for(request.user, number_of(request))
    do = services.inquiry_from_bank
    return act(
        request, lambda: do(actor=request.user, inquiry=row, answer=answer), used_words(answer),
        "spokespersons:inquiry", pk,
    )  # fmt: skip


@login_required
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """The cleared answer was given."""
    row = _changeable(request, pk)
    form = GivenForm(request.POST)
    if not form.is_valid():
        return _show(request, row, 422, given_form=form)
    do = services.answer_inquiry
    return act(
        request, lambda: do(actor=request.user, inquiry=row, **form.cleaned_data),
        _("Đã ghi đã trả lời %(outlet)s.") % {"outlet": row.outlet}, "spokespersons:inquiry", pk,
    )  # fmt: skip


@login_required
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    row = _changeable(request, pk)
    form = RefusalFields(request.POST)
    if not form.is_valid():
        return _show(request, row, 422, refusal_form=form)
    do = services.refuse_inquiry
    return act(
        request, lambda: do(actor=request.user, inquiry=row, **form.cleaned_data),
        _("Đã ghi từ chối kèm lý do; hãy gửi công văn cho cơ quan báo chí."),
        "spokespersons:inquiry", pk,
    )  # fmt: skip


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row = _changeable(request, pk)
    do = services.withdraw_inquiry
    return act(
        request, lambda: do(actor=request.user, inquiry=row),
        _("Đã ghi cơ quan báo chí rút yêu cầu."), "spokespersons:inquiry", pk,
    )  # fmt: skip


@login_required
@require_POST
def bank(request: HttpRequest, pk: int) -> HttpResponse:
    row = _changeable(request, pk)
    form = UntilForm(request.POST)
    if not form.is_valid():
        return _show(request, row, 422, until_form=form)
    do = services.bank_inquiry
    return act(
        request, lambda: do(actor=request.user, inquiry=row, **form.cleaned_data),
        _("Đã đưa vào kho trả lời; câu chưa duyệt vào kho ngay khi được duyệt."),
        "spokespersons:inquiry", pk,
    )  # fmt: skip


@login_required
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer or the refusal as an official letter; only words that are cleared."""
    row = _changeable(request, pk)
    refused = row.state == InquiryState.REFUSED
    if not refused and (row.answer is None or not row.answer.cleared_fingerprint):
        raise RuleBroken("not-cleared", _("Câu trả lời chưa được duyệt nên chưa có công văn."))
    body = io.BytesIO()
    write(documents.answer_letter(row), body)
    return download(body.getvalue(), DOCX, f"tra-loi-bao-chi-{row.pk}.docx")
