"""Press conferences: list with the next one due, one conference, its steps and its letters."""

import io

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel import clock, listing
from phohien.kernel.posting import posted
from phohien.kernel.seen import watch
from phohien.organisation.enums import PROVINCE_READERS
from phohien.organisation.models import Agency
from phohien.organisation.policies import require_any
from phohien.security.policies import NOTHING, allowed, get_visible, may, require
from phohien.spokespersons import documents, services
from phohien.spokespersons.clocks import needs_notice, notice_clock, refusal_until
from phohien.spokespersons.enums import ConferenceKind, ConferenceState
from phohien.spokespersons.forms.conferences import (
    AnnounceForm,
    AskedForm,
    CancelForm,
    ConferenceForm,
    ForeseenForm,
    InviteForm,
    RecordForm,
    SeatForm,
)
from phohien.spokespersons.forms.work import UntilForm
from phohien.spokespersons.models import PressConference, Seat
from phohien.spokespersons.selectors import work
from phohien.spokespersons.views.acting import DOCX, act, attempt, download, form_page, trail
from vanban.writing import write

TONES = {
    ConferenceState.PREPARING: "soon",
    ConferenceState.ANNOUNCED: "active",
    ConferenceState.HELD: "done",
    ConferenceState.CANCELLED: "aside",
}


def list_step() -> tuple[str, str]:
    return _("Họp báo"), reverse("spokespersons:conferences")


@login_required
@require_safe
def conferences(request: HttpRequest) -> HttpResponse:
    """All of them; above the list when the province owes the next one."""
    user = request.user
    require_any(user, "view", PressConference)
    rows = work.conferences(
        actor=user, state=request.GET.get("trang_thai", ""), kind=request.GET.get("loai", "")
    )
    page = listing.page_of(request.GET, rows)
    for row in page:
        row.tone = TONES[row.state]
    due = work.province_conference_due() if user.has_role(*PROVINCE_READERS) else None
    context = {
        "page": page,
        "states": ConferenceState.choices,
        "kinds": ConferenceKind.choices,
        "may_plan": allowed(user, "answer_press", Agency) != NOTHING,
        "due": due,
        "planned": work.next_planned() if due else None,
        "crumbs": trail((_("Họp báo"), "")),
    }
    return render(request, "spokespersons/conferences.html", context)


@login_required
@require_safe
def conference(request: HttpRequest, pk: int) -> HttpResponse:
    """Preparation, invited press organs, the record; what can be done now."""
    return show(request, work.conference_for(request.user, pk))


def show(request: HttpRequest, row: PressConference, status: int = 200, **forms) -> HttpResponse:
    """The page, with the form that was just refused in its place."""
    user, changes = request.user, may(request.user, "change", row)
    context = {
        "conference": row,
        "tone": TONES[row.state],
        "changes": changes,
        "is_open": row.state in (ConferenceState.PREPARING, ConferenceState.ANNOUNCED),
        "has_begun": row.starts_at <= clock.now(),
        "prepared": list(work.prepared_of(actor=user, conference=row)),
        "asked": list(work.asked_of(actor=user, conference=row)),
        "answerable": work.own_parts(user, "answer", row.prepared),
        "keepable": work.own_parts(user, "keep", row.asked),
        "seats": list(work.seats_of(actor=user, conference=row)),
        "needs_notice": needs_notice(row.agency),
        "notice": notice_clock(row),
        "refusal_until": refusal_until(row),
        **(_forms(user, row) if changes else {}),
        **forms,
        "crumbs": trail(list_step(), (row.title, "")),
    }
    return render(request, "spokespersons/conference.html", context, status=status)


def _forms(user, row: PressConference) -> dict:
    return {
        "invite_form": InviteForm(row),
        "foreseen_form": ForeseenForm(initial={"owner": row.agency_id, "due_at": row.starts_at}),
        "announce_form": AnnounceForm(),
        "cancel_form": CancelForm(),
        "asked_form": AskedForm(row),
        "seat_form": SeatForm(),
        "until_form": UntilForm(),
        "record_form": RecordForm(
            user, initial={"transcript": row.transcript, "clip": row.clip_id}
        ),
    }


