"""Opening a case: from a story of the press or by hand, with similar earlier ones before it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phohien.clarifications import services, similar
from phohien.clarifications.enums import Matter
from phohien.clarifications.forms.cases import OpenForm
from phohien.clarifications.models import Case
from phohien.clarifications.views.showing import named
from phohien.clearance.models import Topic
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.posting import posted
from phohien.organisation.policies import require_any
from phohien.press_monitoring import selectors as press
from phohien.press_monitoring.models import Article, Story

OWN_TOPIC = "giai-thich-lam-ro"
LANGUAGE_OF = {"zh": "zh-Hans"}


@login_required
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """``?story=`` or ``?article=`` fills in what the press monitoring knows."""
    require_any(request.user, "open", Case)
    story, article = _source(request)
    form = OpenForm(posted(request), initial=_initial(story, article))
    alike = []
    if request.method == "POST" and form.is_valid():
        alike = _alike(request, form.cleaned_data)
        if not alike or "van-mo" in request.POST:
            opened = _open(request, form, story, article)
            if opened is not None:
                return redirect("clarifications:case", pk=opened.pk)
    context = {
        "form": form,
        "story": story,
        "article": article,
        "alike": alike,
        "before": named(_alike_story(request, story, article)) if not alike else [],
        "already": list(Case.objects.filter(story=story)[:5]) if story else [],
    }
    status = 422 if form.is_bound and form.errors else 409 if alike else 200
    return render(request, "clarifications/create.html", context, status=status)


def _source(request: HttpRequest) -> tuple[Story | None, Article | None]:
    """What the address names, as far as the person may see it."""
    given = request.GET
    article = story = None
    if given.get("article", "").isdecimal():
        article = press.article_for(request.user, int(given["article"]))
        story = article.story
    elif given.get("story", "").isdecimal():
        story = press.story_for(request.user, int(given["story"]))
        article = story.first_article
    return story, article


def _initial(story: Story | None, article: Article | None) -> dict:
    first = {"language": "vi", "received_at": clock.now(), "matter": Matter.WRONG_PRESS}
    first["topics"] = Topic.objects.filter(code=OWN_TOPIC)
    if story is None:
        return first
    first["title"] = story.title[:200]
    if story.topics.exists():
        first["topics"] = story.topics.all()
    if article is None:
        return first
    return first | {
        "outlet": article.source.outlet,
        "outlet_home": article.source.homepage,
        "said_title": article.title,
        "said_url": article.url,
        "said_at": article.published_at,
        "language": LANGUAGE_OF.get(article.language, article.language),
        "places": article.places.all(),
    }


def _alike(request: HttpRequest, data: dict) -> list[similar.Similar]:
    """Similar earlier cases, unless the person has seen them and goes on."""
    if "van-mo" in request.POST:
        return []
    text = "\n".join((data["title"], data["quotation"], data["asked"]))
    places = [row.code for row in data["places"]]
    return named(similar.similar_to_text(actor=request.user, text=text, places=places))


def _alike_story(request: HttpRequest, story, article) -> list[similar.Similar]:
    if story is None:
        return []
    text = f"{story.title} {article.lead if article else ''}"
    return similar.similar_to_text(actor=request.user, text=text)


def _open(request: HttpRequest, form: OpenForm, story, article) -> Case | None:
    try:
        case = services.open_case(actor=request.user, story=story, article=article, **form.values)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
    except RuleBroken as error:
        form.add_error(None, error.message)
    else:
        messages.success(request, _("Đã mở vụ việc; cơ quan trả lời đã được báo."))
        return case
    return None
