"""Articles about the province and the stories they tell together. No author is stored."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.clearance.models import Topic
from phohien.organisation.models import Agency
from phohien.press_monitoring.enums import Language, Mark, Relation, Relevance
from phohien.press_monitoring.models.sources import PressSource
from vanban.skeleton import fold


class Story(models.Model):
    """One event as the press tells it. A story merged into another stays as a signpost to it."""

    title = models.CharField(_("tiêu đề"), max_length=300)
    first_article = models.ForeignKey(
        "Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    first_at = models.DateTimeField(_("bài đầu lúc"))
    last_at = models.DateTimeField(_("bài mới nhất lúc"))
    articles_count = models.PositiveIntegerField(_("số bài"), default=0)
    outlets_count = models.PositiveIntegerField(_("số báo"), default=0)
    relevance = models.CharField(
        _("liên quan"), max_length=12, choices=Relevance.choices, default=Relevance.SUGGESTED
    )
    mark = models.CharField(_("đánh dấu"), max_length=14, choices=Mark.choices, default=Mark.NONE)
    mark_note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    marked_at = models.DateTimeField(_("đánh dấu lúc"), null=True, blank=True)
    topics = models.ManyToManyField(Topic, verbose_name=_("chủ đề"), blank=True, related_name="+")
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    # Counts people's decisions: a form that was opened before another's decision is refused.
    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("câu chuyện")
        verbose_name_plural = _("câu chuyện")
        ordering = ["-last_at", "-pk"]
        indexes = [
            models.Index(fields=["-last_at", "-id"], name="story_river"),
            models.Index(fields=["mark", "-last_at"], name="story_by_mark"),
        ]
        constraints = [
            models.CheckConstraint(
                name="story_relevance_is_known", condition=Q(relevance__in=Relevance.values)
            ),
            models.CheckConstraint(name="story_mark_is_known", condition=Q(mark__in=Mark.values)),
            models.CheckConstraint(
                name="merged_story_has_no_articles",
                condition=Q(merged_into=None) | Q(articles_count=0),
            ),
            models.CheckConstraint(
                name="story_mark_is_signed",
                condition=Q(mark=Mark.NONE) | Q(marked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Article(models.Model):
    """One published article about the province. ``judgement``: concerns, confidence, places, why.

    ``key`` is the SHA-256 of its address: the same page in two feeds is one article.
    ``why``: sentences why it stands in its story; ``nearest`` is the article it was found by.
    """

    source = models.ForeignKey(PressSource, on_delete=models.PROTECT, related_name="articles")
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="articles")
    key = models.CharField(max_length=64, unique=True, editable=False)
    url = models.CharField(_("địa chỉ"), max_length=1000, blank=True)
    title = models.CharField(_("tiêu đề"), max_length=300)
    lead = models.TextField(_("phần mở đầu"), blank=True)
    text = models.TextField(_("nội dung"), blank=True)
    text_folded = models.TextField(editable=False, blank=True)
    language = models.CharField(_("ngôn ngữ"), max_length=8, choices=Language.choices)
    published_at = models.DateTimeField(_("đăng lúc"))
    fetched_at = models.DateTimeField(_("đọc lúc"))
    judgement = models.JSONField(_("vì sao liên quan tới tỉnh"), default=dict, blank=True)
    relation = models.CharField(
        _("quan hệ"), max_length=12, choices=Relation.choices, default=Relation.FIRST
    )
    nearest = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.JSONField(_("vì sao cùng tin"), default=list, blank=True)
    places = models.ManyToManyField(
        Agency, verbose_name=_("xã, phường được nhắc"), blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("bài báo")
        verbose_name_plural = _("bài báo")
        ordering = ["published_at", "pk"]
        indexes = [
            models.Index(fields=["story", "published_at"], name="article_of_story"),
            models.Index(fields=["published_at"], name="article_by_time"),
            models.Index(fields=["fetched_at"], name="article_by_reading"),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_relation_is_known", condition=Q(relation__in=Relation.values)
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        self.text_folded = folded_of(self.title, self.lead, self.text)
        super().save(*args, **kwargs)


def folded_of(title: str, lead: str, text: str) -> str:
    """What search looks through: without marks, in lower case, single spaces."""
    return " ".join(fold(f"{title} {lead} {text}").split())