@login_required
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new conference, or the frame of one that has not been held."""
    row = work.conference_for(request.user, pk) if pk else None
    if row is None:
        require_any(request.user, "answer_press", Agency)
    else:
        require(request.user, "change", row)
    form = ConferenceForm(request.user, row, posted(request))
    if row is not None:
        watch(form)
    do = services.plan_conference
    if form.is_bound and (
        done := attempt(form, lambda: do(actor=request.user, conference=row, **form.cleaned_data))
    ):
        messages.success(request, _("Đã lưu cuộc họp báo “%(title)s”.") % {"title": done.title})
        return redirect("spokespersons:conference", pk=done.pk)
    title = row.title if row else _("Lập cuộc họp báo")
    back = reverse("spokespersons:conference", args=[pk]) if pk else list_step()[1]
    return form_page(
        request, form, title=title, button=_("Lưu"), back=back,
        lead=_("Đổi giờ hoặc địa điểm sau khi đã thông báo thì phải thông báo lại."),
        crumbs=trail(list_step(), (title, "")),
    )  # fmt: skip


def changeable(request: HttpRequest, pk: int) -> PressConference:
    row = work.conference_for(request.user, pk)
    require(request.user, "change", row)
    return row


@login_required
@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Press organs of the list, and new ones by name."""
    row = changeable(request, pk)
    form = InviteForm(row, request.POST)
    if not form.is_valid():
        return show(request, row, 422, invite_form=form)
    return act(
        request, lambda: _invite(request.user, row, form),
        _("Đã thêm vào danh sách mời."), "spokespersons:conference", pk,
    )  # fmt: skip


def _invite(user, row: PressConference, form: InviteForm) -> None:
    outlets = list(form.cleaned_data.get("outlets") or ())
    for name in form.new_names():
        outlets.append(services.outlet_named(actor=user, name=name, agency=row.agency))
    services.invite(actor=user, conference=row, outlets=outlets)


@login_required
@require_POST
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    row = changeable(request, pk)
    form = AnnounceForm(request.POST)
    if not form.is_valid():
        return show(request, row, 422, announce_form=form)
    do = services.announce_conference
    return act(
        request, lambda: do(actor=request.user, conference=row, **form.cleaned_data),
        _("Đã ghi thời điểm thông báo và mời."), "spokespersons:conference", pk,
    )  # fmt: skip


@login_required
@require_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    row = changeable(request, pk)
    do = services.hold_conference
    return act(
        request, lambda: do(actor=request.user, conference=row),
        _("Đã ghi họp báo đã tổ chức. Tiếp theo: ghi các câu hỏi."),
        "spokespersons:conference", pk,
    )  # fmt: skip


@login_required
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    row = changeable(request, pk)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return show(request, row, 422, cancel_form=form)
    do = services.cancel_conference
    return act(
        request, lambda: do(actor=request.user, conference=row, **form.cleaned_data),
        _("Đã ghi không tổ chức họp báo."), "spokespersons:conference", pk,
    )  # fmt: skip


@login_required
@require_POST
def keep_record(request: HttpRequest, pk: int) -> HttpResponse:
    row = changeable(request, pk)
    form = RecordForm(request.user, request.POST)
    if not form.is_valid():
        return show(request, row, 422, record_form=form)
    do = services.keep_record
    return act(
        request, lambda: do(actor=request.user, conference=row, **form.cleaned_data),
        _("Đã lưu biên bản."), "spokespersons:conference", pk,
    )  # fmt: skip


@login_required
@require_POST
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """The press release begins in the newsroom, under the name of the agency."""
    row = changeable(request, pk)
    do = services.start_statement
    return act(
        request, lambda: do(actor=request.user, conference=row),
        _("Đã mở bản thông cáo trong Tin, bài; soạn tiếp và trình duyệt ở đó."),
        "spokespersons:conference", pk,
    )  # fmt: skip


@login_required
@require_POST
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """What one press organ did; names for the door are left alone unless typed."""
    row = _seat(request, pk)
    form = SeatForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy kiểm tra số người và tình trạng."))
        return redirect("spokespersons:conference", pk=row.conference_id)
    found = form.cleaned_data
    names = found["door_names"] if "door_names" in request.POST else None
    do = services.mark_seat
    return act(
        request,
        lambda: do(actor=request.user, seat=row, **(found | {"door_names": names})),
        _("Đã ghi: %(outlet)s.") % {"outlet": row.outlet},
        "spokespersons:conference", row.conference_id,
    )  # fmt: skip


def _seat(request: HttpRequest, pk: int) -> Seat:
    row = get_visible(request.user, Seat, pk=pk)
    require(request.user, "change", row)
    return row


@login_required
@require_safe
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """The list for the door, to be printed."""
    row = changeable(request, pk)
    context = {
        "conference": row,
        "seats": work.seats_of(actor=request.user, conference=row),
        "crumbs": trail(
            list_step(), (row.title, reverse("spokespersons:conference", args=[pk])),
            (_("Danh sách cửa"), ""),
        ),
    }  # fmt: skip
    return render(request, "spokespersons/door.html", context)


@login_required
@require_safe
def letter(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The invitation or the notice as .docx."""
    row = work.conference_for(request.user, pk)
    require(request.user, "change", row)
    made = documents.invitation(row) if kind == "giay-moi" else documents.notice(row)
    body = io.BytesIO()
    write(made, body)
    return download(body.getvalue(), DOCX, f"{kind}-hop-bao-{row.pk}.docx")
