"""For foreign reporters: the guide, the form of each kind, and following a request by its link.

The guide may be kept by caches; form and follow-up never are.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import override

from phohien.kernel.errors import DomainError, InvalidInput, NotVisible
from phohien.portal import addresses, frames
from phohien.portal.frames import Head
from phohien.portal.press_pages import KindCard, PressFollow, PressForm, PressGuide
from phohien.portal.views import origin
from phohien.portal.views.errors import lost
from phohien.portal.views.public import NOT_STORED, in_language, public, respond
from phohien.press_desk import letters, selectors, services
from phohien.press_desk.kinds import Kind, kinds
from phohien.press_desk.models import PressRequest
from phohien.press_desk.public_forms import MORE_ROWS, TRAP, PublicRequestForm
from phohien.press_desk.sealing import unseal
from phohien.press_desk.services.papers import ACCEPT
from phohien.press_desk.services.records import current_deadline
from vanban.writing import render as render_document

SALT = "phohien.portal.foreign_press"
SPOKEN = ("vi", "en")  # languages of the forms, as of the decree's own
EACH_HOUR, ALL_HOUR = 8, 200  # requests of one address, of everybody
STEPS_HOUR, STEPS_ALL = 60, 2000  # answers and files by link
NEW = "moi"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@public
def guide(request: HttpRequest, locale: str) -> HttpResponse:
    """Who files where, how long it takes, what happens to the data."""
    head = Head(
        addresses.page("foreign_press", locale),
        _("Dành cho phóng viên nước ngoài"),
        description=_("Đề nghị hoạt động báo chí tại tỉnh Hưng Yên: nộp ở đâu, trong bao lâu."),
        others=frames.everywhere(lambda code: addresses.page("foreign_press", code)),
    )
    with override(_spoken(locale)):
        here = tuple(_card(kind, locale) for kind in kinds().values() if kind.is_online)
        elsewhere = tuple(_card(kind, locale) for kind in kinds().values() if not kind.is_online)
    tag = "" if locale in SPOKEN else "en"
    frame = frames.frame(locale, head)
    return respond(PressGuide(frame, here, elsewhere, tag))


def _spoken(locale: str) -> str:
    return locale if locale in SPOKEN else "en"


def _card(kind: Kind, locale: str) -> KindCard:
    url = addresses.press_request(kind.code, _spoken(locale)) if kind.is_online else ""
    return KindCard(str(kind), kind.filer, kind.limit_words, kind.article, url, kind.form)


def _private(view, request: HttpRequest, locale: str, **arguments) -> HttpResponse:
    """In the language, never stored, never indexed."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if locale not in SPOKEN:
        return HttpResponseRedirect(addresses.page("foreign_press", "en"))
    response = in_language(view, request, locale, **arguments)
    response.headers["Cache-Control"] = NOT_STORED
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def ask(request: HttpRequest, locale: str, kind: str) -> HttpResponse:
    """The form of one kind."""
    return _private(_ask, request, locale, kind=kind)


ask.csrf_exempt = True  # no cookie: ``origin`` holds the proof


def _ask(request: HttpRequest, locale: str, kind: str) -> HttpResponse:
    about = kinds().get(kind)
    if about is None or not about.is_online:
        return lost(request, locale)
    if request.method != "POST":
        return _form_page(locale, about, PublicRequestForm(about))
    if "more" in request.POST:
        return _with_more_rows(request, locale, about)
    form = PublicRequestForm(about, request.POST)
    if form.is_trapped:  # a machine is answered like a person, and nothing is kept
        return HttpResponseRedirect(addresses.page("foreign_press", locale))
    if not origin.is_ours(request, SALT):
        wrong = _(
            "Trang này mở đã lâu hoặc được gửi từ nơi khác. Chữ đã nhập còn nguyên, xin gửi lại."
        )
        return _form_page(locale, about, form, 400, wrong)
    if not form.is_valid():
        return _form_page(locale, about, form, 422)
    if origin.too_many(request, "press-request", each=EACH_HOUR, all_together=ALL_HOUR):
        wrong = _(
            "Đã nhận nhiều đề nghị từ nơi này trong giờ qua. Chữ đã nhập còn nguyên, "
            "xin thử lại sau một giờ."
        )
        return _form_page(locale, about, form, 429, wrong)
    return _keep(locale, about, form)


def _keep(locale: str, about: Kind, form: PublicRequestForm) -> HttpResponse:
    try:
        _request, link = services.receive_from_public(given=form.given(locale))
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return _form_page(locale, about, form, 422)
    return HttpResponseRedirect(f"{addresses.press_link(link, locale)}?{NEW}=1")


