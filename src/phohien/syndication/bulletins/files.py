"""A bulletin as files for stations: large print to read from, JSON for a source system."""

import io

from django.utils import timezone

from phohien.organisation.models import Agency
from phohien.syndication.bulletins.spoken import speech
from phohien.syndication.enums import Slot
from phohien.syndication.models import Bulletin
from phohien.syndication.rendering import ninjs

SLOT_WORDS = {str(value): str(label) for value, label in Slot.choices}


def as_json(bulletin: Bulletin, communes: list[Agency]) -> bytes:
    """What a source information system (Circular 39/2020/TT-BTTTT) needs, by our own names."""
    return ninjs.dumps(
        {
            "format": "phohien-bulletin/1",
            "id": f"bulletin-{bulletin.pk}",
            "title": bulletin.title,
            "summary": bulletin.summary,
            "text": bulletin.text,
            "language": bulletin.locale,
            "agency": {"code": bulletin.agency.code, "name": bulletin.agency.name},
            "topics": bulletin.topics,
            "source": bulletin.source,
            "priority": bulletin.priority,
            "valid_from": bulletin.valid_from.isoformat(),
            "valid_to": bulletin.valid_to.isoformat(),
            "slots": bulletin.slots,
            "communes": [{"code": row.code, "name": row.name} for row in communes],
            "words": speech(bulletin.text).words,
            "reading_seconds": speech(bulletin.text).seconds,
            "audio": {"seconds": bulletin.audio_seconds, "sha256": bulletin.audio_hash}
            if bulletin.audio
            else None,
            "cleared_fingerprint": bulletin.cleared_fingerprint,
            "state": bulletin.state,
        }
    )


def as_docx(bulletin: Bulletin) -> bytes:
    """To be read from at the microphone: 16 pt, wide lines, one sentence group a paragraph."""
    from docx import Document  # not at the start of the site
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    paper = Document()
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(16)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.ONE_POINT_FIVE
    paper.core_properties.title = bulletin.title
    paper.core_properties.author = bulletin.agency.name
    _line(paper, bulletin.agency.name, bold=True, size=14)
    _line(paper, "BẢN TIN TRUYỀN THANH", bold=True, size=14)
    _line(paper, bulletin.title, bold=True, size=20)
    _line(paper, _frame(bulletin), size=12)
    for passage in filter(None, (part.strip() for part in bulletin.text.split("\n"))):
        paper.add_paragraph(passage)
    _line(paper, f"Nguồn: {bulletin.source}", size=12)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _line(paper, text: str, *, bold: bool = False, size: int = 16) -> None:
    from docx.shared import Pt

    run = paper.add_paragraph().add_run(text)
    run.bold, run.font.size = bold, Pt(size)


def _frame(bulletin: Bulletin) -> str:
    days = f"Phát từ {bulletin.valid_from:%d/%m/%Y} đến hết {bulletin.valid_to:%d/%m/%Y}"
    slots = "; ".join(SLOT_WORDS.get(slot, slot) for slot in bulletin.slots)
    said = speech(bulletin.text)
    cleared = (
        timezone.localtime(bulletin.sent_at).strftime("%H:%M %d/%m/%Y") if bulletin.sent_at else ""
    )
    parts = [days, slots, f"{said.words} chữ, khoảng {said.shown}"]
    parts += [f"Gửi lúc {cleared}"] if cleared else []
    return " · ".join(filter(None, parts))
