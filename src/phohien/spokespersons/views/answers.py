"""The answer bank: searching with or without accents, one answer, its clearance, its end."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.clarifications.selectors import case_for
from phohien.clearance.models import Topic
from phohien.kernel import listing
from phohien.kernel.posting import posted
from phohien.kernel.seen import watch
from phohien.organisation.models import Agency
from phohien.organisation.policies import require_any
from phohien.security.policies import NOTHING, allowed, may, require
from phohien.spokespersons import services, subjects
from phohien.spokespersons.forms.work import AnswerForm, UntilForm
from phohien.spokespersons.models import Answer
from phohien.spokespersons.selectors import work
from phohien.spokespersons.views.acting import act, attempt, form_page, trail

STATES = (
    ("", gettext_lazy("Đang dùng được")),
    ("het-han", gettext_lazy("Hết hạn")),
    ("dang-soan", gettext_lazy("Đang soạn, duyệt")),
    ("tat", gettext_lazy("Tất cả")),
)


CASES = 8  # clarified cases offered for the bank at a time


def _list_step() -> tuple[str, str]:
    return _("Kho trả lời"), reverse("spokespersons:answers")


@login_required
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    require_any(request.user, "view", Answer)
    rows = work.answers(
        actor=request.user,
        text=request.GET.get("q", ""),
        state=request.GET.get("tinh_trang", ""),
        topic=request.GET.get("chu_de", ""),
    )
    context = {
        "page": listing.page_of(request.GET, rows, size=25),
        "states": STATES,
        "query": request.GET.get("q", ""),
        "topics": Topic.objects.all(),
        "cases": work.bankable_cases(actor=request.user)[:CASES],
        "may_write": allowed(request.user, "answer_press", Agency) != NOTHING,
        "crumbs": trail((_("Kho trả lời"), "")),
    }
    return render(request, "spokespersons/answers.html", context)


@login_required
@require_safe
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, work.answer_for(request.user, pk))


def _show(request: HttpRequest, row: Answer, status: int = 200, form=None) -> HttpResponse:
    context = {
        "answer": row,
        "writes": may(request.user, "write", row),
        "may_revise": allowed(request.user, "answer_press", Agency) != NOTHING,
        "case": (case := subjects.case_of(row)),
        "opens_case": case is not None and may(request.user, "view", case),
        "until_form": form or UntilForm(initial={"valid_until": row.valid_until}),
        "crumbs": trail(_list_step(), (str(row)[:60], "")),
    }
    return render(request, "spokespersons/answer.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new answer, or other words for one: they are cleared anew."""
    row = work.answer_for(request.user, pk) if pk else None
    if row is None:
        require_any(request.user, "answer_press", Agency)
    else:
        require(request.user, "write", row)
    form = AnswerForm(request.user, row, posted(request))
    if row is not None:
        watch(form)
    do = services.write_answer
    if form.is_bound and (
        done := attempt(form, lambda: do(actor=request.user, answer=row, **form.cleaned_data))
    ):
        messages.success(request, _("Đã lưu câu trả lời."))
        return redirect("spokespersons:answer", pk=done.pk)
    title = _("Sửa câu trả lời") if row else _("Soạn câu trả lời")
    back = reverse("spokespersons:answer", args=[pk]) if pk else _list_step()[1]
    return form_page(
        request, form, title=title, button=_("Lưu"), back=back,
        lead=_("Sửa lời sau khi duyệt thì phải duyệt lại; người soạn không tự duyệt."),
        crumbs=trail(_list_step(), (title, "")),
    )  # fmt: skip


@login_required
@require_POST
def request_clearance(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand exactly these words in."""
    row = work.answer_for(request.user, pk)
    require(request.user, "write", row)
    do = services.request_answer
    return act(
        request, lambda: do(actor=request.user, answer=row),
        _("Đã trình duyệt; duyệt xong anh/chị sẽ được báo."), "spokespersons:answer", pk,
    )  # fmt: skip


@login_required
@require_POST
def bank(request: HttpRequest, pk: int) -> HttpResponse:
    row = work.answer_for(request.user, pk)
    require(request.user, "write", row)
    form = UntilForm(request.POST)
    if not form.is_valid():
        return _show(request, row, 422, form)
    do = services.bank_answer
    return act(
        request, lambda: do(actor=request.user, answer=row, **form.cleaned_data),
        _("Đã ghi ngày cuối; câu đã duyệt nằm trong kho đến hết ngày ấy."),
        "spokespersons:answer", pk,
    )  # fmt: skip


@login_required
@require_POST
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft of the same words, to be checked and cleared; the old one stays."""
    row = work.answer_for(request.user, pk)
    agencies = work.agencies_for(request.user)
    agency = agencies.filter(pk=row.agency_id).first() or agencies.first()
    done = services.revise_answer(actor=request.user, answer=row, agency=agency)
    messages.success(request, _("Đã chép thành bản nháp; hãy xem lại từng chữ rồi trình duyệt."))
    return redirect("spokespersons:answer", pk=done.pk)


@login_required
@require_POST
def bank_case(request: HttpRequest, pk: int) -> HttpResponse:
    """The public answer of a clarified case, into the bank."""
    case = case_for(request.user, pk)
    form = UntilForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy ghi câu trả lời còn đúng đến ngày nào."))
        return redirect("spokespersons:answers")
    do = services.bank_case
    return act(
        request, lambda: do(actor=request.user, case=case, **form.cleaned_data),
        _("Đã chép vào kho và trình duyệt; duyệt xong là dùng được."), "spokespersons:answers",
    )  # fmt: skip
