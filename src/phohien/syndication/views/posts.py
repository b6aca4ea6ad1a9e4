"""The composer of a post, its counters, and the second person's decision."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.security.policies import may, require
from phohien.syndication import selectors, services
from phohien.syndication.enums import PostState, Way
from phohien.syndication.forms import PostForm
from phohien.syndication.models import Delivery, Post
from phohien.syndication.rendering import Article, article_of
from phohien.syndication.services.posts import words_of
from phohien.syndication.social import composing, limits
from phohien.syndication.social.composing import FIELD_WORDS, Words
from phohien.syndication.views.acting import act


@login_required
@require_http_methods(["GET", "POST"])
def compose(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the post; saving shows what it still lacks."""
    found = _social(request, pk)
    post = getattr(found, "post", None)
    if request.method == "GET":
        if post is None:
            require(request.user, "handle", found)
        return _show(request, found, post or composed(found))
    post = post or services.start_post(actor=request.user, delivery=found)
    require(request.user, "write", post)
    article = article_of(found.version)
    form = _form(found, article, request.POST)
    if not form.is_valid():
        return _show(request, found, post, form, 422)
    try:
        services.write_post(actor=request.user, post=post, **form.words())
    except RuleBroken as error:
        form.add_error(None, error.message)
        return _show(request, found, post, form, 409)
    messages.success(request, _("Đã lưu bài cho %(channel)s.") % {"channel": found.channel})
    return redirect("syndication:post", pk=pk)


def composed(found: Delivery) -> Post:
    """The first draft, not stored before somebody saves it."""
    words = composing.draft(article_of(found.version), found.channel.network)
    fields = {"title": words.title, "text": words.text}
    return Post(delivery=found, tags=list(words.tags), media=list(words.media), **fields)


def _social(request: HttpRequest, pk: int) -> Delivery:
    found = selectors.get_delivery(actor=request.user, pk=pk)
    if found.channel.way != Way.SOCIAL_BY_HAND:
        raise NotVisible()
    return found


def _form(found: Delivery, article: Article, data=None, post: Post | None = None) -> PostForm:
    files = [(one.key, f"{_('Ảnh')}: {one.caption or one.alt}") for one in article.pictures]
    files += [(one.key, f"{_('Video')}: {one.title}") for one in article.clips]
    initial = None
    if post is not None:
        initial = {
            "title": post.title,
            "text": post.text,
            "tags": ", ".join(post.tags),
            "attachments": post.media,
        }
    has_title = "title" in limits.limits(found.channel.network)
    return PostForm(files, data, initial=initial, has_title=has_title)


def _show(request, found: Delivery, post: Post, form=None, status: int = 200) -> HttpResponse:
    article = article_of(found.version)
    network = found.channel.network
    context = {
        "delivery": found,
        "post": post,
        "form": form or _form(found, article, post=post),
        "article": article,
        **_review(article, network, words_of(post)),
        "limits": limits.limits(network).values(),
        "writes": may(request.user, "handle", found) and found.by_hand,
        "approves": bool(post.pk) and may(request.user, "approve", post),
        "may_propose": bool(post.pk) and post.state in (PostState.DRAFT, PostState.RETURNED),
        "crumbs": [
            (_("Các kênh"), reverse("syndication:index")),
            (found.publication.title, reverse("syndication:delivery", args=[found.pk])),
            (found.channel.name, ""),
        ],
    }
    return render(request, "syndication/post.html", context, status=status)


def _review(article: Article, network: str, words: Words) -> dict:
    review = composing.review(article, network, words)
    return {"review": review, "counts": [(FIELD_WORDS[one.key], one) for one in review.counts]}


@login_required
@require_POST
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The counters of what is typed, without saving it (htmx)."""
    found = _social(request, pk)
    require(request.user, "handle", found)
    article = article_of(found.version)
    form = _form(found, article, request.POST)
    form.is_valid()
    given = form.cleaned_data
    tags = tuple(part.strip().lstrip("#") for part in given.get("tags", "").split(","))
    words = Words(
        given.get("title", ""),
        given.get("text", "").replace("\r\n", "\n"),
        tuple(tag for tag in tags if tag),
        tuple(given.get("attachments", ())),
    )
    context = _review(article, found.channel.network, words)
    return render(request, "syndication/parts/review.html", context)


def _post(request: HttpRequest, pk: int) -> Post:
    found = getattr(_social(request, pk), "post", None)
    if found is None:
        raise NotVisible()
    return found


@login_required
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it to the second person."""
    post = _post(request, pk)
    require(request.user, "write", post)
    words = _("Đã trình; người thứ hai duyệt xong anh/chị sẽ được báo.")
    do = services.propose_post
    return act(request, lambda: do(actor=request.user, post=post), words, "syndication:post", pk)


@login_required
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person's word."""
    post = _post(request, pk)
    do = services.approve_post
    words = _("Đã duyệt. Người phụ trách kênh đăng bài rồi ghi biên nhận.")
    return act(request, lambda: do(actor=request.user, post=post), words, "syndication:post", pk)


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to its writer with a reason."""
    post = _post(request, pk)
    reason = request.POST.get("reason", "")
    do = services.return_post
    try:
        do(actor=request.user, post=post, reason=reason)
        messages.success(request, _("Đã trả lại để sửa."))
    except (InvalidInput, RuleBroken) as error:
        messages.error(request, error.message)
    return redirect("syndication:post", pk=pk)
