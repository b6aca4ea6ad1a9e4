"""The list, one case, opening and changing it, its clock, its end."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.clarifications import selectors, services, tables
from phohien.clarifications.enums import CaseState, Outcome
from phohien.clarifications.forms.cases import (
    STATES,
    CasesFilter,
    ChangeForm,
    ClockForm,
    CloseForm,
    DossierForm,
    ReasonForm,
    StatementRecordForm,
)
from phohien.clarifications.models import Case, FactRequest
from phohien.clarifications.reminding import standing_of
from phohien.clarifications.views import showing
from phohien.clarifications.views.forming import crumbs, page, saved
from phohien.kernel import clock, listing, spreadsheet
from phohien.kernel.errors import NotAllowed, RuleBroken
from phohien.kernel.posting import posted
from phohien.kernel.seen import watch
from phohien.security.policies import EVERYTHING, NOTHING, allowed, refusal, require

ASKED_SHOWN = 30
SAYING = (
    "title",
    "quotation",
    "language",
    "outlet",
    "outlet_home",
    "said_title",
    "said_url",
    "said_at",
    "asked",
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What my agency is asked, then the cases: what is due first stands first; also as XLSX."""
    user = request.user
    sees = allowed(user, "view", Case) != NOTHING
    if not sees and allowed(user, "supply", FactRequest) == NOTHING:
        raise NotAllowed("view", refusal(Case, "view"))
    form, state = CasesFilter(request.GET), request.GET.get("trang_thai", "dang-lam")
    rows = selectors.cases(actor=user, state=state, **form.criteria())
    rows = listing.ordered(request.GET, rows, tables.CASES)
    if listing.wants_export(request.GET):
        return spreadsheet.respond(
            "vu-viec-lam-ro.xlsx", str(_("Vụ việc làm rõ")), tables.CASES, rows
        )
    shown = listing.page_of(request.GET, rows)
    for row in shown:
        row.standing = standing_of(row)
    context = {
        "page": shown,
        "asked": selectors.asked_of(actor=user)[:ASKED_SHOWN],
        "form": form,
        "states": STATES,
        "chosen": state,
        "now": clock.now(),
        "may_open": allowed(user, "open", Case) == EVERYTHING,
    }
    return render(request, "clarifications/index.html", context)


