"""Puts new articles beside earlier ones: newswatch's clusterer over what the database holds.

The clusterer only says which article is nearest. In which story that one stands now is read
from the database, so whatever a person split or merged holds for all that comes later.
"""

import datetime as dt

from newswatch import Clusterer, Document, Placement
from phohien.kernel import clock
from phohien.press_monitoring.models import Article

DAYS = 7  # of articles read again after a restart; same events are at most four days apart
WINDOW = 50_000  # articles kept for comparison: at most 35 MB
_PIECE = 500


class Placer:
    """A clusterer that has seen every stored article. Its caller holds the lock of ``Watch``.

    Nothing is kept on disk: a new process reads the last days again. ``forget`` after a
    transaction that failed, since the clusterer then knows articles that do not exist.
    """

    def __init__(self, window: int = WINDOW) -> None:
        self._window = window
        self.forget()

    def forget(self) -> None:
        self._clusterer: Clusterer | None = None
        self._last = 0

    def place(self, key: str, title: str, text: str, published: dt.datetime) -> Placement:
        """Where a new article belongs; ``nearest`` is the key of a stored one or None."""
        return self._seen().place(_document(key, title, text, published))

    def remember(self, article: Article) -> None:
        """The article just placed is stored under this number."""
        self._last = max(self._last, article.pk)

    def catch_up(self) -> int:
        """Read what other processes, or this one before a restart, stored; how many articles."""
        clusterer, count = self._seen(), 0
        while rows := self._unread():
            documents = [_document(key, title, text, at) for _pk, key, title, text, at in rows]
            list(clusterer.place_many(documents))
            self._last, count = rows[-1][0], count + len(rows)
        return count

    def _seen(self) -> Clusterer:
        self._clusterer = self._clusterer or Clusterer(self._window)
        return self._clusterer

    def _unread(self) -> list[tuple]:
        since = clock.now() - dt.timedelta(days=DAYS)
        rows = Article.objects.filter(pk__gt=self._last, fetched_at__gte=since).order_by("pk")
        return list(rows.values_list("pk", "key", "title", "text", "published_at")[:_PIECE])


def _document(key: str, title: str, text: str, at: dt.datetime) -> Document:
    return Document(key, title, text, "", at.isoformat(), clean=True)
