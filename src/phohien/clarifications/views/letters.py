"""Letters to outlets: writing, the file of Decree 30, sending, the result."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.clarifications import selectors, services, tables
from phohien.clarifications.claim_building import used_facts
from phohien.clarifications.documents.letters import letter_document
from phohien.clarifications.documents.wording import source_line
from phohien.clarifications.enums import LetterKind, Medium
from phohien.clarifications.forms.answers import LetterForm, ResultForm, SendForm
from phohien.clarifications.limits import local_day
from phohien.clarifications.models import Case, Letter
from phohien.clarifications.views.forming import crumbs, page, saved
from phohien.kernel import clock
from phohien.kernel.posting import posted
from phohien.kernel.seen import watch
from phohien.security.policies import get_visible, may, require
from vanban.skeleton import strip_marks
from vanban.writing import render as render_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FIELDS = (
    "kind",
    "outlet",
    "medium",
    "said_title",
    "said_url",
    "said_on",
    "wrong",
    "right",
    "grounds",
)


@login_required
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """A new letter, filled in from the case."""
    case = selectors.case_for(request.user, pk)
    require(request.user, "handle", case)
    form = LetterForm(posted(request), initial=_initial(case))
    done = saved(
        request,
        form,
        lambda data: services.write_letter(actor=request.user, case=case, **data),
        _("Đã soạn văn bản. Tải tệp Word để trình ký."),
        "clarifications:case",
        pk=pk,
    )
    return done or page(
        request,
        form,
        heading=_("Văn bản gửi cơ quan báo chí"),
        button=_("Lưu văn bản"),
        lead=_("Nêu rõ căn cứ, không nêu tên tác giả bài. Tệp Word theo thể thức Nghị định 30."),
        cancel=reverse("clarifications:case", args=[pk]),
        crumbs=crumbs(case, (_("Văn bản"), "")),
    )


def _initial(case: Case) -> dict:
    facts = used_facts(case)
    return {
        "kind": LetterKind.DEMAND,
        "medium": Medium.ONLINE,
        "outlet": case.outlet,
        "said_title": case.said_title,
        "said_url": case.said_url,
        "said_on": local_day(case.said_at) if case.said_at else None,
        "wrong": case.quotation,
        "right": "\n".join(fact.statement for fact in facts),
        "grounds": "\n".join(source_line(fact) for fact in facts),
    }


def _letter(request: HttpRequest, pk: int) -> Letter:
    found = get_visible(request.user, Letter, pk=pk)
    found.case = selectors.case_for(request.user, found.case_id)
    return found


@login_required
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it will be read, its clock, what is next."""
    return _show(request, _letter(request, pk))


def _show(request: HttpRequest, row: Letter, status: int = 200, **forms) -> HttpResponse:
    context = {
        "letter": row,
        "case": row.case,
        "tone": tables.LETTER_TONES[row.state],
        "is_late": bool(row.due_on and not row.result and row.due_on < clock.today()),
        "can": {name: may(request.user, name, row) for name in ("handle", "send")},
        "send_form": SendForm(initial={"sent_on": clock.today()}),
        "result_form": ResultForm(initial={"result_on": clock.today()}),
        "crumbs": crumbs(row.case, (row.get_kind_display(), "")),
    } | forms
    return render(request, "clarifications/letter.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft only."""
    row = _letter(request, pk)
    require(request.user, "handle", row)
    form = LetterForm(posted(request), initial={name: getattr(row, name) for name in FIELDS})
    del form.fields["kind"]
    watch(form)
    done = saved(
        request,
        form,
        lambda data: services.change_letter(actor=request.user, letter=row, **data),
        _("Đã lưu văn bản."),
        "clarifications:letter",
        pk=pk,
    )
    return done or page(
        request,
        form,
        heading=_("Sửa văn bản"),
        button=_("Lưu văn bản"),
        cancel=reverse("clarifications:letter", args=[pk]),
        crumbs=crumbs(row.case, (row.get_kind_display(), "")),
    )


@login_required
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed letter went out."""
    row = _letter(request, pk)
    require(request.user, "send", row)
    form = SendForm(request.POST)
    done = saved(
        request,
        form,
        lambda data: services.send_letter(actor=request.user, letter=row, **data),
        _("Đã ghi việc gửi; hạn của cơ quan báo chí đã tính."),
        "clarifications:letter",
        pk=pk,
    )
    return done or _show(request, row, 422, send_form=form)


@login_required
@require_POST
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """What the outlet did."""
    row = _letter(request, pk)
    require(request.user, "handle", row)
    form = ResultForm(request.POST)
    done = saved(
        request,
        form,
        lambda data: services.record_result(actor=request.user, letter=row, **data),
        _("Đã ghi kết quả."),
        "clarifications:letter",
        pk=pk,
    )
    return done or _show(request, row, 422, result_form=form)


@login_required
@require_safe
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter in the form of Decree 30/2020/NĐ-CP, for signature."""
    row = _letter(request, pk)
    name = slugify(strip_marks(f"{row.get_kind_display()} {row.outlet}"))[:80].strip("-")
    response = HttpResponse(render_docx(letter_document(row)), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response
