"""The queue, the rules, the year's numbers, the log of erasures, information packs."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from phohien.kernel import clock, listing, spreadsheet
from phohien.kernel.errors import NotVisible
from phohien.kernel.listing import Column
from phohien.organisation.enums import AGENCY_ROLES
from phohien.organisation.policies import require_any
from phohien.press_desk import packs as packing
from phohien.press_desk import selectors
from phohien.press_desk.forms import PackForm
from phohien.press_desk.kinds import RETENTION_REASON, country_name, kind_of, kinds
from phohien.press_desk.models import Erasure, PressRequest
from phohien.press_desk.views.saying import TONES, crumbs, download
from phohien.security.policies import NOTHING, allowed

GROUPS = (
    ("cho", gettext_lazy("Chờ trả lời")),
    ("dang", gettext_lazy("Đang diễn ra")),
    ("xong", gettext_lazy("Đã xong")),
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """By due time. Who is of a host agency goes on to its stops."""
    user = request.user
    if allowed(user, "view", PressRequest) == NOTHING:
        if user.agency_ids(*AGENCY_ROLES):
            return redirect("press_desk:stops")
        raise NotVisible()
    group = request.GET.get("nhom", "cho")
    rows = selectors.requests(
        actor=user,
        group=group,
        kind=request.GET.get("loai", ""),
        mine=request.GET.get("cua") == "toi",
        text=request.GET.get("q", ""),
    )
    page = listing.page_of(request.GET, rows)
    for row in page:
        row.tone, row.is_late = TONES[row.state], _is_late(row)
    numbers = selectors.counts(actor=user)
    context = {
        "page": page,
        "group": group,
        "groups": [(name, label, numbers[name]) for name, label in GROUPS],
        "kinds": list(kinds().values()),
        "deciding": list(selectors.to_decide(actor=user)[:20]),
        "handles": allowed(user, "handle", PressRequest) != NOTHING,
        "now": clock.now(),
    }
    return render(request, "press_desk/index.html", context)


def _is_late(row: PressRequest) -> bool:
    return row.is_pending and row.due_at is not None and row.due_at <= clock.now()


@login_required
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every kind: who files where, the limit, what silence means, what the form requires."""
    require_any(request.user, "list", PressRequest)
    context = {
        "kinds": list(kinds().values()),
        "retention": RETENTION_REASON,
        "crumbs": crumbs((_("Quy định"), "")),
    }
    return render(request, "press_desk/rules.html", context)


YEAR = (
    Column("loai", gettext_lazy("Loại đề nghị"), lambda row: str(kind_of(row.kind)), (), 50),
    Column("dieu", gettext_lazy("Điều khoản"), lambda row: kind_of(row.kind).article, (), 20),
    Column("nuoc", gettext_lazy("Nước"), lambda row: country_name(row.country), (), 26),
    Column("nhan", gettext_lazy("Đã nhận"), lambda row: row.received),
    Column("dong_y", gettext_lazy("Đồng ý"), lambda row: row.consented),
    Column("khong", gettext_lazy("Không đồng ý"), lambda row: row.refused),
    Column("dung_han", gettext_lazy("Quyết định trong hạn"), lambda row: row.on_time),
    Column("nguoi", gettext_lazy("Số người"), lambda row: row.people),
)


@login_required
@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Numbers by kind and country for the Ministry's compilation; ``?xuat=xlsx``."""
    require_any(request.user, "list", PressRequest)
    told = request.GET.get("nam", "")
    wanted = int(told) if told.isdecimal() and 2000 <= int(told) <= 2100 else clock.today().year
    lines = selectors.year_lines(actor=request.user, year=wanted)
    title = _("Hoạt động báo chí nước ngoài năm %(year)s") % {"year": wanted}
    if listing.wants_export(request.GET):
        body = spreadsheet.write(title, YEAR, lines)
        return download(body, spreadsheet.XLSX, f"bao-chi-nuoc-ngoai-{wanted}.xlsx")
    context = {
        "title": title,
        "year": wanted,
        "columns": YEAR,
        "rows": [[(column, column.value(line)) for column in YEAR] for line in lines],
        "sees_erasures": allowed(request.user, "view", Erasure) != NOTHING,
        "years": range(clock.today().year, clock.today().year - 3, -1),
        "crumbs": crumbs((_("Số liệu năm"), "")),
    }
    return render(request, "press_desk/year.html", context)


@login_required
@require_safe
def erasures(request: HttpRequest) -> HttpResponse:
    """What was erased when, under which rule."""
    require_any(request.user, "view", Erasure)
    page = listing.page_of(request.GET, selectors.erasures(actor=request.user))
    for row in page:
        row.about = kind_of(row.kind)
    context = {
        "page": page,
        "retention": RETENTION_REASON,
        "crumbs": crumbs((_("Sổ xóa dữ liệu"), "")),
    }
    return render(request, "press_desk/erasures.html", context)


@login_required
@require_safe
def packs(request: HttpRequest) -> HttpResponse:
    """Choose topics and language; ``?tai=1`` gives the ZIP."""
    require_any(request.user, "handle", PressRequest)
    locale = request.GET.get("ngon_ngu", "en")
    locale = locale if locale in dict(settings.LANGUAGES) else "en"
    form = PackForm(request.GET or None, initial={"ngon_ngu": locale})
    form.fields["ngon_ngu"].choices = settings.LANGUAGES
    form.fields["chu_de"].choices = [(one.code, one.name) for one in packing.offered(locale)]
    topics = request.GET.getlist("chu_de")
    rows = packing.chosen(topics=topics, locale=locale)
    if request.GET.get("tai") == "1" and rows:
        name = f"hung-yen-press-pack-{locale}.zip"
        return download(packing.pack(rows, locale), "application/zip", name)
    context = {
        "form": form,
        "rows": rows,
        "locale": locale,
        "crumbs": crumbs((_("Bộ tài liệu"), "")),
    }
    return render(request, "press_desk/packs.html", context)
