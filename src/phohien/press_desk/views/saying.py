"""What the screens share: tones, crumbs, downloads, a form whose service refused a field."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from phohien.kernel.errors import DomainError
from phohien.press_desk.enums import ItemState as I
from phohien.press_desk.enums import RequestState as R

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TONES = {
    R.RECEIVED: "info", R.IN_HAND: "active", R.AWAITING: "waiting", R.PROPOSED: "sent",
    R.CONSENTED: "done", R.REFUSED: "aside", R.TACIT: "done", R.PERMITTED: "done",
    R.FORWARDED: "aside", R.WITHDRAWN: "aside", R.CLOSED: "aside",
}  # fmt: skip
STOP_TONES = {I.PLANNED: "draft", I.ASKED: "waiting", I.CONFIRMED: "done", I.DECLINED: "late"}


def crumbs(*further: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Báo chí nước ngoài"), reverse("press_desk:index")), *further]


def download(body: bytes, kind: str, name: str) -> HttpResponse:
    """A file that is kept nowhere on the way."""
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def blame(form: forms.Form, error: DomainError) -> None:
    """Put the service's sentence at its field, or above the form."""
    field = getattr(error, "field", None)
    form.add_error(field if field in form.fields else None, error.message)
