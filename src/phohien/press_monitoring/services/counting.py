"""The figures a story carries about its articles. Not the figures of reports."""

from django.db.models import Count, Max

from phohien.press_monitoring.models import Article, Story


def recount(story: Story) -> None:
    """Count the story's articles and outlets again; within the caller's transaction."""
    rows = Article.objects.filter(story=story)
    found = rows.aggregate(
        articles=Count("pk"),
        outlets=Count("source__outlet", distinct=True),
        last=Max("published_at"),
    )
    first = rows.order_by("published_at", "pk").first()
    story.articles_count, story.outlets_count = found["articles"], found["outlets"]
    story.first_article = first
    if first:
        story.first_at, story.last_at, story.title = first.published_at, found["last"], first.title
    story.save(
        update_fields=[
            "articles_count", "outlets_count", "first_article", "first_at", "last_at", "title",
        ]
    )  # fmt: skip
