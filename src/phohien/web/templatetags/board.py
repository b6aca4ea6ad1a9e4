"""Cells of the matrix agencies × task groups. Drawn in Python: there are thousands."""

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode

from phohien.web.drawing import told
from phohien.web.selectors.province import Cell, MatrixRow
from phohien.web.tones import ICONS

register = template.Library()


@register.simple_tag
def matrix_cells(row: MatrixRow):
    """The ``<td>`` of one agency: shape, done of owed, and the words for a screen reader."""
    address, sprite = reverse("plans:assignments"), static("web/img/icons.svg")
    cells = (_cell(cell, row.agency.pk, address, sprite) for cell in row.cells)
    return format_html_join("", "{}", ((cell,) for cell in cells))


def _cell(cell: Cell, agency_id: int, address: str, sprite: str):
    if cell.counts is None:
        return format_html('<td data-label="{}" class="void"></td>', cell.group.code)
    query = urlencode({"don_vi": agency_id, **cell.group.query})
    return format_html(
        '<td data-label="{}" class="tone-{}"><a href="{}?{}"><svg class="icon" aria-hidden="true">'
        '<use href="{}#{}"></use></svg>{}/{}<span class="cell-word">{}</span></a></td>',
        cell.group.code,
        cell.standing.tone,
        address,
        query,
        sprite,
        ICONS[cell.standing.tone],
        cell.counts.done,
        cell.counts.total - cell.counts.not_applicable,
        told(cell.standing, cell.counts),
    )
