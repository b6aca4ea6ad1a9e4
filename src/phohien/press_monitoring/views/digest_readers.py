"""Who gets the morning page: provincial leaders by role, leaders of agencies by this list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phohien.kernel.errors import InvalidInput, NotVisible
from phohien.organisation.enums import PROVINCE_READERS
from phohien.organisation.policies import require_any
from phohien.press_monitoring.digest import recipients, selectors
from phohien.press_monitoring.digest.forms import ReaderForm
from phohien.press_monitoring.models import DigestReader
from phohien.security.policies import NOTHING, allowed, get_visible


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def readers(request: HttpRequest) -> HttpResponse:
    """The list, and one more person."""
    if not request.user.has_role(*PROVINCE_READERS):
        raise NotVisible()
    if request.method == "POST":
        require_any(request.user, "change", DigestReader)
    form = ReaderForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            recipients.add_reader(actor=request.user, user=form.cleaned_data["user"])
            messages.success(
                request, _("Đã thêm %(name)s.") % {"name": form.cleaned_data["user"].full_name}
            )
            return redirect("press_monitoring:digest_readers")
        except InvalidInput as error:
            form.add_error(error.field, error.message)
    return _show(request, form, 422 if form.is_bound else 200)


def _show(request: HttpRequest, form: ReaderForm, status: int) -> HttpResponse:
    leaders = recipients.provincial_leaders()
    context = {
        "leaders": leaders,
        "rows": selectors.readers(actor=request.user),
        "silent": recipients.without_address(),
        "form": form,
        "may_change": allowed(request.user, "change", DigestReader) != NOTHING,
        "crumbs": [
            (_("Điểm báo"), reverse("press_monitoring:digests")),
            (_("Người nhận"), ""),
        ],
    }
    return render(request, "press_monitoring/digest/readers.html", context, status=status)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Off the list."""
    reader = get_visible(request.user, DigestReader, pk=pk)
    recipients.remove_reader(actor=request.user, reader=reader)
    messages.success(request, _("Đã bỏ %(name)s khỏi danh sách.") % {"name": reader.user})
    return redirect("press_monitoring:digest_readers")
