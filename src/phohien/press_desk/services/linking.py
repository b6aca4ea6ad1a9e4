"""Articles that came of a visit, chosen by a person from what monitoring found."""

from django.db import transaction

from phohien.kernel import clock
from phohien.press_desk.models import LinkedArticle, PressRequest
from phohien.press_desk.services.records import lock, record
from phohien.press_monitoring.models import Article


@transaction.atomic
def link_article(*, actor, request: PressRequest, article: Article) -> LinkedArticle:
    """Once; a second time gives the row that is there."""
    request = lock(actor, request, "handle")
    row, is_new = LinkedArticle.objects.get_or_create(
        request=request,
        article=article,
        defaults={"linked_by": actor, "linked_at": clock.now()},
    )
    if is_new:
        record(actor, "link_article", request, {"article": ("", article.title[:200])})
    return row


@transaction.atomic
def unlink_article(*, actor, link: LinkedArticle) -> None:
    """It was not of this visit."""
    request = lock(actor, link.request, "handle")
    record(actor, "unlink_article", request, {"article": (link.article.title[:200], "")})
    link.delete()
