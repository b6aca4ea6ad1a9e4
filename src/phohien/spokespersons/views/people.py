"""The register of spokespersons: list, one person, naming, publishing, ending; who is missing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel import listing, spreadsheet
from phohien.kernel.posting import posted
from phohien.kernel.seen import watch
from phohien.organisation.models import Agency
from phohien.organisation.policies import require_any
from phohien.security.policies import NOTHING, allowed, get_visible, may, require, visible
from phohien.spokespersons import services, tables
from phohien.spokespersons.clocks import publication_clock
from phohien.spokespersons.enums import SpokespersonKind
from phohien.spokespersons.forms.parts import ReasonForm
from phohien.spokespersons.forms.people import AccountForm, SpokespersonForm
from phohien.spokespersons.models import SocialAccount, Spokesperson
from phohien.spokespersons.policies import DESK
from phohien.spokespersons.selectors import register
from phohien.spokespersons.services.naming import holds_role
from phohien.spokespersons.views.acting import act, attempt, form_page, trail


def _list_step() -> tuple[str, str]:
    return _("Người phát ngôn"), reverse("spokespersons:people")


@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who speaks for whom, and whether it is public."""
    require_any(request.user, "view", Spokesperson)
    rows = register.spokespersons(
        actor=request.user,
        text=request.GET.get("q", ""),
        kind=request.GET.get("loai", ""),
        state=request.GET.get("tinh_trang", ""),
    )
    if listing.wants_export(request.GET):
        return spreadsheet.respond(
            "nguoi-phat-ngon.xlsx", _("Danh sách người phát ngôn"), tables.PEOPLE, rows
        )
    page = listing.page_of(request.GET, rows)
    for row in page:
        row.clock = publication_clock(row)
    context = {
        "page": page,
        "kinds": SpokespersonKind.choices,
        "may_name": allowed(request.user, "name_spokesperson", Agency) != NOTHING,
        "is_desk": request.user.has_role(*DESK),
        "without": register.agencies_without().count(),
        "crumbs": trail((_("Người phát ngôn"), "")),
    }
    return render(request, "spokespersons/people.html", context)


@login_required
@require_safe
def missing(request: HttpRequest) -> HttpResponse:
    """Agencies that have named neither a head nor a regular spokesperson."""
    require_any(request.user, "view", Spokesperson)
    page = listing.page_of(request.GET, register.agencies_without())
    context = {
        "page": page,
        "is_desk": request.user.has_role(*DESK),
        "crumbs": trail(_list_step(), (_("Đơn vị chưa cử"), "")),
    }
    return render(request, "spokespersons/missing.html", context)


@login_required
@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Ask their leaders, at most once a day."""
    given = services.remind_agencies_without(actor=request.user)
    words = ngettext("Đã nhắc %(count)s người.", "Đã nhắc %(count)s người.", given)
    messages.success(request, words % {"count": given})
    return redirect("spokespersons:missing")


@login_required
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry with its history."""
    return _show(request, register.spokesperson_for(request.user, pk))


def _show(request: HttpRequest, row: Spokesperson, status: int = 200, form=None) -> HttpResponse:
    context = {
        "person": row,
        "clock": publication_clock(row),
        "changes": _told(register.changes_of(actor=request.user, spokesperson=row)[:50]),
        "may_change": may(request.user, "change", row) and row.ended_at is None,
        "needs_role": row.user_id and row.is_current and not holds_role(row),
        "reason_form": form or ReasonForm(),
        "crumbs": trail(_list_step(), (row.full_name, "")),
    }
    return render(request, "spokespersons/person.html", context, status=status)


def _told(changes) -> list[dict]:
    """History lines: what, by whom, and the fields by their names on screen."""
    names = {field.name: str(field.verbose_name) for field in Spokesperson._meta.fields}
    words = {
        "name": _("Ghi vào sổ"), "change": _("Sửa"), "publish": _("Công bố trên cổng"),
        "end": _("Thôi nhiệm vụ"),
    }  # fmt: skip
    return [
        {
            "row": row,
            "what": words.get(row.what, row.what),
            "fields": [
                (names.get(name, name), old, new)
                for name, (old, new) in row.changes.items()
                if row.what == "change"
            ],
        }
        for row in changes
    ]


