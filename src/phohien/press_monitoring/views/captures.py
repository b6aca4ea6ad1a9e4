"""Archived copies: asking for one, looking at it, its files. For staff, as downloads."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files import File
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phohien.kernel.errors import NotVisible
from phohien.press_monitoring import selectors, services
from phohien.press_monitoring.models import Article
from phohien.press_monitoring.views.river import crumb
from phohien.security.policies import NOTHING, allowed

TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}


@login_required
@require_POST
def capture_article(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep an article as evidence; the page follows."""
    article = selectors.article_for(request.user, pk)
    kept = services.capture_article(actor=request.user, article=article)
    messages.success(request, _("Đã giữ nội dung bài; trang gốc đang được lưu."))
    return redirect("press_monitoring:capture", kept.pk)


@login_required
@require_safe
def capture(request: HttpRequest, pk: int) -> HttpResponse:
    """What was kept, when, with which hash; or why not."""
    row = selectors.capture_for(request.user, pk)
    story = row.article.story
    context = {
        "capture": row,
        "others": selectors.captures_of(actor=request.user, article=row.article).exclude(pk=pk),
        "may_capture": allowed(request.user, "capture", Article) != NOTHING,
        "crumbs": [crumb(), (story.title, f"../../tin/{story.pk}/"), (_("Bản lưu"), "")],
    }
    return render(request, "press_monitoring/capture.html", context)


@login_required
@require_safe
def capture_file(request: HttpRequest, pk: int, kind: str) -> FileResponse:
    """The page as it came, or its PDF: always a download, and never run by the browser."""
    row = selectors.capture_for(request.user, pk)
    file: File = row.html if kind == "html" else row.pdf
    try:
        opened = file.open("rb")
    except (FileNotFoundError, ValueError) as error:
        raise NotVisible() from error
    name = f"ban-luu-{row.pk}.{kind}"
    response = FileResponse(opened, as_attachment=True, filename=name, content_type=TYPES[kind])
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
