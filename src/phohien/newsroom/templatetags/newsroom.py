"""Showing a draft's content inside the workspace, plainly, as its words will be read."""

from django import template

from phohien.newsroom import reading

register = template.Library()


@register.inclusion_tag("newsroom/parts/draft.html")
def draft_text(snapshot: dict, media: dict):
    """The words and pictures of a snapshot; ``media`` holds the addresses of its files."""
    return {"draft": reading.with_media(snapshot, media)}