@login_required
@require_http_methods(["GET", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """A new entry, in a minute on a phone."""
    require_any(request.user, "name_spokesperson", Agency)
    start = {"agency": request.GET["don_vi"]} if request.GET.get("don_vi") else {}
    form = SpokespersonForm(request.user, None, posted(request), initial=start)
    done = attempt(
        form, lambda: services.name_spokesperson(actor=request.user, **form.values())
    ) if form.is_bound else None  # fmt: skip
    if done:
        words = _("Đã ghi và công bố trên cổng: %(who)s.") if done.published_at else _(
            "Đã ghi: %(who)s. Hãy công bố trong 24 giờ kể từ khi giao nhiệm vụ."
        )  # fmt: skip
        messages.success(request, words % {"who": done})
        return redirect("spokespersons:person", pk=done.pk)
    return form_page(
        request, form, title=_("Cử người phát ngôn"), button=_("Lưu và công bố"),
        lead=_("Thông tin này hiện trên cổng để báo chí liên hệ; chỉ ghi số điện thoại công vụ."),
        back=reverse("spokespersons:people"),
        crumbs=trail(_list_step(), (_("Cử người phát ngôn"), "")),
        template="spokespersons/person_form.html",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What the register says of this person; the old values stay in the history."""
    row = register.spokesperson_for(request.user, pk)
    require(request.user, "change", row)
    form = watch(SpokespersonForm(request.user, row, posted(request)))
    done = attempt(
        form,
        lambda: services.change_spokesperson(
            actor=request.user, spokesperson=row, **form.values()
        ),
    ) if form.is_bound else None  # fmt: skip
    if done:
        messages.success(request, _("Đã lưu; cổng hiện thông tin mới ngay."))
        return redirect("spokespersons:person", pk=pk)
    return form_page(
        request, form, title=_("Sửa thông tin người phát ngôn"), button=_("Lưu"),
        lead=_("Thay người khác thì ghi thôi nhiệm vụ rồi cử người mới, để sổ giữ đủ lịch sử."),
        back=reverse("spokespersons:person", args=[pk]),
        crumbs=trail(_list_step(), (row.full_name, "")),
        template="spokespersons/person_form.html",
    )  # fmt: skip


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    row = register.spokesperson_for(request.user, pk)
    require(request.user, "change", row)
    do = services.publish_spokesperson
    return act(
        request, lambda: do(actor=request.user, spokesperson=row),
        _("Đã công bố trên cổng."), "spokespersons:person", pk,
    )  # fmt: skip


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = register.spokesperson_for(request.user, pk)
    require(request.user, "change", row)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _show(request, row, 422, form)
    do = services.end_spokesperson
    return act(
        request, lambda: do(actor=request.user, spokesperson=row, **form.cleaned_data),
        _("Đã ghi thôi nhiệm vụ; tên không còn trên cổng."), "spokespersons:person", pk,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def accounts(request: HttpRequest) -> HttpResponse:
    """Official accounts, and announcing one more."""
    require_any(request.user, "view", SocialAccount)
    form = AccountForm(request.user, posted(request))
    if form.is_bound:
        require_any(request.user, "name_spokesperson", Agency)
        done = attempt(
            form, lambda: services.announce_account(actor=request.user, **form.cleaned_data)
        )
        if done:
            messages.success(request, _("Đã công bố tài khoản “%(name)s”.") % {"name": done.name})
            return redirect("spokespersons:accounts")
    ended = request.GET.get("thoi") == "1"
    page = listing.page_of(request.GET, register.accounts(actor=request.user, ended=ended))
    changeable = visible(request.user, SocialAccount, "change")
    mine = set(changeable.filter(ended_at=None).values_list("pk", flat=True))
    context = {
        "page": page,
        "mine": mine,
        "form": form,
        "may_name": allowed(request.user, "name_spokesperson", Agency) != NOTHING,
        "crumbs": trail((_("Tài khoản chính thức"), "")),
    }
    status = 422 if form.is_bound else 200
    return render(request, "spokespersons/accounts.html", context, status=status)


@login_required
@require_POST
def end_account(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_visible(request.user, SocialAccount, pk=pk)
    require(request.user, "change", row)
    reason = request.POST.get("reason", "")
    do = services.end_account
    return act(
        request, lambda: do(actor=request.user, account=row, reason=reason),
        _("Đã thôi dùng; tài khoản không còn trên cổng."), "spokespersons:accounts",
    )  # fmt: skip
