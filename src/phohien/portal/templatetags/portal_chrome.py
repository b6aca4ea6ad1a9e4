"""Masthead and foot, drawn once for a language and section; a page only puts its addresses in.

They are half of what a page costs to draw. Nothing in them knows a visitor.
"""

from dataclasses import replace

from django import template
from django.template import loader
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from phohien.portal.page_parts import Frame

register = template.Library()
RATE, LANGUAGE = "chrome-rate-address", "chrome-language-address-{}."
MOST = 400
_drawn: dict[tuple, str] = {}


@register.simple_tag
def chrome(name: str, page) -> SafeString:
    """The template ``name`` for the page's frame, its own addresses put in."""
    frame: Frame = page.frame
    at = replace(frame.at, rate=RATE if frame.at.rate else "")
    known = tuple(language.has_page for language in frame.locales)
    key = (name, frame.tag, frame.sections, at, known)
    text = _drawn.get(key)
    if text is None:
        text = _draw(name, replace(frame, at=at, locales=_placeholders(frame)), key)
    for number, language in enumerate(frame.locales):
        text = text.replace(LANGUAGE.format(number), escape(language.url))
    return mark_safe(text.replace(RATE, escape(frame.at.rate)))  # noqa: S308 - escaped here


def _placeholders(frame: Frame) -> tuple:
    rows = enumerate(frame.locales)
    return tuple(replace(language, url=LANGUAGE.format(number)) for number, language in rows)


def _draw(name: str, frame: Frame, key: tuple) -> str:
    if len(_drawn) >= MOST:
        _drawn.clear()
    context = {"page": {"frame": frame}, "frame": frame, "at": frame.at}
    _drawn[key] = loader.render_to_string(name, context)
    return _drawn[key]
