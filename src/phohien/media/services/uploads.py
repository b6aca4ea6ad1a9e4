"""Taking files in: checked and scanned first, then a row with its rights and an audit entry.

Checking reads and recognises the file and can take seconds, so it is done before the transaction;
callers do well not to have one open.
"""

import datetime as dt
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import jobs
from phohien.kernel.errors import InvalidInput, NotAllowed
from phohien.media import receiving, sizes
from phohien.media.enums import Consent, Licence
from phohien.media.models import Clip, Paper, Photo
from phohien.media.policies import NOT_YOURS, uploads_for
from phohien.organisation.models import Agency
from phohien.security import audit
from phohien.security.policies import require

Row = TypeVar("Row", Photo, Clip, Paper)


def add_photo(
    *,
    actor,
    file: File,
    agency: Agency,
    alt: str,
    caption: str,
    credit: str,
    source: str,
    licence: str = Licence.UNKNOWN,
    consent: str = Consent.UNKNOWN,
    taken_on: dt.date | None = None,
    title: str = "",
    rights_holder: str = "",
    shipped: bool = False,
) -> Photo:
    """Keep a photo (JPEG, PNG, WebP, AVIF, GIF, HEIC; 30 MB) for ``agency``.

    ``shipped``: a drawing that the program itself brings along; it was read before it was shipped.
    An empty ``taken_on`` is read from the file. Raises NotAllowed for another agency,
    InvalidInput for a file or field that cannot be used, SecretSuspected for a mark of secrecy;
    then nothing of the file is kept.
    """
    words = {"alt": alt, "caption": caption, "credit": credit, "source": source}
    _require_upload(actor, agency)
    _require_words(words)
    received = receiving.received_photo(actor=actor, file=file, scan=not shipped)
    row = Photo(
        title=title or caption[:255],
        licence=licence,
        consent=consent,
        taken_on=taken_on or received.embedded.date,
        rights_holder=rights_holder,
        **words,
    )
    return _keep(actor, agency, row, received)


def add_paper(
    *,
    actor,
    file: File,
    agency: Agency,
    title: str,
    credit: str,
    source: str,
    licence: str = Licence.UNKNOWN,
    rights_holder: str = "",
) -> Paper:
    """Keep a document (PDF, DOCX, XLSX, PPTX, ODT, ODS; 50 MB). Errors as ``add_photo``."""
    words = {"title": title, "credit": credit, "source": source}
    _require_upload(actor, agency)
    _require_words(words)
    received = receiving.received_paper(actor=actor, file=file)
    row = Paper(licence=licence, rights_holder=rights_holder, consent=Consent.NOBODY, **words)
    return _keep(actor, agency, row, received)


def add_clip(
    *,
    actor,
    file: File,
    agency: Agency,
    title: str,
    credit: str,
    source: str,
    transcript: str,
    licence: str = Licence.UNKNOWN,
    consent: str = Consent.UNKNOWN,
    taken_on: dt.date | None = None,
    rights_holder: str = "",
    seconds: int = 0,
    poster: Photo | None = None,
    captions: File | None = None,
) -> Clip:
    """Keep a film (MP4, WebM; 500 MB) with subtitles (WebVTT). Errors as ``add_photo``.

    ``seconds`` counts where the file does not tell its length.
    """
    words = {"title": title, "credit": credit, "source": source, "transcript": transcript}
    _require_upload(actor, agency)
    _require_words(words)
    received = receiving.received_clip(file=file)
    row = Clip(
        licence=licence,
        consent=consent,
        taken_on=taken_on,
        rights_holder=rights_holder,
        poster=poster,
        seconds=received.seconds or seconds,
        **words,
    )
    if poster is not None:
        require(actor, "view", poster)
    if captions:
        row.captions = receiving.received_captions(actor=actor, file=captions).content
    return _keep(actor, agency, row, received)


def _require_upload(actor, agency: Agency) -> None:
    agencies = uploads_for(actor)
    if agencies is not None and agency.pk not in agencies:
        raise NotAllowed("add", NOT_YOURS)


def _require_words(words: dict[str, str]) -> None:
    for field, text in words.items():
        if not text.strip():
            raise InvalidInput(field, _("Hãy điền mục này; độc giả và người duyệt cần đến nó."))


def _keep(actor, agency: Agency, row: Row, received: receiving.Received) -> Row:
    row.agency, row.file = agency, received.content
    take_measure(row, actor)
    _require_fields(row)
    try:
        with transaction.atomic():
            row.save()
            tell_upload(actor, row)
    except BaseException:
        if row.file._committed:  # the row was taken back, so the file goes too
            row.file.storage.delete(row.file.name)
        raise
    return row


def _require_fields(row: Row) -> None:
    """Lengths and closed lists, as the form would have said it."""
    checked = {"title", "alt", "caption", "credit", "source", "licence", "consent", "rights_holder"}
    others = {field.name for field in row._meta.fields} - checked
    try:
        row.clean_fields(exclude=others)
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(field, " ".join(messages)) from error


def take_measure(row: Row, actor) -> None:
    """Size, hash and uploader, before the first save."""
    if isinstance(row, Clip):
        row._set_file_hash()
        return
    row.uploaded_by_user = actor
    row.file_size, row.file_hash = row.file.size, sizes.file_hash(row.file)


def tell_upload(actor, row: Row) -> None:
    """The audit entry of a new file, and the job that draws a photo's sizes."""
    kind = row._meta.model_name
    changes = {"file_hash": (None, row.file_hash), "licence": (None, str(row.licence))}
    audit.record(
        actor=actor, action=f"media.add_{kind}", on=row, changes=changes, agency_id=row.agency_id
    )
    if isinstance(row, Photo):
        jobs.enqueue("media.draw_sizes", photo_id=row.pk)
