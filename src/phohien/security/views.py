"""The audit log in sentences, and the verification of its chain."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phohien.kernel.errors import NotAllowed
from phohien.security import checking, selectors
from phohien.security.forms import AuditFilter
from phohien.security.models import AuditEntry
from phohien.security.policies import NOTHING, allowed, refusal

PAGE_SIZE = 50


@login_required
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """The latest entries; older ones by ``?truoc=`` the key of the last one seen."""
    _require_reader(request.user)
    form = AuditFilter(request.GET)
    key = request.GET.get("truoc", "")
    before = int(key) if key.isdecimal() else None
    rows = selectors.entries(actor=request.user, before=before, **form.criteria())
    found = list(rows[: PAGE_SIZE + 1])
    context = {
        "form": form,
        "entries": found[:PAGE_SIZE],
        "older": _older(request, found) if len(found) > PAGE_SIZE else "",
        "is_first": before is None,
        "check": selectors.last_check(),
    }
    return render(request, "security/audit.html", context)


def _older(request: HttpRequest, found: list[AuditEntry]) -> str:
    params = request.GET.copy()
    params["truoc"] = str(found[PAGE_SIZE - 1].pk)
    return "?" + params.urlencode()


def _require_reader(user) -> None:
    if allowed(user, "view", AuditEntry) == NOTHING:
        raise NotAllowed("view", refusal(AuditEntry, "view"))


@login_required
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Verify the next slice of the chain and say how far it is whole."""
    _require_reader(request.user)
    done = checking.check_chain(actor=request.user)
    if done.broken_id:
        messages.error(request, _("Chuỗi nhật ký sai ở mục %(key)s.") % {"key": done.broken_id})
    else:
        messages.success(
            request, _("Đã kiểm tra %(count)s mục; chuỗi nguyên vẹn.") % {"count": done.checked}
        )
    return redirect("security:audit")
