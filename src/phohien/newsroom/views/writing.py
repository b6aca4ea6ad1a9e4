"""Writing from the workspace: on a phone, with photos; then straight into the editor's queue."""

import datetime as dt
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phohien.kernel import clock
from phohien.kernel.errors import DomainError, InvalidInput, NotAllowed
from phohien.kernel.posting import posted, sent_files
from phohien.media import services as media
from phohien.newsroom import services, writing
from phohien.newsroom.forms import PhotoFormSet, WriteForm
from phohien.newsroom.models import Publication
from phohien.organisation.enums import BOUND_ROLES
from phohien.organisation.models import Agency, User

RESENT = dt.timedelta(minutes=10)  # the same words again within it are the same item
STARTS = 200  # characters of a title or a source in the address
WORDS = ("title", "lead", "kind", "byline", "information_kind", "plan_task", "machine_made")


@login_required
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """A new item under the name of one's agency; ``?title=`` and ``?source=`` fill in a start."""
    if not request.user.agency_ids(*BOUND_ROLES):
        raise NotAllowed("write", _("Chỉ người của một đơn vị viết bài dưới tên đơn vị ấy."))
    form = WriteForm(request.user, posted(request), initial=_begun(request))
    photos = PhotoFormSet(posted(request), sent_files(request), prefix="anh")
    if request.method == "POST" and form.is_valid() and photos.is_valid():
        made = attempt(form, lambda: _start(request, form, photos))
        if made is not None:
            return onwards(request, made)
    wrong = bool(form.errors) or not photos.is_valid() if request.method == "POST" else False
    context = {"form": form, "photos": photos}
    return render(request, "newsroom/write.html", context, status=422 if wrong else 200)


def _begun(request: HttpRequest) -> dict[str, str]:
    """What the address says of a new item, as far as the form would take it."""
    return {name: request.GET.get(name, "")[:STARTS] for name in ("title", "source")}


def _start(request: HttpRequest, form: WriteForm, photos: PhotoFormSet) -> Publication:
    data = form.cleaned_data
    if again := _just_started(request.user, data):
        return again  # sent twice: back and resend, or an impatient finger
    pictures = add_photos(request, data["agency"], photos)
    fields = {name: data[name] for name in WORDS if name not in ("title", "lead")}
    fields |= writing.as_main(pictures[0] if pictures else None)
    if data["source"]:
        fields["sources"] = [("source", {"label": data["source"], "url": ""})]
    return services.start_item(
        actor=request.user,
        section=data["section"],
        agency=data["agency"],
        title=data["title"],
        lead=data["lead"],
        body=writing.blocks_of(data["text"], pictures[1:]),
        topics=data["topics"],
        communes=data["communes"],
        **fields,
    )


def _just_started(user: User, data: dict) -> Publication | None:
    since = clock.now() - RESENT
    mine = Publication.objects.filter(started_by=user, agency=data["agency"], title=data["title"])
    recent = mine.filter(page__latest_revision__created_at__gte=since).order_by("-pk")
    return next((row for row in recent[:3] if row.page.specific.lead == data["lead"].strip()), None)


def add_photos(request: HttpRequest, agency: Agency, photos: BaseFormSet) -> list[writing.Shown]:
    """The photos sent along, now in the library of ``agency``."""
    rows = [
        media.add_photo(actor=request.user, agency=agency, source=agency.name, taken_on=None, **one)
        for one in photos.cleaned_data
        if one.get("file")
    ]
    return [writing.Shown(row, row.alt, row.caption) for row in rows]


def attempt(form: WriteForm, work: Callable[[], Publication]) -> Publication | None:
    """Do it; what a service refuses stands in the form, and nothing typed is lost."""
    try:
        return work()
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
    except DomainError as error:
        form.add_error(None, error.message)
    return None


def onwards(request: HttpRequest, publication: Publication) -> HttpResponse:
    """To the item; with the other button, into clearance as well."""
    if "gui" in request.POST:
        try:
            services.request_clearance(actor=request.user, publication=publication)
            messages.success(request, _("Đã gửi bài. Biên tập viên của chuyên mục đã nhận được."))
        except DomainError as error:
            messages.warning(request, _("Đã lưu bài, nhưng chưa gửi được. ") + error.message)
    else:
        messages.success(request, _("Đã lưu bản thảo. Bài chưa gửi đi."))
    return redirect("newsroom:item", pk=publication.pk)
