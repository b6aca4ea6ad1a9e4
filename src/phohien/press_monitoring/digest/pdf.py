"""The morning page as PDF (tagged, PDF/UA-1); the same page gives the same bytes."""

import json
from dataclasses import asdict
from pathlib import Path

from phohien.press_monitoring.digest.wording import Sheet

TEMPLATE = Path(__file__).with_name("page.typ")


def render(sheet: Sheet) -> bytes:
    """The bytes of the PDF."""
    import typst  # not at the start of the site: a large library that few requests need

    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        root=str(TEMPLATE.parent),
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(asdict(sheet), ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )


def sheets(pdf: bytes) -> int:
    """How many sheets of paper a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as paper:
        return len(paper)
