"""Writing the answer and its translations; clearance and publishing are the newsroom's."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phohien.clarifications import selectors, services
from phohien.clarifications.claim_building import used_facts
from phohien.clarifications.forms.answers import AnswerForm, TranslationForm
from phohien.clarifications.models import Case
from phohien.clarifications.views.forming import crumbs, page, saved
from phohien.kernel.errors import DomainError, NotVisible
from phohien.kernel.posting import posted
from phohien.kernel.seen import watch
from phohien.newsroom import services as newsroom
from phohien.newsroom import snapshots, writing
from phohien.security.policies import require


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The words under the agency's name; saved as a draft of the newsroom, or handed in at once."""
    case = selectors.case_for(request.user, pk)
    require(request.user, "answer", case)
    form = AnswerForm(posted(request), initial=_initial(case))
    if case.publication_id is None:
        del form.fields["update"]
    watch(form)
    done = saved(
        request,
        form,
        lambda data: services.write_answer(actor=request.user, case=case, **data),
        _("Đã lưu câu trả lời."),
        "clarifications:case",
        pk=pk,
    )
    if done:
        return _onwards(request, pk, done)
    return page(
        request,
        form,
        template="clarifications/answer.html",
        case=case,
        facts=used_facts(case),
        cancel=reverse("clarifications:case", args=[pk]),
        crumbs=crumbs(case, (_("Trả lời"), "")),
    )


def _onwards(request: HttpRequest, pk: int, done: HttpResponse) -> HttpResponse:
    """With the other button also into clearance, when it is the first version."""
    case = selectors.case_for(request.user, pk)
    if "trinh" not in request.POST:
        return done
    if case.publication.current_id:
        return redirect("newsroom:item", pk=case.publication_id)
    try:
        newsroom.request_clearance(actor=request.user, publication=case.publication)
        messages.success(request, _("Đã trình duyệt. Người duyệt bước đầu đã được báo."))
    except DomainError as error:
        messages.warning(request, _("Đã lưu, nhưng chưa trình duyệt được. ") + error.message)
    return done


def _initial(case: Case) -> dict:
    if case.publication_id is None:
        return {"text": case.truth, "outcome": case.outcome}
    words = snapshots.latest(case.publication)
    return {
        "outcome": case.outcome,
        "title": words.title,
        "lead": words.lead,
        "text": writing.text_of(words) or "",
    }


@login_required
@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, pk: int, locale: str) -> HttpResponse:
    """The published answer in another language, claim and evidence included."""
    case = selectors.case_for(request.user, pk)
    names = dict(settings.LANGUAGES)
    source = case.publication
    if locale not in names or source is None or source.current_id is None:
        raise NotVisible()
    require(request.user, "translate", source)
    claim = source.current.snapshot["claim"]
    form = TranslationForm(claim, posted(request), initial=_told(case, locale))
    done = saved(
        request,
        form,
        lambda data: _translate(request, case, locale, form),
        _("Đã lưu bản dịch. Bản dịch được duyệt riêng ở tòa soạn."),
        "clarifications:case",
        pk=pk,
    )
    return done or page(
        request,
        form,
        template="clarifications/translation.html",
        case=case,
        source=source.current.snapshot,
        language=names[locale],
        cancel=reverse("clarifications:case", args=[pk]),
        crumbs=crumbs(case, (names[locale], "")),
    )


def _translate(request: HttpRequest, case: Case, locale: str, form: TranslationForm) -> None:
    data = form.cleaned_data
    services.translate_answer(
        actor=request.user,
        case=case,
        locale=locale,
        title=data["title"],
        lead=data["lead"],
        text=data["text"],
        words=form.words,
    )


def _told(case: Case, locale: str) -> dict:
    """What was translated before."""
    standing = case.publication.translations.filter(locale=locale).first()
    if standing is None:
        return {"outlet": case.outlet}
    page_ = snapshots.latest(standing)
    claim = page_.claim or {}
    told = {"title": page_.title, "lead": page_.lead, "text": writing.text_of(page_) or ""}
    told |= {name: claim.get(name, "") for name in ("quotation_translated", "asked", "outlet")}
    for number, row in enumerate(claim.get("evidence", ())):
        told |= {f"{name}_{number}": row[name] for name in ("statement", "document", "issuer")}
    for number, row in enumerate(claim.get("updates", ())):
        told[f"update_{number}"] = row["text"]
    return told
