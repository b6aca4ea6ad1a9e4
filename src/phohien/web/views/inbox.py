"""The inbox: what the system told this person, the unread first to the eye, newest on top."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phohien.kernel.listing import PAGE
from phohien.notices import selectors, services

PER_PAGE = 30
UNREAD = "chua-doc"


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """In pages, all or only the unread."""
    rows = selectors.inbox(actor=request.user)
    unread = selectors.unread_count(actor=request.user)
    if request.GET.get("loc") == UNREAD:
        rows = rows.filter(read_at=None)
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get(PAGE)),
        "unread": unread,
        "crumbs": [(_("Trang của tôi"), "/lam-viec/"), (_("Hộp thư"), "")],
    }
    return render(request, "web/inbox.html", context)


@login_required
@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one as read and go where it points."""
    notice = get_object_or_404(selectors.inbox(actor=request.user), pk=pk)
    services.mark_read(actor=request.user, notices=[notice.pk])
    is_ours = url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None)
    return redirect(notice.url if notice.url and is_ours else "web:inbox")


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    services.mark_read(actor=request.user)
    return redirect("web:inbox")
