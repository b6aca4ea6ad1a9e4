"""The one place where a page may become live: inside ``opened()``, for the page it names.

Wagtail has many doors (publish, schedule, copy, alias, translation, API). All of them end in
``save()``; without this token ``save()`` refuses. The public site does not depend on it: it reads
cleared versions only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import gettext as _
from wagtail.models import Page

from phohien.kernel.errors import RuleBroken

_open_for: ContextVar[int | None] = ContextVar("open_for", default=None)


class NotCleared(RuleBroken):
    """Somebody tried to bring out words that nobody has cleared."""

    def __init__(self) -> None:
        super().__init__(
            "not-cleared",
            _(
                "Nội dung này chưa được duyệt nên không đăng được. "
                "Hãy trình duyệt; khi đủ chữ ký, bài được đăng từ màn hình Tin, bài."
            ),
        )


@contextmanager
def opened(page_id: int) -> Iterator[None]:
    """Let the page ``page_id``, and no other, be saved as live."""
    token = _open_for.set(page_id)
    try:
        yield
    finally:
        _open_for.reset(token)


def check(page) -> None:
    """Raise NotCleared when ``page`` would become live unopened; aliases are never made.

    ``page`` is about to be stored. A page that is live already may be stored: the public reads
    its cleared version, not the page.
    """
    if page.alias_of_id:
        raise NotCleared()
    if page.live and not is_open_for(page.pk) and not _is_live_already(page):
        raise NotCleared()


def is_open_for(page_id: int | None) -> bool:
    return page_id is not None and _open_for.get() == page_id


def _is_live_already(page) -> bool:
    return bool(page.pk) and Page.objects.filter(pk=page.pk, live=True).exists()
