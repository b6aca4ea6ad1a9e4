"""Items by language: what is translated, what is out of date, and who answers for a language."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel import listing
from phohien.kernel.posting import posted
from phohien.newsroom import services
from phohien.newsroom.enums import PublicationState
from phohien.newsroom.forms import LanguageSkillForm
from phohien.newsroom.models import LanguageSkill, Publication
from phohien.organisation.policies import require_any
from phohien.security.policies import get_visible, visible

CONTENT = settings.WAGTAIL_CONTENT_LANGUAGES


@login_required
@require_safe
def languages(request: HttpRequest) -> HttpResponse:
    """A table item × language × state that one can work from."""
    own = Prefetch("translations", queryset=visible(request.user, Publication))
    sources = visible(request.user, Publication).filter(source=None)
    sources = sources.exclude(state=PublicationState.WITHDRAWN).prefetch_related(own)
    page = listing.page_of(request.GET, sources.order_by("-last_published_at", "-pk"))
    context = {
        "page": page,
        "languages": CONTENT,
        "rows": [(source, _cells(source)) for source in page],
    }
    return render(request, "newsroom/languages.html", context)


def _cells(source: Publication) -> list[tuple[str, Publication | None]]:
    known = {row.locale: row for row in source.translations.all()} | {source.locale: source}
    return [(code, known.get(code)) for code, _name in CONTENT]


@login_required
@require_POST
def start(request: HttpRequest, pk: int, locale: str) -> HttpResponse:
    """Begin the translation, or take in what changed in the source."""
    source = services.get_item(actor=request.user, pk=pk)
    row = services.start_translation(actor=request.user, publication=source, locale=locale)
    messages.success(request, _("Đã mở bản dịch."))
    return redirect("newsroom:item", pk=row.pk)


@login_required
@require_POST
def machine(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the machine fill what nobody has translated."""
    row = services.get_item(actor=request.user, pk=pk)
    services.translate_by_machine(actor=request.user, publication=row)
    messages.success(request, _("Máy đã dịch phần còn thiếu. Cần một người hiệu đính."))
    return redirect("newsroom:item", pk=row.pk)


@login_required
@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer for the translation as it stands."""
    row = services.get_item(actor=request.user, pk=pk)
    services.mark_reviewed(actor=request.user, publication=row)
    messages.success(request, _("Đã ghi tên anh/chị là người hiệu đính bản dịch này."))
    return redirect("newsroom:item", pk=row.pk)


@login_required
@require_http_methods(["GET", "POST"])
def skills(request: HttpRequest) -> HttpResponse:
    """Who answers for which language."""
    require_any(request.user, "change", LanguageSkill)
    form = LanguageSkillForm(CONTENT, posted(request))
    if request.method == "POST" and form.is_valid():
        services.grant_language(actor=request.user, **form.cleaned_data)
        messages.success(request, _("Đã ghi nhận."))
        return redirect("newsroom:skills")
    rows = visible(request.user, LanguageSkill).select_related("user").order_by("locale", "user")
    context = {"form": form, "rows": rows, "names": dict(CONTENT)}
    status = 422 if request.method == "POST" else 200
    return render(request, "newsroom/skills.html", context, status=status)


@login_required
@require_POST
def drop_skill(request: HttpRequest, pk: int) -> HttpResponse:
    skill = get_visible(request.user, LanguageSkill, pk=pk)
    services.revoke_language(actor=request.user, skill=skill)
    messages.success(request, _("Đã bỏ."))
    return redirect("newsroom:skills")
