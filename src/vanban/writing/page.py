"""Measures of the page in twips (1/20 point; 1 mm = 56.7) and the section properties.

Appendix I, I.1-I.3: A4, top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
"""

A4_SHORT, A4_LONG = 11906, 16838
TOP = BOTTOM = 1134
LEFT, RIGHT = 1701, 850
HEADER_DISTANCE = 567
INDENT = 720  # first line of a paragraph, 1.27 cm (II.6.e)
PORTRAIT_WIDTH = A4_SHORT - LEFT - RIGHT
LANDSCAPE_WIDTH = A4_LONG - LEFT - RIGHT
FULL_HEAD = 4110, PORTRAIT_WIDTH - 4110  # the two columns of the letterhead


def twips(millimetres: float) -> int:
    """Millimetres in twips."""
    return round(millimetres * 1440 / 25.4)


def section(*, landscape: bool = False, restart: bool = False, references: str = "") -> str:
    """``w:sectPr``. ``restart`` numbers pages from 1; page 1 shows no number (I.7).

    ``references`` are header references; sections without them take those before.
    """
    width, height = (A4_LONG, A4_SHORT) if landscape else (A4_SHORT, A4_LONG)
    turned = ' w:orient="landscape"' if landscape else ""
    start = '<w:pgNumType w:start="1"/>' if restart else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}"'
        f' w:header="{HEADER_DISTANCE}" w:footer="{HEADER_DISTANCE}" w:gutter="0"/>'
        f'{start}<w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )
