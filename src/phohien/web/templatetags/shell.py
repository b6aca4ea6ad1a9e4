"""Icons, state badges, dates, progress and the frame of a page. Not: lists and forms."""

import datetime as dt

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import formats
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phohien.kernel import clock
from phohien.web import frame
from phohien.web.tones import ICONS, tone_of

register = template.Library()
SOON_DAYS = 14


@register.simple_tag
def workspace_languages() -> list[str]:
    """Codes of the languages that the workspace speaks; the public site has more."""
    return [code for code, _name in settings.WORKSPACE_LANGUAGES]


@register.simple_tag
def icon(name: str, title: str = "", css: str = ""):
    """A symbol of web/img/icons.svg; without ``title`` it is decoration and not read aloud."""
    use = format_html('<use href="{}#{}"></use>', static("web/img/icons.svg"), name)
    if title:
        return format_html(
            '<svg class="icon {}" role="img" aria-label="{}">{}</svg>', css, title, use
        )
    return format_html('<svg class="icon {}" aria-hidden="true">{}</svg>', css, use)


@register.simple_tag
def badge(tone: str, word: str):
    """A word with the shape and colour of ``tone`` (see web/tones.py)."""
    shape = icon(ICONS.get(tone, "st-info"))
    return format_html('<span class="badge tone-{}">{}{}</span>', tone, shape, word)


@register.simple_tag
def state(row, field: str = "state"):
    """The badge of a row's state, in the words of its model."""
    return badge(tone_of(getattr(row, field)), getattr(row, f"get_{field}_display")())


@register.simple_tag
def due(day: dt.date | None, is_open: bool = True):
    """A deadline and what it means today; ``is_open=False`` when nothing is owed any more."""
    if day is None:
        return format_html('<span class="due muted">{}</span>', _("Không ghi thời hạn"))
    shown = formats.date_format(day, "SHORT_DATE_FORMAT")
    stamp = format_html('<time datetime="{}">{}</time>', day.isoformat(), shown)
    if not is_open:
        return format_html('<span class="due">{}</span>', stamp)
    left = (day - clock.today()).days
    tone = "late" if left < 0 else "soon" if left <= SOON_DAYS else ""
    shape = icon(ICONS[tone]) if tone else ""
    return format_html(
        '<span class="due{}">{}{} <small>{}</small></span>',
        f" tone-{tone}" if tone else "",
        shape,
        stamp,
        _distance(left),
    )


def _distance(left: int) -> str:
    if left == 0:
        return _("hạn hôm nay")
    if left < 0:
        return ngettext("quá hạn %(days)s ngày", "quá hạn %(days)s ngày", -left) % {"days": -left}
    return ngettext("còn %(days)s ngày", "còn %(days)s ngày", left) % {"days": left}


@register.inclusion_tag("web/parts/progress.html")
def progress(done: int, total: int, label: str = ""):
    """``142 trên 533`` in numbers and as a bar."""
    share = round(100 * done / total) if total else 0
    return {"done": done, "total": total, "label": label, "share": share}


@register.filter
def money(amount: int | None) -> str:
    """``1.250.000 đồng``."""
    return _("%(amount)s đồng") % {"amount": formats.number_format(amount or 0, use_l10n=True)}


@register.simple_tag(takes_context=True)
def frame_of(context) -> frame.Frame:
    """Menu, theme, person and counters for web/base.html."""
    return frame.build(context.get("request"))