@login_required
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: what is to be done next, then everything else."""
    return showing.show(request, selectors.case_for(request.user, pk))


def _handled(request: HttpRequest, pk: int, action: str = "handle") -> Case:
    found = selectors.case_for(request.user, pk)
    require(request.user, action, found)
    return found


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What was said, who answers, which task of the plan it serves."""
    found = _handled(request, pk)
    first = {name: getattr(found, name) for name in (*SAYING, "agency", "plan_task")}
    first |= {
        "topics": found.topics.all(),
        "places": found.places.all(),
        "corrects_path": found.corrects.path if found.corrects else "",
    }
    form = watch(ChangeForm(found.agency_id, posted(request), initial=first))
    done = saved(
        request,
        form,
        lambda _data: services.change_saying(actor=request.user, case=found, **form.values),
        _("Đã lưu vụ việc."),
        "clarifications:case",
        pk=pk,
    )
    return done or page(
        request,
        form,
        heading=_("Sửa vụ việc"),
        button=_("Lưu"),
        cancel=reverse("clarifications:case", args=[pk]),
        crumbs=crumbs(found, (_("Sửa"), "")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """The dossier's parts in one form."""
    found = _handled(request, pk)
    first = {name: getattr(found, name) for name in DossierForm.base_fields}
    form = watch(DossierForm(posted(request), initial=first))
    done = saved(
        request,
        form,
        lambda data: services.write_dossier(actor=request.user, case=found, **data),
        _("Đã lưu hồ sơ."),
        "clarifications:case",
        pk=pk,
    )
    return done or page(
        request,
        form,
        heading=_("Hồ sơ năm phần"),
        button=_("Lưu hồ sơ"),
        lead=_("Nội bộ, không công bố. Không nhập bí mật nhà nước, không nêu đời tư của ai."),
        cancel=reverse("clarifications:case", args=[pk]),
        crumbs=crumbs(found, (_("Hồ sơ"), "")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def set_clock(request: HttpRequest, pk: int) -> HttpResponse:
    """Kind of matter and moments; the limit is computed anew with its reason."""
    found = _handled(request, pk)
    first = {name: getattr(found, name) for name in ClockForm.base_fields}
    form = watch(ClockForm(posted(request), initial=first))
    done = saved(
        request,
        form,
        lambda data: services.set_clock(actor=request.user, case=found, **data),
        _("Đã tính lại hạn."),
        "clarifications:case",
        pk=pk,
    )
    return done or page(
        request,
        form,
        heading=_("Loại vụ việc và hạn"),
        button=_("Tính lại hạn"),
        cancel=reverse("clarifications:case", args=[pk]),
        crumbs=crumbs(found, (_("Hạn"), "")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """The first word, said somewhere else than on the portal."""
    found = _handled(request, pk, "speak")
    form = StatementRecordForm(posted(request), initial={"at": clock.now()})
    done = saved(
        request,
        form,
        lambda data: services.record_statement(actor=request.user, case=found, **data),
        _("Đã ghi lần phát ngôn đầu tiên; đồng hồ đã dừng."),
        "clarifications:case",
        pk=pk,
    )
    return done or page(
        request,
        form,
        heading=_("Ghi lần phát ngôn đầu tiên"),
        button=_("Ghi phát ngôn"),
        lead=_("Chỉ ghi một lần. Đăng câu trả lời trên cổng thì phần mềm tự ghi."),
        cancel=reverse("clarifications:case", args=[pk]),
        crumbs=crumbs(found, (_("Phát ngôn"), "")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """The end of a case without a publication; an answered one is closed by its button."""
    found = _handled(request, pk)
    if found.state == CaseState.ANSWERED and request.method == "POST":
        return _close_answered(request, found)
    form = CloseForm(posted(request), initial={"outcome": Outcome.NO_REPLY})
    done = saved(
        request,
        form,
        lambda data: services.close_case(actor=request.user, case=found, **data),
        _("Đã khép lại vụ việc."),
        "clarifications:case",
        pk=pk,
    )
    return done or page(
        request,
        form,
        heading=_("Khép lại vụ việc"),
        button=_("Khép lại"),
        lead=_("Không có câu trả lời trên cổng. Lý do được giữ trong hồ sơ."),
        cancel=reverse("clarifications:case", args=[pk]),
        crumbs=crumbs(found, (_("Khép lại"), "")),
    )


def _close_answered(request: HttpRequest, found: Case) -> HttpResponse:
    try:
        services.close_case(actor=request.user, case=found)
        messages.success(request, _("Đã khép lại vụ việc."))
    except RuleBroken as error:
        messages.error(request, error.message)
    return redirect("clarifications:case", pk=found.pk)


@login_required
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    found = _handled(request, pk)
    form = ReasonForm(posted(request))
    done = saved(
        request,
        form,
        lambda data: services.reopen_case(actor=request.user, case=found, **data),
        _("Đã mở lại vụ việc."),
        "clarifications:case",
        pk=pk,
    )
    return done or page(
        request,
        form,
        heading=_("Mở lại vụ việc"),
        button=_("Mở lại"),
        cancel=reverse("clarifications:case", args=[pk]),
        crumbs=crumbs(found, (_("Mở lại"), "")),
    )


@login_required
@require_POST
def use_facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Which facts stand in the answer."""
    found = _handled(request, pk)
    chosen = [int(key) for key in request.POST.getlist("can-cu") if key.isdecimal()]
    try:
        count = services.use_facts(actor=request.user, case=found, facts=chosen)
        words = _("Đã chọn %(count)s căn cứ cho câu trả lời.") % {"count": count}
        messages.success(request, words)
    except RuleBroken as error:
        messages.error(request, error.message)
    return redirect(reverse("clarifications:case", args=[pk]) + "#can-cu")
