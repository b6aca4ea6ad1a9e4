"""Buttons of the river and of a story: what a person decides, and taking it back."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phohien.clearance.models import Topic
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.press_monitoring import selectors, services
from phohien.press_monitoring.enums import Mark
from phohien.press_monitoring.models import Article, Decision, Story
from phohien.press_monitoring.views.acting import act, revision_of, where
from phohien.security.policies import get_visible, require


def _page(story: Story) -> str:
    return reverse("press_monitoring:story", args=[story.pk])


@login_required
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """``lam``: confirm, reject or a mark."""
    story = selectors.story_for(request.user, pk)
    require(request.user, "decide", story)
    verb, note = request.POST.get("lam", ""), request.POST.get("note", "")
    known = {"actor": request.user, "story": story, "revision": revision_of(request)}
    words = {"title": story.title}
    if verb == "confirm":
        said = _("Đã xác nhận tin “%(title)s” liên quan tới tỉnh.") % words
        return act(request, partial(services.confirm_story, note=note, **known), said, _page(story))
    if verb == "reject":
        said = _("Đã loại tin “%(title)s”. Mở lại ở bộ lọc “Không liên quan”.") % words
        return act(request, partial(services.reject_story, note=note, **known), said, _page(story))
    if verb in Mark.values:
        said = _("Tin “%(title)s”: %(mark)s.") % (words | {"mark": Mark(verb).label.lower()})
        do = partial(services.mark_story, mark=verb, note=note, **known)
        return act(request, do, said, _page(story))
    messages.error(request, _("Hãy chọn một việc để làm với tin này."))
    return redirect(where(request, _page(story)))


@login_required
@require_POST
def tag(request: HttpRequest, pk: int) -> HttpResponse:
    """The topics of a story, all at once."""
    story = selectors.story_for(request.user, pk)
    chosen = [int(value) for value in request.POST.getlist("topics") if value.isdecimal()]
    topics = Topic.objects.filter(pk__in=chosen[:100])
    known = {"actor": request.user, "story": story, "revision": revision_of(request)}
    return act(
        request,
        partial(services.tag_story, topics=topics, **known),
        _("Đã lưu chủ đề của tin."),
        _page(story),
    )


@login_required
@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """The chosen articles become a story of their own; one is led to it."""
    story = selectors.story_for(request.user, pk)
    chosen = [int(value) for value in request.POST.getlist("bai") if value.isdecimal()]
    articles = Article.objects.filter(pk__in=chosen[:500])
    try:
        new = services.split_story(
            actor=request.user, story=story, articles=articles, revision=revision_of(request)
        )
    except (RuleBroken, InvalidInput) as error:
        messages.error(request, error.message)
        return redirect(_page(story))
    messages.success(request, _("Đã tách thành một tin riêng. Anh/chị đang xem tin mới."))
    return redirect(_page(new))


@login_required
@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """All articles of the story ``tin`` come into this one."""
    story = selectors.story_for(request.user, pk)
    number = request.POST.get("tin", "")
    if not number.isdecimal() or len(number) > 9:
        raise NotVisible()
    other = selectors.story_for(request.user, int(number))
    known = {"actor": request.user, "story": story, "revision": revision_of(request)}
    return act(
        request,
        partial(services.merge_stories, other=other, **known),
        _("Đã gộp tin “%(title)s” vào tin này.") % {"title": other.title},
        _page(story),
    )


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision back."""
    decision = get_visible(request.user, Decision, pk=pk)
    return act(
        request,
        partial(services.undo_decision, actor=request.user, decision=decision),
        _("Đã bỏ quyết định; tin trở lại như trước."),
        _page(decision.story),
    )
