"""Pictures and words of the river: how a story spread, how a source is doing."""

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phohien.press_monitoring.enums import Health, Mark, Relevance
from phohien.press_monitoring.models import Article, PressSource, Story
from phohien.press_monitoring.spreading import Spread

register = template.Library()
STEP, HEIGHT = 7, 28
_MARKS = {Mark.NEEDS_ANSWER: "late", Mark.GOOD_NEWS: "done", Mark.NOTHING: "aside"}
_RELEVANCE = {
    Relevance.CONFIRMED: "done", Relevance.REJECTED: "aside", Relevance.DOUBTFUL: "soon",
}  # fmt: skip
_HEALTH = {
    Health.NEW: "none", Health.OK: "done", Health.EMPTY: "soon", Health.UNCHANGED: "done",
    Health.FAILED: "late", Health.GONE: "late",
}  # fmt: skip


@register.simple_tag
def spread(picture: Spread):
    """Bars of articles over time, drawn by the server; the words say the same."""
    if not picture.bins:
        return ""
    bars = format_html_join(
        "",
        '<rect x="{}" y="{}" width="5" height="{}"{}/>',
        ((place * STEP, *_bar(one.count, picture.most)) for place, one in enumerate(picture.bins)),
    )
    width = len(picture.bins) * STEP
    return format_html(
        '<svg class="spread" viewBox="0 0 {} {}" width="{}" height="{}" role="img" '
        'aria-label="{}">{}</svg>',
        width, HEIGHT, width, HEIGHT, spread_words(picture), bars,
    )  # fmt: skip


def _bar(count: int, most: int) -> tuple[int, int, str]:
    tall = max(4, round(count / most * HEIGHT)) if count else 2
    return HEIGHT - tall, tall, "" if count else format_html(' class="{}"', "nothing")


@register.simple_tag
def spread_words(picture: Spread) -> str:
    """``5 bài, từ 07:12 23/11 đến 10:20 23/11``."""
    total = sum(one.count for one in picture.bins)
    first, last = (
        formats.date_format(timezone.localtime(moment), "H:i d/m")
        for moment in (picture.first, picture.last)
    )
    words = {"count": total, "first": first, "last": last}
    if first == last:
        return (
            ngettext("%(count)s bài, lúc %(first)s", "%(count)s bài, lúc %(first)s", total) % words
        )
    return _("%(count)s bài, từ %(first)s đến %(last)s") % words


@register.filter
def mark_tone(story: Story) -> str:
    """The tone of what is to be done."""
    return _MARKS.get(story.mark, "none")


@register.filter
def relevance_tone(story: Story) -> str:
    return _RELEVANCE.get(story.relevance, "info")


@register.filter
def health_tone(source: PressSource) -> str:
    """The tone of the last attempt."""
    return _HEALTH[source.health]


@register.filter
def relation_words(article: Article) -> str:
    """Why it stands in its story, as one sentence with newswatch's own reasons."""
    told = "; ".join(article.why)
    if article.nearest and article.relation not in ("first", "by-hand"):
        words = _("Giống nhất bài của %(outlet)s: %(why)s.")
        return words % {"outlet": article.nearest.source.outlet, "why": told.rstrip(".")}
    return told[:1].upper() + told[1:]


@register.filter
def percent(value: float) -> str:
    """0.934 → ``93 %``; a machine is never wholly sure."""
    return f"{min(value, 0.99):.0%}".replace("%", " %") if value else ""
