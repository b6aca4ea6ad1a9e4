"""Reading the morning pages: the list of days, one day, its files."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phohien.kernel import clock, listing
from phohien.kernel.errors import NotVisible
from phohien.organisation.enums import PROVINCE_READERS
from phohien.press_monitoring.digest import docx, pdf, selectors
from phohien.press_monitoring.digest.composing import COMPOSE_AT, SEND_AT
from phohien.press_monitoring.digest.enums import DigestState
from phohien.press_monitoring.digest.fitting import fitted
from phohien.press_monitoring.digest.gathering import page_of
from phohien.press_monitoring.digest.page import Item, Page
from phohien.press_monitoring.digest.wording import Entry, long_day, sheet_of
from phohien.press_monitoring.models import Digest
from phohien.press_monitoring.policies import READERS
from phohien.security.policies import may

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES = {"docx": (docx.render, DOCX), "pdf": (pdf.render, "application/pdf")}
TONES = {"waiting": "waiting", "handed": "soon", "sent": "done", "failed": "late"}


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Today's page first, then the days before."""
    rows = selectors.digests(actor=request.user)
    reads_all = request.user.has_role(*PROVINCE_READERS)
    if not reads_all and not rows.exists():
        raise NotVisible()
    today = selectors.todays(actor=request.user)
    context = {
        "today": today,
        "may_edit": today is not None and may(request.user, "edit", today),
        "reads_all": reads_all,
        "page": listing.page_of(request.GET, rows),
        "compose_at": COMPOSE_AT,
        "send_at": SEND_AT,
    }
    return render(request, "press_monitoring/digest/index.html", context)


@login_required
@require_safe
def day(request: HttpRequest, day: str) -> HttpResponse:
    """One day's page, whole."""
    digest = selectors.digest_on(request.user, day)
    page = page_of(digest)
    sheet = sheet_of(page, "")
    before, after = _neighbours(request.user, digest)
    context = {
        "digest": digest,
        "sheet": sheet,
        "stories": _rows(request.user, page.stories, sheet.entries),
        "answers": _rows(request.user, page.answers, sheet.answers),
        "is_today": digest.day == clock.today(),
        "is_draft": digest.state == DigestState.DRAFT,
        "may_edit": digest.state == DigestState.DRAFT and may(request.user, "edit", digest),
        "letters": _letters(request.user, digest),
        "may_send_again": may(request.user, "edit", digest),
        "before": before,
        "after": after,
        "send_at": SEND_AT,
        "crumbs": crumbs(digest),
    }
    return render(request, "press_monitoring/digest/day.html", context)


def crumbs(digest: Digest, here: str = "") -> list[tuple[str, str]]:
    """From the list of days down to the page."""
    trail = [(_("Điểm báo"), reverse("press_monitoring:digests"))]
    name = long_day(digest.day)
    return [*trail, (name, digest.get_absolute_url()), (here, "")] if here else [*trail, (name, "")]


def _rows(user, items: list[Item], entries: list[Entry]) -> list[dict]:
    """Each story in words, with its own page where the person may read it."""
    opens = user.has_role(*READERS)
    return [
        {
            "entry": entry,
            "anchor": f"tin-{item.story_id}",
            "url": story_url(item.story_id) if opens else "",
        }
        for item, entry in zip(items, entries, strict=True)
    ]


def story_url(story_id: int) -> str:
    """The page of a story in the river."""
    try:
        return reverse("press_monitoring:story", args=[story_id])
    except NoReverseMatch:
        return ""


def _neighbours(user, digest: Digest) -> tuple[Digest | None, Digest | None]:
    rows = selectors.digests(actor=user)
    before = rows.filter(day__lt=digest.day).order_by("-day").first()
    return before, rows.filter(day__gt=digest.day).order_by("day").first()


def _letters(user, digest: Digest) -> list[dict]:
    return [
        {
            "letter": row,
            "tone": TONES[row.state],
            "may_repeat": row.state == "failed" or selectors.is_unclear(row),
        }
        for row in selectors.letters(actor=user, digest=digest)
    ]


@login_required
@require_safe
def file(request: HttpRequest, day: str, form: str) -> HttpResponse:
    """The one sheet as Word or PDF, Vietnamese whatever the screen speaks."""
    digest = selectors.digest_on(request.user, day)
    if form not in FILES:
        raise NotVisible()
    make, kind = FILES[form]
    with translation.override("vi"):
        body = make(sheet_on_paper(page_of(digest)))
    response = HttpResponse(body, content_type=kind)
    name = f"diem-bao-{digest.day.isoformat()}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def sheet_on_paper(page: Page):
    """The words that fit on one sheet, with whole addresses."""
    return fitted(page, settings.BASE_URL)
