"""WordprocessingML in small pieces: runs, paragraphs, borderless tables. Knows no decree.

Built as text, not through an object tree: a table of thousands of rows is written in the
time it takes to join strings.
"""

import re
import unicodedata
from collections.abc import Sequence
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile("[\t\x85]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")


def clean(text: str) -> str:
    """Composed Unicode (TCVN 6909:2001) without characters XML cannot hold; lines by ``\\n``."""
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", _FORBIDDEN.sub("", text))


def text_run(text: str, properties: str = "") -> str:
    """A run; ``\\n`` becomes a line break. ``text`` must be clean."""
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    inner = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r>{shape}{inner}</w:r>"


def paragraph(style: str, content: str = "", properties: str = "") -> str:
    """A paragraph in ``style``; ``properties`` are further children of ``w:pPr`` in order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def indent(left: int = 0, right: int = 0, hanging: int = 0) -> str:
    """``w:ind`` in twips; without ``hanging`` the first line starts at ``left``."""
    first = f'w:hanging="{hanging}"' if hanging else 'w:firstLine="0"'
    return f'<w:ind w:left="{left}" w:right="{right}" {first}/>'


def rule(length: float, width: float) -> str:
    """A solid line of ``length`` twips centred in ``width``: the border of an empty paragraph.

    A border keeps its place in Word and LibreOffice alike, where drawn lines float away.
    """
    side = max(0, round((width - length) / 2))
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    return paragraph("Rule", properties=border + indent(side, side))


def cell(width: int, content: str, properties: str = "") -> str:
    """A table cell ``width`` twips wide."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def layout_table(widths: tuple[int, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table without borders or cell margins that only places its cells; rows do not split."""
    keep = "<w:trPr><w:cantSplit/></w:trPr>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        f"<w:tr>{keep}{''.join(map(cell, widths, contents))}</w:tr>" for contents in rows
    )
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
    )
