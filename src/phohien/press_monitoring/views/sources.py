"""Sources with their health in words; adding, changing, switching; lists in and out."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel import listing
from phohien.kernel.errors import InvalidInput
from phohien.kernel.posting import posted, sent_files
from phohien.organisation.policies import require_any
from phohien.press_monitoring import opml, selectors, services
from phohien.press_monitoring.forms import ImportForm, SourceForm
from phohien.press_monitoring.models import PressSource, Watch
from phohien.press_monitoring.views.acting import act
from phohien.press_monitoring.views.river import crumb
from phohien.security.policies import NOTHING, allowed, may, require
from phohien.security.selectors import history

PAGE = 60


def _list() -> str:
    return reverse("press_monitoring:sources")


def _page(source: PressSource) -> str:
    return reverse("press_monitoring:source", args=[source.pk])


def _crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [crumb(), (_("Nguồn tin"), _list() if last else ""), *last]


@login_required
@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """Every source: read when, since when not, why, what it brought this week."""
    user = request.user
    require_any(user, "view", PressSource)
    given = {name: request.GET.get(key, "")[:100] for name, key in _ASKED}
    rows = selectors.sources(actor=user, **given)
    context = {
        "page": listing.page_of(request.GET, rows, PAGE),
        "counts": selectors.health_counts(actor=user),
        "watch": selectors.watch_of(actor=user),
        "may_change": allowed(user, "change", PressSource) != NOTHING,
        "may_switch": allowed(user, "switch", Watch) != NOTHING,
        "regions": PressSource._meta.get_field("region").choices,
        "text": given["text"],
        "is_narrowed": any(given.values()),
        "crumbs": _crumbs(),
    }
    return render(request, "press_monitoring/sources.html", context)


_ASKED = (("health", "tinh_trang"), ("region", "khu_vuc"), ("text", "q"))


@login_required
@require_safe
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """One source: how it is doing and what it brought by day."""
    row = selectors.source_for(request.user, pk)
    context = {
        "source": row,
        "days": selectors.days_of(actor=request.user, source=row),
        "watch": selectors.watch_of(actor=request.user),
        "moved_to": row.state.get("address", "") if row.state else "",
        "may_change": may(request.user, "change", row),
        "history": history(actor=request.user, on=row, limit=10),
        "crumbs": _crumbs((row.name, "")),
    }
    return render(request, "press_monitoring/source.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new source."""
    require_any(request.user, "change", PressSource)
    return _edit(request, None)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of a source."""
    row = selectors.source_for(request.user, pk)
    require(request.user, "change", row)
    return _edit(request, row)


def _edit(request: HttpRequest, row: PressSource | None) -> HttpResponse:
    form = SourceForm(posted(request), instance=row)
    if form.is_bound and form.is_valid() and (saved := _try(request, row, form)):
        messages.success(request, _("Đã lưu nguồn “%(name)s”.") % {"name": saved.name})
        return redirect(_page(saved))
    crumbs = _crumbs((row.name if row else _("Thêm nguồn tin"), ""))
    context = {"form": form, "source": row, "crumbs": crumbs}
    status = 422 if form.is_bound else 200
    return render(request, "press_monitoring/source_form.html", context, status=status)


def _try(request: HttpRequest, row: PressSource | None, form: SourceForm) -> PressSource | None:
    try:
        if row is None:
            return services.add_source(actor=request.user, **form.cleaned_data)
        return services.change_source(actor=request.user, source=row, **form.cleaned_data)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return None


@login_required
@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow it, or not any more (``bat`` = 1 or 0)."""
    row, on = selectors.source_for(request.user, pk), request.POST.get("bat") == "1"
    words = _("Đã theo dõi lại nguồn này.") if on else _("Đã thôi theo dõi; bài đã có vẫn còn.")
    do = partial(services.switch_source, actor=request.user, source=row, on=on)
    return act(request, do, words, _page(row))


@login_required
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it at once."""
    row = selectors.source_for(request.user, pk)
    words = _("Sẽ đọc “%(name)s” trong một, hai phút tới.") % {"name": row.name}
    do = partial(services.ask_now, actor=request.user, source=row)
    return act(request, do, words, _page(row))


@login_required
@require_POST
def switch_watch(request: HttpRequest) -> HttpResponse:
    """Begin or stop reading sources at all."""
    require_any(request.user, "view", PressSource)
    on = request.POST.get("bat") == "1"
    words = _("Đã bật việc đọc nguồn tin.") if on else _("Đã tắt việc đọc nguồn tin.")
    do = partial(services.switch_watch, actor=request.user, on=on)
    return act(request, do, words, _list())


@login_required
@require_http_methods(["GET", "POST"])
def import_opml(request: HttpRequest) -> HttpResponse:
    """A list of feeds from a file: what was taken, what was not and why."""
    require_any(request.user, "change", PressSource)
    form, done = ImportForm(posted(request), sent_files(request)), None
    if form.is_bound and form.is_valid():
        try:
            data = form.cleaned_data["file"].read(opml.LARGEST + 1)
            done = services.import_sources(actor=request.user, data=data)
        except InvalidInput as error:
            form.add_error("file", error.message)
    crumbs = _crumbs((_("Nhập từ OPML"), ""))
    status = 422 if form.is_bound and done is None else 200
    context = {"form": form, "done": done, "crumbs": crumbs}
    return render(request, "press_monitoring/import.html", context, status=status)


@login_required
@require_safe
def export_opml(request: HttpRequest) -> HttpResponse:
    """The sources that are followed, for any reader of feeds."""
    require_any(request.user, "view", PressSource)
    rows = list(selectors.sources(actor=request.user).filter(is_active=True).order_by("region"))
    data = opml.write_opml(rows, _("Nguồn tin của Phố Hiến"))
    response = HttpResponse(data, content_type="text/x-opml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="nguon-tin.opml"'
    return response
