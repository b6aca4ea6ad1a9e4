"""Tables of the public site: the search index, its vocabulary, and daily counts of satisfaction."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from phohien.newsroom.models import Publication


class SearchEntry(models.Model):
    """A live publication as search sees it; written in the publisher's own transaction.

    ``title`` and ``body`` are cleared words. The full-text tables beside it are made by the
    migration for each kind of database (``search.tables``).
    """

    publication = models.OneToOneField(
        Publication, primary_key=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    version_id = models.PositiveBigIntegerField()
    locale = models.CharField(max_length=12)
    section = models.CharField(max_length=40)
    agency = models.CharField(max_length=40)
    type = models.CharField(max_length=20)
    published_at = models.DateTimeField()
    title = models.CharField(max_length=255)
    body = models.TextField()

    class Meta:
        verbose_name = _("mục tìm kiếm")
        verbose_name_plural = _("mục tìm kiếm")
        indexes = [models.Index(fields=["locale", "-published_at"], name="search_newest")]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word that live items of a language hold, with its usual written form: for corrections."""

    locale = models.CharField(max_length=12)
    folded = models.CharField(max_length=40)
    form = models.CharField(max_length=40)
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("từ trong bài")
        verbose_name_plural = _("từ trong bài")
        constraints = [
            models.UniqueConstraint(fields=["locale", "folded", "form"], name="one_count_of_a_word")
        ]

    def __str__(self) -> str:
        return self.form


class DailySatisfaction(models.Model):
    """How many gave a page a score on a day. Nothing about who."""

    day = models.DateField(_("ngày"))
    locale = models.CharField(_("ngôn ngữ"), max_length=12)
    path = models.CharField(_("trang"), max_length=500)
    score = models.PositiveSmallIntegerField(_("điểm (1–5)"))
    count = models.PositiveIntegerField(_("số lượt"), default=0)

    class Meta:
        verbose_name = _("mức hài lòng trong ngày")
        verbose_name_plural = _("mức hài lòng trong ngày")
        constraints = [
            models.UniqueConstraint(fields=["day", "path", "score"], name="one_count_of_a_score"),
            models.CheckConstraint(
                name="score_from_one_to_five",
                condition=models.Q(score__gte=1, score__lte=5),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.path} {self.score}: {self.count}"
