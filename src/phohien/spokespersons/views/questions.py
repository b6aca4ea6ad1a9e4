"""Questions of a conference: foreseen, prepared, asked, promised, kept."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phohien.kernel.posting import posted
from phohien.kernel.seen import watch
from phohien.security.policies import get_visible, may, require
from phohien.spokespersons import services
from phohien.spokespersons.forms.conferences import AnswerWordsForm, AskedForm, ForeseenForm
from phohien.spokespersons.forms.work import UntilForm
from phohien.spokespersons.models import AskedQuestion, PreparedQuestion
from phohien.spokespersons.selectors import work
from phohien.spokespersons.views.acting import act, attempt, trail
from phohien.spokespersons.views.conferences import changeable, list_step, show

HITS = 12


@login_required
@require_POST
def foresee(request: HttpRequest, pk: int) -> HttpResponse:
    row = changeable(request, pk)
    form = ForeseenForm(request.POST)
    do = services.foresee_question
    if attempt(form, lambda: do(actor=request.user, conference=row, **form.cleaned_data)):
        messages.success(request, _("Đã ghi câu hỏi; đơn vị chuẩn bị được báo."))
        return redirect("spokespersons:conference", pk=pk)
    return show(request, row, 422, foreseen_form=form)


@login_required
@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer to a foreseen question: written here, or taken from the bank."""
    row = get_visible(request.user, PreparedQuestion, pk=pk)
    require(request.user, "answer", row)
    return _answering(
        request, row, services.prepare_answer, "prepared", "spokespersons:use_for_question"
    )


@login_required
@require_http_methods(["GET", "POST"])
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer that was promised at a conference."""
    row = get_visible(request.user, AskedQuestion, pk=pk)
    require(request.user, "keep", row)
    return _answering(
        request, row, services.draft_promise, "asked", "spokespersons:use_for_promise"
    )


def _answering(request: HttpRequest, row, do, name: str, use: str) -> HttpResponse:
    """One page for both: question, words so far, form, and what the bank has."""
    form = watch(AnswerWordsForm(posted(request), initial=_begun(row.answer)))
    if form.is_bound and attempt(
        form, lambda: do(actor=request.user, **{name: row}, **form.cleaned_data)
    ):
        messages.success(request, _("Đã lưu câu trả lời; hãy trình duyệt khi đã xong."))
        return redirect(request.path)
    conference = row.conference
    query = request.GET.get("q", row.question if not row.answer_id else "")
    context = {
        "row": row,
        "conference": conference,
        "form": form,
        "answer": row.answer,
        "may_request": row.answer and may(request.user, "write", row.answer),
        "is_promise": name == "asked",
        "use": use,
        "query": request.GET.get("q", ""),
        "hits": bank_hits(request.user, query, exact="q" in request.GET),
        "crumbs": trail(
            list_step(),
            (conference.title, reverse("spokespersons:conference", args=[conference.pk])),
            (_("Câu trả lời"), ""),
        ),
    }
    status = 422 if form.is_bound else 200
    return render(request, "spokespersons/answering.html", context, status=status)


def _begun(answer) -> dict:
    names = ("text", "source", "topic")
    return {name: getattr(answer, name) for name in names} if answer else {}


def bank_hits(user, query: str, exact: bool) -> list:
    """Answers of the bank for a question; without a search, those that share its longest words."""
    if exact or not query:
        rows = work.answers(actor=user, text=query, state="") if query else []
        old = work.answers(actor=user, text=query, state="het-han") if query else []
        return [*rows[:HITS], *old[:HITS]]
    longest = sorted({word.strip("?,.:;“”") for word in query.split()}, key=len)[-2:]
    return list(work.answers(actor=user, text=" ".join(longest), state="")[:HITS])


@login_required
@require_POST
def use_for_question(request: HttpRequest, pk: int) -> HttpResponse:
    """An answer of the bank for a foreseen question (``answer`` is its number)."""
    row = get_visible(request.user, PreparedQuestion, pk=pk)
    require(request.user, "answer", row)
    answer = work.answer_for(request.user, number_of(request))
    do = services.prepare_from_bank
    return act(
        request, lambda: do(actor=request.user, prepared=row, answer=answer),
        used_words(answer), "spokespersons:prepare", pk,
    )  # fmt: skip


@login_required
@require_POST
def use_for_promise(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_visible(request.user, AskedQuestion, pk=pk)
    require(request.user, "keep", row)
    answer = work.answer_for(request.user, number_of(request))
    do = services.promise_from_bank
    return act(
        request, lambda: do(actor=request.user, asked=row, answer=answer),
        used_words(answer), "spokespersons:promise", pk,
    )  # fmt: skip


def number_of(request: HttpRequest) -> int:
    value = request.POST.get("answer", "")
    return int(value) if value.isdecimal() and len(value) < 12 else 0


def used_words(answer) -> str:
    if answer.is_expired:
        return _(
            "Câu trả lời này đã hết hạn nên được chép thành bản nháp: hãy xem lại, trình duyệt."
        )
    return _("Đã lấy câu trả lời từ kho.")


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_visible(request.user, PreparedQuestion, pk=pk)
    require(request.user, "change", row.conference)
    do = services.drop_question
    return act(
        request, lambda: do(actor=request.user, prepared=row),
        _("Đã bỏ câu hỏi dự kiến."), "spokespersons:conference", row.conference_id,
    )  # fmt: skip


@login_required
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """One question of the record."""
    row = changeable(request, pk)
    form = AskedForm(row, request.POST)
    do = services.record_question
    done = attempt(form, lambda: do(actor=request.user, conference=row, **form.cleaned_data))
    if done:
        messages.success(request, _("Đã ghi câu hỏi số %(number)s.") % {"number": done.number})
        return redirect("spokespersons:conference", pk=pk)
    return show(request, row, 422, asked_form=form)


@login_required
@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """The cleared answer was sent: the promise is kept."""
    row = get_visible(request.user, AskedQuestion, pk=pk)
    require(request.user, "keep", row)
    do = services.keep_promise
    return act(
        request, lambda: do(actor=request.user, asked=row),
        _("Đã ghi đã trả lời cơ quan báo chí."), "spokespersons:conference", row.conference_id,
    )  # fmt: skip


@login_required
@require_POST
def bank(request: HttpRequest, pk: int) -> HttpResponse:
    """What was answered, into the bank."""
    row = get_visible(request.user, AskedQuestion, pk=pk)
    require(request.user, "keep", row)
    form = UntilForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy ghi câu trả lời còn đúng đến ngày nào."))
        return redirect("spokespersons:conference", pk=row.conference_id)
    do = services.bank_asked
    return act(
        request, lambda: do(actor=request.user, asked=row, **form.cleaned_data),
        _("Đã đưa vào kho trả lời; câu chưa duyệt vào kho ngay khi được duyệt."),
        "spokespersons:conference", row.conference_id,
    )  # fmt: skip
