"""Items: the list one works from, and one item with its next step."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from phohien.assist import configured
from phohien.assist.enums import SuggestionKind
from phohien.assist.suggestions import suggestions_for
from phohien.clearance.enums import CaseState
from phohien.clearance.models import Case
from phohien.kernel import clock, listing
from phohien.newsroom import snapshots
from phohien.newsroom.enums import PublicationState, Subject, WorkState
from phohien.newsroom.forms import HandInForm, ReasonForm, ScheduleForm
from phohien.newsroom.models import Publication
from phohien.newsroom.problems import problems
from phohien.newsroom.services import get_item
from phohien.newsroom.services.publishing import standing
from phohien.newsroom.workflow import EDITABLE
from phohien.organisation.enums import BOUND_ROLES
from phohien.security.policies import may, visible
from phohien.security.selectors import history
from vanban.skeleton import fold

TABS = (
    ("dang-lam", _("Đang làm"), Q(work__in=(*EDITABLE[:2],)) | Q(work=WorkState.IN_CLEARANCE)),
    ("cho-dang", _("Chờ đăng"), Q(work__in=(WorkState.CLEARED, WorkState.SCHEDULED))),
    ("dang-dang", _("Đang đăng"), Q(state=PublicationState.LIVE)),
    ("da-go", _("Đã gỡ"), Q(state=PublicationState.WITHDRAWN)),
    ("tat-ca", _("Tất cả"), Q()),
)
LANGUAGES = dict(settings.LANGUAGES)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What I may see, by what is to be done."""
    chosen = request.GET.get("loc", TABS[0][0])
    rows = _found(visible(request.user, Publication), request)
    tabs = [(code, label, rows.filter(wanted).distinct().count()) for code, label, wanted in TABS]
    wanted = next((wanted for code, _l, wanted in TABS if code == chosen), Q())
    rows = rows.filter(wanted).select_related("agency", "section").order_by("-pk")
    context = {
        "page": listing.page_of(request.GET, rows),
        "tabs": tabs,
        "chosen": chosen,
        "q": request.GET.get("q", ""),
        "languages": LANGUAGES,
        "may_write": bool(request.user.agency_ids(*BOUND_ROLES)),
    }
    return render(request, "newsroom/index.html", context)


def _found(rows: QuerySet[Publication], request: HttpRequest) -> QuerySet[Publication]:
    words = fold(request.GET.get("q", "").strip())
    if words:
        rows = rows.filter(title_folded__contains=words)
    section = request.GET.get("muc", "")
    return rows.filter(section__code=section) if section else rows


@login_required
@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item: where it stands, the one thing to do next, then everything else."""
    return show(request, get_item(actor=request.user, pk=pk))


def show(request: HttpRequest, publication: Publication, status: int = 200, **forms):
    """The page of an item; ``forms`` are those somebody filled in wrongly."""
    user, draft = request.user, snapshots.draft_of(publication)
    context = (
        {
            "item": publication,
            "draft": draft.snapshot,
            "media": draft.media() if draft.files else {},
            "problems": problems(publication, draft) if publication.work in EDITABLE else [],
            "is_cleared": standing(publication, draft.fingerprint) is not None,
            "case": _case(publication),
            "versions": publication.versions.select_related("published_by", "case"),
            "family": _family(publication),
            "language": LANGUAGES.get(publication.locale, publication.locale),
            "can": {name: may(user, name, publication) for name in ABILITIES},
            "hand_in_form": HandInForm(),
            "schedule_form": ScheduleForm(initial={"at": clock.now()}),
            "withdraw_form": ReasonForm(auto_id="withdraw_%s"),
            "emergency_form": ReasonForm(auto_id="emergency_%s"),
            "editor_url": _editor_url(user, publication),
            "history": history(actor=user, on=publication),
            "machine_ready": configured.can_translate(),
        }
        | _assist(user, publication)
        | forms
    )
    return render(request, "newsroom/item.html", context, status=status)


def _assist(user, publication: Publication) -> dict:
    """The machine's corner; empty when no server is set."""
    if not configured.can_suggest() or not may(user, "edit", publication):
        return {}
    found = suggestions_for(actor=user, subject_type=Subject.PUBLICATION, subject_id=publication.pk)
    return {"suggestion_kinds": SuggestionKind.choices, "suggestions": found[:8]}


ABILITIES = ("edit", "request", "publish", "withdraw", "emergency", "translate", "review")


def _case(publication: Publication) -> Case | None:
    rows = Case.objects.filter(
        subject_type=Subject.PUBLICATION, subject_id=publication.pk, locale=publication.locale
    ).exclude(state=CaseState.VOID)
    return rows.prefetch_related("steps__claimed_by", "steps__decided_by", "steps__agency").first()


def _family(publication: Publication) -> list[Publication]:
    root = publication.source_id or publication.pk
    rows = Publication.objects.filter(Q(pk=root) | Q(source_id=root)).exclude(pk=publication.pk)
    return list(rows.order_by("locale"))


def _editor_url(user, publication: Publication) -> str:
    """Wagtail's page for those who enter there."""
    if not user.has_perm("wagtailadmin.access_admin") or not may(user, "edit", publication):
        return ""
    return reverse("wagtailadmin_pages:edit", args=[publication.page_id])
