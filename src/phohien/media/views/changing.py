"""One file's page: rights, where it is used, its history; changing, taking back, deleting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.media import selectors, services
from phohien.media.addresses import KINDS
from phohien.media.enums import Consent, MediaKind
from phohien.media.forms import WORDS, WithdrawForm
from phohien.media.models import Photo
from phohien.media.views.lists import model_of, small_pictures, tabs
from phohien.security.policies import may, require
from phohien.security.selectors import history

LARGE = "max-1200x800"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The file with everything about it; POST saves its words and rights."""
    row = selectors.get_file(actor=request.user, model=model_of(kind), pk=pk)
    form = WORDS[KINDS[kind]](request.POST or None, instance=row)
    if request.method != "POST":
        return _show(request, kind, row, form)
    require(request.user, "change", row)
    if form.is_valid():
        try:
            services.change(actor=request.user, row=row, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("Đã lưu thông tin của tệp."))
            return redirect(selectors.page_of_file(row))
    return _show(request, kind, row, form, status=422)


def _show(request, kind: str, row, form, *, withdrawing=None, status: int = 200) -> HttpResponse:
    user = request.user
    label = next(label for word, label, chosen in tabs(kind) if chosen)
    context = {
        "kind": kind,
        "row": row,
        "large": row.get_rendition(LARGE).url
        if isinstance(row, Photo)
        else small_pictures([row]).get(row.pk, ""),
        "form": form,
        "withdrawing": withdrawing or WithdrawForm(),
        "may_change": may(user, "change", row),
        "may_delete": may(user, "delete", row),
        "may_withdraw": KINDS[kind] != MediaKind.PAPER and row.consent != Consent.WITHDRAWN,
        "problems": services.problems(row),
        "notices": selectors.notices(actor=user, row=row),
        "places": selectors.where_used(row),
        "is_public": selectors.is_public(KINDS[kind], row.pk),
        "is_offered": services.is_offered(row),
        "history": history(actor=user, on=row, limit=10),
        "crumbs": [(label, reverse("media:files", args=[kind])), (row.title, "")],
    }
    return render(request, "media/page.html", context, status=status)


@login_required
@require_POST
def withdraw_consent(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """A person in the picture took their consent back."""
    row = selectors.get_file(actor=request.user, model=model_of(kind), pk=pk)
    require(request.user, "change", row)
    form = WithdrawForm(request.POST)
    words = WORDS[KINDS[kind]](instance=row)
    if not form.is_valid():
        return _show(request, kind, row, words, withdrawing=form, status=422)
    try:
        services.withdraw_consent(actor=request.user, row=row, reason=form.cleaned_data["reason"])
    except RuleBroken as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Đã ghi việc rút lại sự đồng ý và báo cho người phụ trách."))
    return redirect(selectors.page_of_file(row))


@login_required
@require_POST
def delete(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Delete a file that no public content ever used."""
    row = selectors.get_file(actor=request.user, model=model_of(kind), pk=pk)
    services.delete(actor=request.user, row=row)
    messages.success(request, _("Đã xóa tệp “%(title)s”.") % {"title": row.title})
    return redirect("media:files", kind=kind)
