"""Composing a post, having it approved by a second person. Nothing posts by itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clearance import secrecy
from phohien.clearance.subjects import fingerprint
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.security import audit
from phohien.security.policies import require
from phohien.syndication.enums import DeliveryState, Way
from phohien.syndication.models import Delivery, Post
from phohien.syndication.rendering import Article, article_of
from phohien.syndication.services.carrying import lock
from phohien.syndication.services.queueing import may_go
from phohien.syndication.social.composing import Words, draft, review
from phohien.syndication.workflow import POST


@transaction.atomic
def start_post(*, actor, delivery: Delivery) -> Post:
    """The post of this delivery, composed from its version the first time."""
    delivery = lock(delivery.pk)
    require(actor, "view", delivery)
    require(actor, "handle", delivery)
    if delivery.channel.way != Way.SOCIAL_BY_HAND:
        raise RuleBroken("no-network", _("Kênh này không phải mạng xã hội."))
    known = Post.objects.filter(delivery=delivery).first()
    if known is not None:
        return known
    words = draft(article_of(delivery.version), delivery.channel.network)
    return Post.objects.create(
        delivery=delivery,
        title=words.title,
        text=words.text,
        tags=list(words.tags),
        media=list(words.media),
        written_by=actor,
        written_at=clock.now(),
    )


def words_of(post: Post) -> Words:
    return Words(post.title, post.text, tuple(post.tags), tuple(post.media))


def write_post(
    *, actor, post: Post, title: str, text: str, tags: list[str], media: list[str]
) -> Post:
    """Save new words; an approval of other words is void. Raises SecretSuspected."""
    secrecy.require_clean_text(actor=actor, what=_("bài mạng xã hội"), text=f"{title}\n{text}")
    with transaction.atomic():
        post = _locked(actor, post, "write")
        new = {"title": title.strip(), "text": text.strip(), "tags": tags, "media": media}
        changes = audit.changed(post, new)
        if changes:
            transition(post, "rewrite", POST)
            post.written_by, post.written_at = actor, clock.now()
            post.decided_by, post.decided_at, post.fingerprint = None, None, ""
            post.save()
            _record(actor, "write_post", post, changes)
    return post


@transaction.atomic
def propose_post(*, actor, post: Post) -> Post:
    """Hand it to a second person. Raises InvalidInput with all that stands against it."""
    post = _locked(actor, post, "write")
    found = review(article_for(post), post.delivery.channel.network, words_of(post)).problems
    if found:
        raise InvalidInput("text", " ".join(found))
    old, new = transition(post, "propose", POST)
    post.reason = ""
    post.save(update_fields=["state", "reason"])
    _record(actor, "propose_post", post, {"state": (old, new)})
    return post


@transaction.atomic
def approve_post(*, actor, post: Post) -> Post:
    """The second person's word over exactly these words; never the writer's own."""
    post = _locked(actor, post, "approve")
    if not may_go(post.delivery.publication, post.delivery.version):
        raise RuleBroken("not-live", _("Bản này không còn đăng công khai nên không được đưa đi."))
    old, new = transition(post, "approve", POST)
    post.decided_by, post.decided_at = actor, clock.now()
    post.fingerprint = fingerprint_of(post)
    post.save()
    _record(actor, "approve_post", post, {"state": (old, new), "sha256": (None, post.fingerprint)})
    _tell(post, _("Bài cho %(channel)s đã được duyệt, chờ anh/chị đăng"))
    return post


@transaction.atomic
def return_post(*, actor, post: Post, reason: str) -> Post:
    """Send it back to its writer with a reason."""
    post = _locked(actor, post, "approve")
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy ghi điều cần sửa."))
    old, new = transition(post, "return", POST)
    post.reason = reason.strip()
    post.save(update_fields=["state", "reason"])
    _record(actor, "return_post", post, {"state": (old, new), "reason": (None, post.reason)})
    _tell(post, _("Bài cho %(channel)s được trả lại để sửa"))
    return post


def fingerprint_of(post: Post) -> str:
    words = {"title": post.title, "text": post.text, "tags": post.tags, "media": post.media}
    return fingerprint(words | {"version": post.delivery.version.fingerprint})


def article_for(post: Post) -> Article:
    return article_of(post.delivery.version)


def _locked(actor, post: Post, action: str) -> Post:
    delivery = lock(post.delivery_id)
    post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    post.delivery = delivery
    require(actor, action, post)
    if delivery.state not in (DeliveryState.QUEUED, DeliveryState.FAILED):
        raise RuleBroken("over", _("Lần đưa tin này không còn chờ đăng."))
    return post


def _tell(post: Post, words: str) -> None:
    channel = {"channel": post.delivery.channel.name}
    people = {post.written_by, post.delivery.assigned_to} - {None, post.decided_by}
    notify(
        recipients=people,
        kind=NoticeKind.SYSTEM,
        key=f"bai-mang-{post.pk}-{post.state}-{clock.now():%Y%m%d%H%M%S}",
        subject=words % channel,
        body=post.delivery.publication.title,
        url=f"/lam-viec/kenh/lan/{post.delivery_id}/",
    )


def _record(actor, what: str, post: Post, changes: dict) -> None:
    agency_id = post.delivery.publication.agency_id
    audit.record(
        actor=actor, action=f"syndication.{what}", on=post, changes=changes, agency_id=agency_id
    )
