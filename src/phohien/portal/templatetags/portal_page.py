"""How the portal prints pictures, dates, icons, blocks and data for machines. No queries."""

import datetime as dt
import json
from itertools import groupby

from django import template
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()
BLOCKS = {
    "text", "heading", "picture", "gallery", "quote",
    "video", "figures", "document", "note",
}  # fmt: skip
EAGER, LAZY = mark_safe(' fetchpriority="high"'), mark_safe(' loading="lazy"')
IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
# Two days of one month, the year and month said once; other pairs are written out in full.
SAME_MONTH = {
    "vi": ("j", "–", "j/n/Y"),
    "en": ("j", "–", "j F Y"),
    "zh-hans": ("Y年n月j日", "至", "j日"),
    "ko": ("Y년 n월 j일", "–", "j일"),
    "ja": ("Y年n月j日", "～", "j日"),
}


@register.simple_tag
def icon(name: str, title: str = "") -> SafeString:
    """A symbol of portal/img/icons.svg; without ``title`` it is decoration and not read aloud."""
    use = format_html('<use href="{}#{}"></use>', static("portal/img/icons.svg"), name)
    if title:
        return format_html('<svg class="icon" role="img" aria-label="{}">{}</svg>', title, use)
    return format_html('<svg class="icon" aria-hidden="true">{}</svg>', use)


@register.simple_tag
def picture(
    shown: dict | None, sizes: str = "100vw", first: bool = False, alt: str | None = None
) -> SafeString:
    """``<picture>`` of a snapshot's picture; ``first`` for the one seen before scrolling."""
    if not shown:
        return mark_safe("")
    image = format_html(
        '<img src="{}" alt="{}"{}{} decoding="async">',
        shown.get("src", ""),
        shown.get("alt", "") if alt is None else alt,
        _measure(shown),
        EAGER if first else LAZY,
    )
    return format_html("<picture>{}{}</picture>", _sources(shown, sizes), image)


def _measure(shown: dict) -> SafeString:
    if not shown.get("width") or not shown.get("height"):
        return mark_safe("")
    return format_html(' width="{}" height="{}"', str(shown["width"]), str(shown["height"]))


def _sources(shown: dict, sizes: str) -> SafeString:
    rows = (
        (kind, ", ".join(f"{row['url']} {row['width']}w" for row in group), sizes)
        for kind, group in groupby(shown.get("sources") or (), lambda row: row["type"])
    )
    return format_html_join("", '<source type="{}" srcset="{}" sizes="{}">', rows)


@register.filter
def block_template(block: dict) -> str:
    """The template of a body block; a kind this version does not know is left out, not an error."""
    kind = block.get("type")
    return f"portal/blocks/{kind if kind in BLOCKS else 'unknown'}.html"


@register.simple_tag
def day(moment: dt.date | None, form: str = "DATE_FORMAT") -> SafeString:
    """A date of Việt Nam in the words of the page, with ``<time>``."""
    if moment is None:
        return mark_safe("")
    moment = _local(moment)
    words = formats.date_format(moment, form)
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), words)


@register.simple_tag
def span(start: dt.date | None, end: dt.date | None = None) -> SafeString:
    """From one day to another, as short as the language says it."""
    if start is None or end is None or start == end:
        return day(start)
    together = (start.year, start.month) == (end.year, end.month)
    pattern = SAME_MONTH.get(get_language() or "vi") if together else None
    first, dash, last = pattern or ("DATE_FORMAT", " – ", "DATE_FORMAT")
    return format_html("{}{}{}", day(start, first), dash, day(end, last))


def _local(moment: dt.date) -> dt.date:
    return timezone.localtime(moment) if isinstance(moment, dt.datetime) else moment


@register.simple_tag
def json_ld(objects: tuple[dict, ...]) -> SafeString:
    """schema.org objects as data; it is never executed, so the content policy need not allow it."""
    rows = ((as_json(row),) for row in objects)
    return format_html_join("", '<script type="application/ld+json">{}</script>', rows)


@register.filter(name="json")
def as_json(value) -> SafeString:
    """A value inside a JSON or script template."""
    text = json.dumps(value, ensure_ascii=False, default=str).translate(IN_SCRIPT)
    return mark_safe(text)  # noqa: S308 (no character is left that could end a script)


@register.filter
def other_tag(tag: str, page_tag: str) -> SafeString:
    """`` lang="…"`` when words are in another language than the page, else nothing."""
    if not tag or tag == page_tag:
        return mark_safe("")
    return format_html(' lang="{}"', tag)


@register.filter
def initials(name: str) -> str:
    """The first letters of a name, for a tile too small for it: "Phố Hiến" → "PH"."""
    return "".join(word[0] for word in name.split()[:2])
