"""What waits for me, the ledger, and every place of one item."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from phohien.kernel import clock, listing, spreadsheet
from phohien.kernel.errors import RuleBroken
from phohien.newsroom import selectors as newsroom
from phohien.organisation.policies import require_any
from phohien.security.policies import may
from phohien.syndication import choosing, selectors, services, tables
from phohien.syndication.connection import is_ready
from phohien.syndication.forms import LedgerFilter, ShareForm
from phohien.syndication.models import Delivery, Offer
from phohien.syndication.rendering import article_of
from phohien.syndication.services.pool import is_press
from phohien.syndication.workflow import THERE

SHOWN = 30


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """First what this person has to do by hand, then where to look."""
    user = request.user
    waiting = selectors.waiting_for(actor=user)
    context = {
        "waiting": waiting[:SHOWN],
        "count": waiting.count(),
        "posts": selectors.posts_to_approve(actor=user)[:SHOWN],
        "airings": selectors.airings_to_confirm(actor=user)[:SHOWN],
        "now": clock.now(),
        "sees_ledger": _sees_ledger(user),
        "uses_pool": is_press(user),
    }
    return render(request, "syndication/index.html", context)


def _sees_ledger(user) -> bool:
    from phohien.security.policies import NOTHING, allowed

    return allowed(user, "ledger", Delivery) != NOTHING


@login_required
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """This cleared version, to this place, at this time, still live? And as XLSX or CSV."""
    require_any(request.user, "ledger", Delivery)
    form = LedgerFilter(request.GET)
    rows = selectors.ledger(actor=request.user, **form.criteria())
    rows = listing.ordered(request.GET, rows, tables.LEDGER)
    if listing.wants_export(request.GET):
        return spreadsheet.respond("so-dua-tin.xlsx", _("Sổ đưa tin"), tables.LEDGER, rows)
    if request.GET.get(listing.EXPORT) == "csv":
        return tables.csv_response("so-dua-tin.csv", tables.LEDGER, rows[: spreadsheet.MAX_ROWS])
    page = listing.page_of(request.GET, rows)
    for row in page:
        row.tone, row.there = tables.TONES[row.state], tables.there(row)
    context = {
        "page": page,
        "form": form,
        "is_open": any(form.criteria().values()),
        "crumbs": [(_("Các kênh"), reverse("syndication:index")), (_("Sổ đưa tin"), "")],
    }
    return render(request, "syndication/ledger.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def carriage(request: HttpRequest, pk: int) -> HttpResponse:
    """Every place one item went, and sending it to more."""
    publication = selectors.get_publication(actor=request.user, pk=pk)
    possible = choosing.possible_for(publication)
    if request.method == "POST":
        return _queue(request, publication, possible)
    return render(request, "syndication/carriage.html", _places(request, publication, possible))


def _places(request: HttpRequest, publication, possible: list) -> dict:
    rows = selectors.places_of(actor=request.user, publication=publication)
    for row in rows:
        row.tone, row.there, row.is_there = (
            tables.TONES[row.state],
            tables.there(row),
            row.state in THERE,
        )
    known = {row.channel_id for row in rows if row.version_id == publication.current_id}
    return {
        "publication": publication,
        "rows": rows,
        "places": sum(row.is_there for row in rows),
        "choices": [
            _choice(channel, publication) for channel in possible if channel.pk not in known
        ],
        "may_carry": may(request.user, "carry", publication) and publication.is_live,
        "languages": newsroom.translations_of(publication),
        "files": _files(publication),
        "share": ShareForm(),
        "crumbs": [
            (_("Các kênh"), reverse("syndication:index")),
            (_("Sổ đưa tin"), reverse("syndication:ledger")),
            (publication.title, ""),
        ],
    }


def _choice(channel, publication) -> tuple:
    return channel, choosing.suits(channel, publication), is_ready(channel)


def _files(publication) -> list[tuple[str, str, bool]]:
    """``(key, words, is offered already)`` of what may be shared with press organs."""
    if not publication.is_live:
        return []
    article = article_of(publication.current)
    open_now = Offer.objects.filter(closed_at=None)
    offered = {f"photo:{pk}" for pk in open_now.values_list("photo_id", flat=True)}
    offered |= {f"clip:{pk}" for pk in open_now.values_list("clip_id", flat=True)}
    offered |= {f"item:{pk}" for pk in open_now.values_list("publication_id", flat=True)}
    files = [(f"item:{publication.pk}", _("Cả bài (gói ZIP)"))]
    files += [(one.key, one.caption or one.alt) for one in article.pictures]
    files += [(one.key, one.title) for one in article.clips]
    return [(key, words, key in offered) for key, words in files]


def _queue(request: HttpRequest, publication, possible) -> HttpResponse:
    asked = request.POST.getlist("kenh")
    chosen = [row for row in possible if str(row.pk) in asked and is_ready(row)]
    try:
        made = services.queue(actor=request.user, publication=publication, channels=chosen)
    except RuleBroken as error:
        messages.error(request, error.message)
        return redirect("syndication:carriage", pk=publication.pk)
    if made:
        words = ngettext("Đã đưa vào %(count)s kênh.", "Đã đưa vào %(count)s kênh.", len(made))
        messages.success(request, words % {"count": len(made)})
    else:
        messages.error(request, _("Hãy chọn ít nhất một kênh chưa có bản này."))
    return redirect("syndication:carriage", pk=publication.pk)
