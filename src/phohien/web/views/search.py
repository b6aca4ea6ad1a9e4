"""One search box over everything a person may see."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from phohien.web.selectors import searching

FIRST, PER_PAGE = 5, 25


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind that this page shows, out of ``count``."""

    kind: searching.Kind
    count: int
    is_more: bool
    hits: list[searching.Hit]


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Grouped with the first few of each kind, or one kind in pages."""
    query = searching.parse(request.GET.get("q", ""))
    chosen = next((kind for kind in searching.KINDS if kind.key == request.GET.get("loai")), None)
    context = {
        "query": query,
        "search_query": query.typed,
        "chosen": chosen,
        "crumbs": [(_("Trang của tôi"), "/lam-viec/"), (_("Tìm kiếm"), "")],
    }
    if not query.is_empty:
        context |= _results(request, query, chosen)
    return render(request, "web/search.html", context)


def _results(request: HttpRequest, query: searching.Query, chosen) -> dict:
    found = {kind: kind.find(request.user, query) for kind in searching.KINDS}
    page = None
    if chosen is not None:
        page = Paginator(found[chosen], PER_PAGE).get_page(request.GET.get("trang"))
    groups = [
        _group(request, kind, keys, page)
        for kind, keys in found.items()
        if keys and chosen in (None, kind)
    ]
    counts = [(kind, len(keys)) for kind, keys in found.items()]
    return {
        "groups": groups,
        "counts": counts,
        "page": page,
        "total": sum(map(len, found.values())),
    }


def _group(request: HttpRequest, kind, keys: list[int], page: Page | None) -> Group:
    shown = list(page.object_list) if page else keys[:FIRST]
    hits = kind.show(request.user, shown)
    return Group(kind, len(keys), len(keys) >= searching.LIMIT, hits)
