"""The satisfaction form: counts by day, no cookie, no address, nobody's name.

A cookie against forged requests would be the only one a reader ever gets from us. Instead the
form carries a signed moment, and the browser's own ``Origin`` must be this site.
"""

from urllib.parse import urlsplit

from django.core import signing
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from phohien.kernel import clock
from phohien.newsroom import selectors as newsroom
from phohien.portal import addresses, cards, frames, languages, pages
from phohien.portal.frames import Head
from phohien.portal.models import DailySatisfaction
from phohien.portal.views.public import NOT_STORED, in_language, respond

SALT, VALID = "phohien.portal.satisfaction", 24 * 3600  # seconds
SCORES = ("1", "2", "3", "4", "5")


@csrf_exempt
def rate(request: HttpRequest, locale: str) -> HttpResponse:
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    view = _send if request.method == "POST" else _show
    response = in_language(view, request, locale)
    response.headers["Cache-Control"] = NOT_STORED
    return response


def _show(request: HttpRequest, locale: str) -> HttpResponse:
    return respond(_form(locale, _known_path(request.GET.get("page", ""))))


def _send(request: HttpRequest, locale: str) -> HttpResponse:
    path, score = _known_path(request.POST.get("page", "")), request.POST.get("score", "")
    errors = _errors(request, score)
    if errors:
        return respond(_form(locale, path, score=score, errors=errors), 400)
    count(day=clock.today(), locale=locale, path=path or addresses.home(locale), score=int(score))
    return respond(_form(locale, path, is_sent=True))


def _errors(request: HttpRequest, score: str) -> tuple[str, ...]:
    if not _comes_from_here(request) or not _is_fresh(request.POST.get("csrfmiddlewaretoken", "")):
        return (_("Trang này mở đã lâu hoặc được gửi từ nơi khác. Vui lòng chọn và gửi lại."),)
    if score not in SCORES:
        return (_("Vui lòng chọn một mức hài lòng."),)
    return ()


def _comes_from_here(request: HttpRequest) -> bool:
    """Browsers name the origin of every POST; where one does not, the signed moment must do."""
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return not origin or urlsplit(origin).netloc == request.get_host()


def _is_fresh(token: str) -> bool:
    try:
        signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature:
        return False
    return True


def _known_path(path: str) -> str:
    """Only addresses of the public site are counted, and never their query."""
    plain = path.partition("?")[0][:500]
    return plain if languages.of_path(plain) and plain.endswith("/") else ""


def _form(locale: str, path: str, **state) -> pages.SatisfactionForm:
    address = addresses.page("rate", locale)
    head = Head(address, _("Trang này có giúp được bạn không?"), is_indexed=False)
    publication = newsroom.by_path(path) if path else None
    words = cards.shown(publication) if publication and publication.is_live else None
    return pages.SatisfactionForm(
        frames.frame(locale, head),
        action=address,
        page=path,
        page_title=words["title"] if words else "",
        words_limit=0,
        token=signing.dumps("", salt=SALT),
        **state,
    )


@transaction.atomic
def count(*, day, locale: str, path: str, score: int) -> None:
    """One more of this score for this page today."""
    row, _new = DailySatisfaction.objects.get_or_create(
        day=day, path=path, score=score, defaults={"locale": locale}
    )
    DailySatisfaction.objects.filter(pk=row.pk).update(count=F("count") + 1)
