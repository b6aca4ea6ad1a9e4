"""Official letters: invitation to a press conference, its notice to the province, an answer."""

import datetime as dt

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from phohien.spokespersons.documents.heads import PROVINCE, letterhead_of, signature_of
from phohien.spokespersons.enums import InquiryState
from phohien.spokespersons.models import Inquiry, PressConference
from vanban.writing import Block, Bullet, Numbered, OfficialLetter, Paragraph
from vanban.writing.figures import short_date

PRESS_DEPARTMENT = "Sở Văn hóa, Thể thao và Du lịch"


def _at(moment: dt.datetime) -> dt.datetime:
    return timezone.localtime(moment, timezone.get_default_timezone())


def _when(row: PressConference) -> str:
    starts = _at(row.starts_at)
    return _("%(hour)s giờ %(minute)s, ngày %(day)s") % {
        "hour": f"{starts:%H}",
        "minute": f"{starts:%M}",
        "day": short_date(starts.date()),
    }


@translation.override("vi")
def invitation(row: PressConference) -> OfficialLetter:
    """To every press organ on the list."""
    outlets = tuple(seat.outlet.name for seat in row.seats.select_related("outlet"))
    words = {"agency": row.agency.name, "title": row.title}
    return OfficialLetter(
        letterhead=letterhead_of(row.agency, "", _at(row.starts_at).year),
        subject=_("mời dự họp báo"),
        addressees=outlets or (_("Các cơ quan báo chí"),),
        body=(
            Paragraph(
                _("%(agency)s trân trọng mời quý cơ quan cử phóng viên dự họp báo “%(title)s”.")
                % words
            ),
            *_particulars(row),
            Paragraph(
                _(
                    "Đề nghị quý cơ quan đăng ký số phóng viên dự trước giờ họp báo 24 giờ "
                    "để chuẩn bị chỗ và thẻ vào cửa."
                )
            ),
        ),
        signature=signature_of(row.agency),
        recipients=_copies(row),
    )


def _copies(row: PressConference) -> tuple[str, ...]:
    """The department that looks after the press, unless it writes itself."""
    return () if row.agency.name == PRESS_DEPARTMENT else (PRESS_DEPARTMENT,)


def _particulars(row: PressConference) -> list[Block]:
    """The things that the notice of article 22.4 names too, each on its line."""
    lines = [
        _("Thời gian: %(when)s.") % {"when": _when(row)},
        _("Địa điểm: %(place)s.") % {"place": row.place.rstrip(".")},
    ]
    if row.online_url:
        lines.append(_("Dự trực tuyến tại: %(url)s") % {"url": row.online_url})
    lines += [
        _("Chủ trì: %(chair)s.") % {"chair": row.chair.rstrip(".")},
        _("Nội dung:"),
    ]
    blocks: list[Block] = [Numbered(line) for line in lines]
    return blocks + [Bullet(line) for line in _lines(row.matters)]


def _lines(text: str) -> list[str]:
    lines = [line.strip(" -\t") for line in text.splitlines()]
    return [line if line.endswith((".", ";", "?")) else f"{line}." for line in lines if line]


@translation.override("vi")
def notice(row: PressConference) -> OfficialLetter:
    """To the province's committee, with the six things Decree 237/2026, art. 22.4 asks for."""
    words = {"agency": row.agency.name, "title": row.title}
    invited = [seat.outlet.name for seat in row.seats.select_related("outlet")]
    papers = _lines(row.legal_papers) or [_("Không có tài liệu kèm theo.")]
    return OfficialLetter(
        letterhead=letterhead_of(row.agency, "", _at(row.starts_at).year),
        subject=_("thông báo việc tổ chức họp báo"),
        addressees=(PROVINCE,),
        body=(
            Paragraph(
                _(
                    "Thực hiện Điều 22 Nghị định số 237/2026/NĐ-CP, %(agency)s thông báo việc "
                    "tổ chức họp báo “%(title)s” như sau:"
                )
                % words
            ),
            *_particulars(row),
            Numbered(_("Tài liệu chứng minh tính hợp pháp của nội dung thông tin:")),
            *(Bullet(line) for line in papers),
            Numbered(_("Các cơ quan báo chí được mời:")),
            *(Bullet(_ended(name, invited)) for name in invited),
        ),
        signature=signature_of(row.agency),
        recipients=_copies(row),
    )


def _ended(name: str, names: list[str]) -> str:
    return f"{name}." if name == names[-1] else f"{name};"


@translation.override("vi")
def answer_letter(row: Inquiry) -> OfficialLetter:
    """What the press organ is answered, or why it is refused."""
    received = short_date(_at(row.received_at).date())
    words = {
        "agency": row.agency.name, "outlet": row.outlet.name, "day": received,
        "title": row.title[:1].lower() + row.title[1:].rstrip("."),
    }  # fmt: skip
    asked = _("%(agency)s nhận được đề nghị của %(outlet)s ngày %(day)s về việc %(title)s.")
    body: list[Block] = [Paragraph(asked % words)]
    if row.state == InquiryState.REFUSED:
        body += _refusal(row)
    else:
        body += [Paragraph(_("%(agency)s trả lời như sau:") % words)]
        body += [Paragraph(line) for line in row.answer.text.splitlines() if line.strip()]
    return OfficialLetter(
        letterhead=letterhead_of(row.agency, "", _at(row.closed_at or row.received_at).year),
        subject=_("trả lời đề nghị của %(outlet)s") % words,
        addressees=(row.outlet.name,),
        body=tuple(body),
        signature=signature_of(row.agency),
    )


def _refusal(row: Inquiry) -> list[Block]:
    ground = row.get_refusal_ground_display()
    words = {"ground": ground[:1].lower() + ground[1:], "reason": row.refusal_reason.rstrip(".")}
    return [
        Paragraph(
            _(
                "Theo khoản 2 Điều 31 Luật Báo chí và khoản 3 Điều 4 Nghị định số "
                "244/2026/NĐ-CP, thông tin này chưa cung cấp được: %(ground)s."
            )
            % words
        ),
        Paragraph(_("Lý do cụ thể: %(reason)s.") % words),
        Paragraph(_("Rất mong quý cơ quan thông cảm và phối hợp.")),
    ]
