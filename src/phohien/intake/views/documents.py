"""Uploading, following the reading, and what becomes of a document."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phohien.intake import selectors, services
from phohien.intake.enums import IntakeState
from phohien.intake.forms import UploadForm
from phohien.intake.models import Intake
from phohien.kernel.errors import InvalidInput
from phohien.organisation.enums import PROVINCE_READERS
from phohien.security.policies import get_visible
from vanban.errors import VanbanError
from vanban.reading import render_page

ON_ITS_WAY = (IntakeState.WAITING, IntakeState.READING)


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """The documents, and the form to bring in another."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            intake = services.receive(actor=request.user, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, _("Đã nhận tệp. Hệ thống đang đọc văn bản."))
            return redirect("intake:document", intake.pk)
    if not request.user.has_role(*PROVINCE_READERS):
        get_visible(request.user, Intake, pk=0)  # 404: not a room for agencies
    rows = selectors.intakes(actor=request.user)[:100]
    return render(request, "intake/index.html", {"form": form, "intakes": rows})


@login_required
@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the document is; a document under review opens its review."""
    intake = get_visible(request.user, Intake, pk=pk)
    unread = intake.state in ON_ITS_WAY
    if request.htmx and not unread:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if intake.state == IntakeState.REVIEW:
        return redirect("intake:review", pk)
    context = {"intake": intake, "job": selectors.reading_job(intake=intake), "unread": unread}
    template = "intake/_progress.html" if request.htmx else "intake/document.html"
    return render(request, template, context)


@login_required
@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try once more, for example after Tesseract was installed."""
    intake = get_visible(request.user, Intake, pk=pk)
    services.read_again(actor=request.user, intake=intake)
    return redirect("intake:document", pk)


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the document aside."""
    intake = get_visible(request.user, Intake, pk=pk)
    services.discard(actor=request.user, intake=intake)
    messages.success(request, _("Đã bỏ văn bản này. Tệp gốc vẫn được lưu."))
    return redirect("intake:index")


@login_required
@require_POST
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the plan from what was confirmed."""
    intake = get_visible(request.user, Intake, pk=pk)
    try:
        plan = services.prepare(actor=request.user, intake=intake)
    except InvalidInput as error:
        messages.error(request, error.message)
        return redirect("intake:tasks", pk)
    messages.success(request, _("Đã lập kế hoạch. Người khác cần mở kế hoạch này và thông qua."))
    return redirect("plans:plan", plan.pk)


@login_required
@require_GET
def page_image(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """One page of the paper as PNG."""
    intake = get_visible(request.user, Intake, pk=pk)
    try:
        image = render_page(intake.paper.file.path, page, width=1100)
    except VanbanError:
        return HttpResponse(status=404)
    response = HttpResponse(image, content_type="image/png")
    response["Cache-Control"] = "private, max-age=3600"
    return response