def _with_more_rows(request: HttpRequest, locale: str, about: Kind) -> HttpResponse:
    told = request.POST.get("rows", "")
    rows = (int(told) if told.isdecimal() and len(told) < 4 else 0) + MORE_ROWS
    form = PublicRequestForm(about, request.POST, rows=rows)
    form.errors.clear()
    return _form_page(locale, about, form)


def _form_page(
    locale: str, about: Kind, form: PublicRequestForm, status: int = 200, *errors: str
) -> HttpResponse:
    path = addresses.press_request(about.code, locale)
    others = {code: addresses.press_request(about.code, code) for code in SPOKEN}
    head = Head(path, str(about), others=others, is_indexed=False)
    page = PressForm(
        frames.frame(locale, head),
        kind=about,
        form=form,
        action=path,
        guide=addresses.page("foreign_press", locale),
        token=origin.token(SALT),
        trap=TRAP,
        errors=errors,
    )
    return respond(page, status)


def follow(request: HttpRequest, locale: str, link: str) -> HttpResponse:
    """State, limit, decision; answering, attaching, withdrawing."""
    return _private(_follow, request, locale, link=link)


follow.csrf_exempt = True


def _follow(request: HttpRequest, locale: str, link: str) -> HttpResponse:
    try:
        found = services.by_link(link)
        if request.method == "POST":
            return _act(request, locale, link, found)
    except NotVisible:
        return lost(request, locale)
    return _follow_page(locale, link, found, is_new=request.GET.get(NEW) == "1")


def _act(request: HttpRequest, locale: str, link: str, found: PressRequest) -> HttpResponse:
    if not origin.is_ours(request, SALT + link):
        wrong = _("Trang này mở đã lâu hoặc được gửi từ nơi khác. Xin gửi lại.")
        return _follow_page(locale, link, found, 400, errors=(wrong,), typed=request.POST.dict())
    if origin.too_many(request, "press-step", each=STEPS_HOUR, all_together=STEPS_ALL):
        wrong = _("Quá nhiều lần gửi trong giờ qua. Xin thử lại sau.")
        return _follow_page(locale, link, found, 429, errors=(wrong,), typed=request.POST.dict())
    try:
        _do(request, link)
    except NotVisible:
        raise
    except DomainError as error:
        found = services.by_link(link)
        wrong = (str(error.message),)
        return _follow_page(locale, link, found, 422, errors=wrong, typed=request.POST.dict())
    return HttpResponseRedirect(addresses.press_link(link, locale))


def _do(request: HttpRequest, link: str) -> None:
    files, verb = request.FILES.getlist("files"), request.POST.get("step", "")
    if verb == "withdraw":
        services.withdraw_by_link(link=link)
    elif verb == "answer":
        services.answer_by_link(link=link, words=request.POST.get("words", ""), files=files)
    else:
        services.attach_by_link(link=link, key=verb, files=files)


def _follow_page(
    locale: str, link: str, found: PressRequest, status: int = 200, **state
) -> HttpResponse:
    path = addresses.press_link(link, locale)
    others = {code: addresses.press_link(link, code) for code in SPOKEN}
    # The frame knows the guide's address only: what it links to must not carry the secret.
    here = addresses.page("foreign_press", locale)
    head = Head(here, found.code, others=others, is_indexed=False)
    decision = getattr(found, "decision", None)
    is_decided = bool(decision and decision.decided_at and found.about.is_decided_here)
    page = PressFollow(
        frames.frame(locale, head),
        item=found,
        deadline=current_deadline(found),
        action=path,
        token=origin.token(SALT + link),
        accept=ACCEPT,
        address=addresses.absolute(path) if state.get("is_new") else "",
        asked=tuple(found.about.paper(key) for key in found.asked),
        papers=_papers(found),
        words=tuple((row, unseal(row.sealed)) for row in found.messages.all()),
        letter=f"{path}letter.docx" if is_decided else "",
        courtesy=tuple(letters.courtesy(found)) if is_decided and locale == "en" else (),
        stops=tuple(found.items.all()) if found.is_going_on else (),
        is_suspended=selectors.is_suspended(found),
        **state,
    )
    return respond(page, status)


def _papers(found: PressRequest) -> tuple:
    held = list(found.papers.values_list("key", flat=True))
    return tuple((one, held.count(one.key)) for one in found.about.papers)


def letter(request: HttpRequest, locale: str, link: str) -> HttpResponse:
    """The decided answer as the province's document (Vietnamese)."""
    return _private(_letter, request, locale, link=link)


letter.csrf_exempt = True  # only reads


def _letter(request: HttpRequest, locale: str, link: str) -> HttpResponse:
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    try:
        found = services.by_link(link)
    except NotVisible:
        return lost(request, locale)
    decision = getattr(found, "decision", None)
    if not (decision and decision.decided_at and found.about.is_decided_here):
        return lost(request, locale)
    response = HttpResponse(render_document(letters.letter(found)), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{found.code.lower()}.docx"'
    return response
