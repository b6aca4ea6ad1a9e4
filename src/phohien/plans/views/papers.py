"""The paper of a plan: its lines as read beside the pictures of its pages, and the file itself."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phohien.kernel.errors import NotVisible
from phohien.plans import selectors
from phohien.plans.models import Plan, SourcePaper
from phohien.plans.views.files import send
from phohien.plans.views.plans import trail
from phohien.security.policies import get_visible
from vanban.errors import VanbanError
from vanban.reading import render_page

UNPAGED = 60  # lines shown at once when the paper has no pages of its own
PICTURE_WIDTH = 1100  # pixels: small print of an A4 page can be read


@login_required
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One page of the paper with numbered lines; ``?trang=`` or ``?dong=`` choose it."""
    plan = selectors.get_plan(actor=request.user, pk=pk)
    source = _paper(request, plan)
    pages = Paginator(_pages(source.lines), 1)
    number = _place_of_line(pages, request.GET.get("dong")) or request.GET.get("trang")
    page = pages.get_page(number)
    shown, lines = page.object_list[0] if page.object_list else (1, [])
    context = {
        "plan": plan,
        "paper": source,
        "page": page,
        "number": shown,
        "lines": lines,
        "marked": _marked(request),
        "crumbs": trail(plan, (_("Bản giấy"), "")),
    }
    return render(request, "plans/paper.html", context)


@login_required
@require_safe
def paper_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was given."""
    plan = selectors.get_plan(actor=request.user, pk=pk)
    source = _paper(request, plan)
    return send(source.file, source.title)


@login_required
@require_safe
def paper_page(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """One page of the paper as PNG; 404 where the paper has no such picture."""
    plan = selectors.get_plan(actor=request.user, pk=pk)
    source = _paper(request, plan)
    try:
        image = render_page(source.file.path, page, width=PICTURE_WIDTH)
    except (VanbanError, OSError, ValueError) as error:
        raise NotVisible() from error
    response = HttpResponse(image, content_type="image/png")
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _paper(request: HttpRequest, plan: Plan) -> SourcePaper:
    if plan.paper_id is None:
        raise NotVisible()
    return get_visible(request.user, SourcePaper, pk=plan.paper_id)


def _pages(lines: list) -> list[tuple[int, list[tuple[int, str]]]]:
    """Each page with text: its number and its ``(line number, text)``.

    A stored line is a text, or a mapping with its page.
    """
    pages: dict[int, list[tuple[int, str]]] = {}
    for number, line in enumerate(lines, start=1):
        given = line if isinstance(line, dict) else {"text": line}
        page = given.get("page") or (number - 1) // UNPAGED + 1
        text = given.get("corrected") or given.get("text") or ""
        pages.setdefault(page, []).append((given.get("number") or number, text))
    return sorted(pages.items())


def _place_of_line(pages: Paginator, asked: str | None) -> int | None:
    if not asked or not asked.isdecimal():
        return None
    for index, (_page, lines) in enumerate(pages.object_list, start=1):
        if any(number == int(asked) for number, _text in lines):
            return index
    return None


def _marked(request: HttpRequest) -> range:
    first, last = request.GET.get("dong", ""), request.GET.get("den", "")
    if not first.isdecimal():
        return range(0)
    return range(int(first), int(last if last.isdecimal() else first) + 1)
