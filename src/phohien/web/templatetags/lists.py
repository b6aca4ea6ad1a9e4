"""Lists whose filters, order and pages are addresses. Not: what the lists hold."""

from django import template
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from phohien.web.highlight import excerpt_around, mark_found
from phohien.web.templatetags.shell import icon

register = template.Library()
CHOSEN = mark_safe(' aria-current="true"')
PAGE, ORDER, EXPORT = "trang", "xep", "xuat"  # as phohien.kernel.listing


def _with(request, **changes) -> str:
    """The present address with ``changes``; None removes; the page number starts anew."""
    params: QueryDict = request.GET.copy()
    params.pop(PAGE, None)
    for name, value in changes.items():
        params.pop(name, None)
        if value not in (None, ""):
            params[name] = value
    return "?" + params.urlencode()


@register.simple_tag(takes_context=True)
def chip(context, name: str, value, label: str, count: int | None = None):
    """A filter as a link; chosen when the address has ``name=value`` (empty value: no filter)."""
    request = context["request"]
    value = "" if value is None else str(value)
    current = request.GET.get(name, "") == value
    number = "" if count is None else format_html('<span class="num">{}</span>', count)
    return format_html(
        '<a class="chip" id="loc-{}-{}" href="{}"{}>{}{}</a>',
        name,
        value or "het",
        _with(request, **{name: value}),
        CHOSEN if current else "",
        label,
        number,
    )


@register.inclusion_tag("web/parts/sort_header.html", takes_context=True)
def sort_header(context, key: str, label: str, css: str = ""):
    """A ``<th>`` that sorts by ``?xep=key``, and the other way round by ``?xep=-key``."""
    request = context["request"]
    chosen = request.GET.get(ORDER, context.get("default_order", ""))
    direction = {key: "ascending", f"-{key}": "descending"}.get(chosen, "")
    following = f"-{key}" if direction == "ascending" else key
    url = _with(request, **{ORDER: following})
    return {"key": key, "label": label, "css": css, "direction": direction, "url": url}


@register.inclusion_tag("web/parts/pager.html", takes_context=True)
def pager(context, page):
    """Links to the other pages of a ``Page`` (``?trang=2``), and which rows these are."""
    request = context["request"]
    pages = [
        (number if isinstance(number, int) else None, _with(request, **{PAGE: number}))
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    links = {
        "before": _with(request, **{PAGE: page.number - 1}) if page.has_previous() else "",
        "after": _with(request, **{PAGE: page.number + 1}) if page.has_next() else "",
    }
    return {"page": page, "pages": pages, **links}


@register.simple_tag(takes_context=True)
def export_link(context, label: str, kind: str = "xlsx"):
    """A button that exports the list as filtered: ``?xuat=xlsx``."""
    url = _with(context["request"], **{EXPORT: kind})
    return format_html('<a class="button" href="{}">{}{}</a>', url, icon("download"), label)


@register.filter
def found(text: str, query: str):
    """``text`` with the places that match ``query`` marked, whatever the accents."""
    return mark_found(text or "", query or "")


@register.filter
def excerpt(text: str, query: str) -> str:
    """A line of ``text`` around what was searched for."""
    return excerpt_around(text or "", query or "")
