"""An article as the Wagtail tutorial teaches it, with a StreamField for the text."""

from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page


class SectionIndexPage(Page):
    """A section: a list of its articles."""


class ArticlePage(Page):
    """A title, a lead, an agency, a date and a text."""

    date = models.DateField()
    agency = models.CharField(max_length=200)
    lead = models.TextField()
    body = StreamField(
        [("heading", blocks.CharBlock()), ("text", blocks.RichTextBlock())], blank=True
    )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        siblings = ArticlePage.objects.live().sibling_of(self, inclusive=False)
        context["related"] = siblings.order_by("-date")[:3]
        return context
