"""Looking through the morning page before it goes: words, order, what stays and what is added."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phohien.kernel import clock, listing
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.press_monitoring.digest import editing, selectors, sending, services
from phohien.press_monitoring.digest.composing import SEND_AT, missing_from
from phohien.press_monitoring.digest.enums import DigestState
from phohien.press_monitoring.digest.errors import AlreadySent, EditedMeanwhile
from phohien.press_monitoring.digest.fitting import cut_of
from phohien.press_monitoring.digest.forms import DigestForm
from phohien.press_monitoring.digest.gathering import page_of, standing_entries
from phohien.press_monitoring.enums import Mark
from phohien.press_monitoring.models import Digest, DigestDelivery
from phohien.press_monitoring.views.digest_pages import crumbs, story_url
from phohien.security.policies import get_visible, require

STEP, ADDABLE = "lam", 20
VERBS = ("up", "down", "top", "drop", "keep", "add")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, day: str) -> HttpResponse:
    """The form; a button that moves a story saves what was typed first."""
    digest = selectors.digest_on(request.user, day)
    require(request.user, "edit", digest)
    if request.method != "POST":
        is_draft = digest.state == DigestState.DRAFT
        return _show(request, digest) if is_draft else _too_late(request, digest)
    form = DigestForm(digest, list(digest.entries.all()), request.POST)
    form.is_valid()  # errors are added by the service's rules
    return _save(request, digest, form)


def _save(request: HttpRequest, digest: Digest, form: DigestForm) -> HttpResponse:
    step = _step(request)
    try:
        services.edit_digest(
            actor=request.user, digest=digest, texts=form.texts, seen=form.seen, step=step
        )
    except AlreadySent as error:
        return _show(request, digest, form=form, rescued=str(error), status=409)
    except EditedMeanwhile as error:
        return _show_both(request, digest, form, error)
    except InvalidInput as error:
        if not form.has_error(error.field):
            form.add_error(error.field if error.field in form.fields else None, error.message)
        return _show(request, digest, form=form, status=422)
    except RuleBroken as error:
        form.add_error(None, error.message)
        return _show(request, digest, form=form, status=409)
    messages.success(request, _told(step))
    return redirect(_back(digest, step))


def _step(request: HttpRequest) -> services.Step | None:
    verb, _sep, number = request.POST.get(STEP, "").partition(":")
    if verb in VERBS and number.isdecimal():
        return services.Step(verb, int(number))
    return None


def _told(step: services.Step | None) -> str:
    known = {
        "drop": _("Đã bỏ tin khỏi trang; đưa lại được ở cuối màn hình này."),
        "keep": _("Đã đưa tin trở lại trang."),
        "add": _("Đã thêm tin lên đầu trang."),
    }
    return known.get(step.verb if step else "", _("Đã lưu điểm báo."))


def _back(digest: Digest, step: services.Step | None) -> str:
    url = f"{digest.get_absolute_url()}soat/"
    return f"{url}#muc-{step.pk}" if step and step.verb in ("up", "down", "top", "keep") else url


def _show_both(request, digest: Digest, form: DigestForm, error: EditedMeanwhile) -> HttpResponse:
    fresh = Digest.objects.select_related("edited_by").get(pk=digest.pk)
    present = editing.words_of(fresh, list(fresh.entries.all()))
    form.catch_up(present, error.keys)
    for key in error.keys:
        form.add_error(key, error.message)
    theirs = {key: present[key] for key in error.keys}
    return _show(request, fresh, form=form, theirs=theirs, status=409)


def _too_late(request: HttpRequest, digest: Digest) -> HttpResponse:
    messages.info(request, str(AlreadySent()))
    return redirect(digest.get_absolute_url())


def _show(
    request: HttpRequest,
    digest: Digest,
    *,
    form: DigestForm | None = None,
    theirs: dict[str, str] | None = None,
    rescued: str = "",
    status: int = 200,
) -> HttpResponse:
    """``rescued`` says why nothing can be saved any more; the typed words stay on the screen."""
    entries = list(digest.entries.select_related("story__first_article__source"))
    form = form or DigestForm(digest, entries)
    stay = [entry.pk for entry in standing_entries(digest)]
    page = page_of(digest)
    with translation.override("vi"):
        cut = cut_of(page, settings.BASE_URL)
    lines = _lines(entries, form, theirs or {}, stay, cut)
    context = {
        "digest": digest,
        "form": form,
        "opening": {"field": form["opening"], "mark": form["cu-opening"]},
        "opening_theirs": (theirs or {}).get("opening"),
        "lines": [line for line in lines if line["stays"]],
        "gone": [line for line in lines if not line["stays"]],
        "on_paper": min(cut.stories, len(page.stories)),
        "off_paper": max(0, len(page.stories) - cut.stories),
        "addable": listing.page_of(request.GET, missing_from(digest, clock.now()), ADDABLE),
        "rescued": rescued,
        "send_at": SEND_AT,
        "crumbs": crumbs(digest, _("Soát")),
    }
    return render(request, "press_monitoring/digest/edit.html", context, status=status)


def _lines(entries, form: DigestForm, theirs: dict, stay: list[int], cut) -> list[dict]:
    """One line per entry in the order of the page, with where the sheet of paper ends."""
    lines, news = [], 0
    for entry in entries:
        stays, answer = entry.pk in stay, entry.story.mark == Mark.NEEDS_ANSWER
        news += stays and not answer
        lines.append(
            {
                "entry": entry,
                "fields": [_field(form, theirs, entry, name) for name in ("headline", "summary")],
                "note": _field(form, theirs, entry, "note"),
                "stays": stays,
                "answer": answer,
                "last_on_paper": stays and not answer and news == cut.stories,
                "url": story_url(entry.story_id),
            }
        )
    return lines


def _field(form: DigestForm, theirs: dict, entry, name: str) -> dict:
    key = editing.key_of(entry, name)
    return {"field": form[key], "mark": form[f"cu-{key}"], "theirs": theirs.get(key)}


@login_required
@require_POST
def approve(request: HttpRequest, day: str) -> HttpResponse:
    """The page is fine as it stands, and a person says so."""
    digest = selectors.digest_on(request.user, day)
    require(request.user, "edit", digest)
    try:
        services.approve_digest(actor=request.user, digest=digest)
        messages.success(request, _("Đã ghi tên anh/chị là người soát trang này."))
    except RuleBroken as error:
        messages.error(request, error.message)
    return redirect(digest.get_absolute_url())


@login_required
@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's letter once more."""
    letter = get_visible(request.user, DigestDelivery, pk=pk)
    digest = Digest.objects.get(pk=letter.digest_id)
    require(request.user, "edit", digest)
    if digest.day != clock.today():
        raise NotVisible()
    try:
        sending.send_again(actor=request.user, letter=letter)
        messages.success(request, _("Thư sẽ được gửi lại trong vài phút."))
    except RuleBroken as error:
        messages.error(request, error.message)
    return redirect(f"{digest.get_absolute_url()}#nguoi-nhan")
