"""Reports as downloads, with file names that every system can keep."""

import io

from django.http import HttpResponse
from django.utils.text import slugify

from vanban.skeleton import strip_marks
from vanban.writing import Document, render

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def plain_name(text: str, ending: str) -> str:
    """ "Báo cáo xã Nam Cường" → "bao-cao-xa-nam-cuong.docx"."""
    return f"{slugify(strip_marks(text))[:80].strip('-')}.{ending}"


def docx_response(document: Document, name: str) -> HttpResponse:
    """The document in the form of Decree 30/2020/NĐ-CP."""
    return _download(render(document), DOCX, plain_name(name, "docx"))


def xlsx_response(write, name: str) -> HttpResponse:
    """What ``write`` puts into a file."""
    buffer = io.BytesIO()
    write(buffer)
    return _download(buffer.getvalue(), XLSX, plain_name(name, "xlsx"))


def _download(body: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
