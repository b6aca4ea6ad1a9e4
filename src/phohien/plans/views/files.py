"""Private files leave only through here: as downloads, with a type from our own list."""

from django.contrib.auth.decorators import login_required
from django.core.files import File
from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from phohien.kernel.errors import NotVisible
from phohien.plans import selectors, uploads


def send(file: File, name: str, *, inline: bool = False) -> FileResponse:
    """The stored file under ``name``; inline only for pictures, and never run by the browser."""
    kind = uploads.content_type(name)
    try:
        opened = file.open("rb")
    except (FileNotFoundError, ValueError) as error:
        raise NotVisible() from error
    attached = not (inline and kind in uploads.SHOWN_INLINE)
    response = FileResponse(opened, as_attachment=attached, filename=name, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@login_required
@require_safe
def evidence_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file of a piece of evidence the person may see; ``?xem=1`` shows a picture in place."""
    evidence = selectors.get_evidence(actor=request.user, pk=pk)
    if not evidence.file:
        raise NotVisible()
    return send(evidence.file, evidence.file_name, inline=request.GET.get("xem") == "1")
