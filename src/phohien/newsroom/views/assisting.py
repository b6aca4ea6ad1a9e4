"""Suggestions of a language model on one item: asked for, shown, taken over or left."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phohien.assist import suggestions
from phohien.assist.enums import SuggestionKind
from phohien.assist.models import Suggestion
from phohien.newsroom import reading, services, snapshots
from phohien.newsroom.enums import Subject
from phohien.security.policies import get_visible, require

FIELDS = {
    SuggestionKind.HEADLINE: "title",
    SuggestionKind.SUMMARY: "lead",
    SuggestionKind.ALT: "main_alt",
}


@login_required
@require_POST
def ask(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Send the item's words, after their secrecy check, and keep what comes back."""
    publication = services.get_item(actor=request.user, pk=pk)
    require(request.user, "edit", publication)
    snapshot = snapshots.words_of(publication).snapshot
    picture = snapshot["main_picture"] or {}
    text = (
        picture.get("caption", "") if kind == SuggestionKind.ALT else reading.plain_text(snapshot)
    )
    suggestions.suggest(
        actor=request.user,
        kind=kind,
        subject_type=Subject.PUBLICATION,
        subject_id=publication.pk,
        locale=publication.locale,
        text=text,
    )
    messages.success(request, _("Máy đã gợi ý. Hãy đọc, sửa rồi mới dùng."))
    return redirect("newsroom:item", pk=publication.pk)


@login_required
@require_POST
def take(request: HttpRequest, pk: int, suggestion: int) -> HttpResponse:
    """Use the words as the person left them; both the machine's and theirs are kept."""
    publication = services.get_item(actor=request.user, pk=pk)
    row = get_visible(
        request.user, Suggestion, pk=suggestion, subject_type=Subject.PUBLICATION, subject_id=pk
    )
    final = request.POST.get("final", "")
    suggestions.choose(actor=request.user, suggestion=row, final=final)
    field = FIELDS.get(SuggestionKind(row.kind))
    if field:
        services.save_draft(actor=request.user, publication=publication, **{field: final.strip()})
    messages.success(request, _("Đã dùng. Người đọc sẽ thấy nhãn nếu câu chữ giữ nguyên của máy."))
    return redirect("newsroom:item", pk=publication.pk)
