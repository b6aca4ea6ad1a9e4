"""The province's answer and the report to the Ministry, in the form of Decree 30/2020/NĐ-CP.

Vietnamese whatever the screen speaks; no name of a reporter stands in them: the dossier's code
leads to the list. ``courtesy`` gives the same answer in English, without being the document.
"""

from django.utils import timezone, translation

from phohien.organisation.enums import FocalPointKind
from phohien.organisation.selectors import current_focal_points
from phohien.press_desk.enums import Outcome, Signer
from phohien.press_desk.kinds import COPIES, DECREE
from phohien.press_desk.models import Decision, PressRequest, VisitReport
from phohien.press_desk.policies import OFFICE as OFFICE_CODE
from phohien.press_desk.sealing import unseal
from phohien.press_desk.selectors import opened
from phohien.press_desk.services.reporting import SECTIONS
from vanban.writing import (
    Block,
    Heading,
    Letterhead,
    Numbered,
    OfficialLetter,
    Paragraph,
    Report,
    Signature,
)
from vanban.writing.figures import short_date

PROVINCE = "Ủy ban nhân dân tỉnh Hưng Yên"
OFFICE = "Văn phòng Ủy ban nhân dân tỉnh"
MINISTRY = "Bộ Ngoại giao"
SEAT = "Hưng Yên"
COLLECTIVE = "Ủy ban nhân dân"
SIGNATURES = {
    Signer.CHAIR: {"position": "Chủ tịch", "on_behalf_of": COLLECTIVE},
    Signer.VICE_CHAIR: {
        "position": "Phó Chủ tịch", "for_head": "Chủ tịch", "on_behalf_of": COLLECTIVE,
    },
    Signer.CHIEF: {"position": "Chánh Văn phòng", "by_order_of": "Chủ tịch"},
    Signer.DEPUTY_CHIEF: {"position": "Phó Chánh Văn phòng", "by_order_of": "Chủ tịch"},
}  # fmt: skip
ASKED = {
    "activity": "hoạt động báo chí tại tỉnh",
    "programme_change": "điều chỉnh, bổ sung chương trình hoạt động báo chí tại tỉnh",
    "interview": "tiếp xúc, phỏng vấn tại tỉnh",
    "assistant_new": "cấp thẻ trợ lý báo chí",
    "assistant_renewal": "gia hạn, cấp lại thẻ trợ lý báo chí",
    "collaborator": "chấp thuận cộng tác viên báo chí",
    "press_conference": "tổ chức họp báo tại tỉnh",
    "film_screening": "chiếu phim tại địa điểm công cộng",
    "outdoor_display": "trưng bày bên ngoài trụ sở",
    "office_address": "đặt địa chỉ văn phòng thường trú",
    "correspondent_opinion": "cử bổ sung phóng viên thường trú",
}
ASKED_EN = {
    "activity": "press activities in the province",
    "programme_change": "a change or addition to the programme of press activities",
    "interview": "a meeting or interview in the province",
    "assistant_new": "the issue of a press assistant's card",
    "assistant_renewal": "the renewal or replacement of a press assistant's card",
    "collaborator": "the approval of a press collaborator",
    "press_conference": "a press conference in the province",
    "film_screening": "a public film screening",
    "outdoor_display": "a display outside the premises",
    "office_address": "the address of a resident office",
    "correspondent_opinion": "an additional resident correspondent",
}


@translation.override("vi")
def letter(request: PressRequest) -> OfficialLetter:
    """The answer as it was decided, or as it is proposed (then without name, number and day)."""
    decision = request.decision
    to = MINISTRY if request.about.outcome == "opinion" else request.outlet
    return OfficialLetter(
        letterhead=_letterhead(decision),
        subject=f"trả lời đề nghị {ASKED[request.kind]} của {request.outlet}",
        addressees=(to,),
        body=tuple(_answer(request, decision)),
        signature=_signature(decision),
        recipients=_recipients(request),
        archive="VT, NGV",
    )


def _letterhead(decision: Decision) -> Letterhead:
    year = (decision.decided_at or decision.proposed_at).year
    return Letterhead(
        issuer=PROVINCE,
        symbol=decision.symbol or "UBND-NGV",
        place=SEAT,
        number=decision.number,
        date=decision.issued_on,
        year=year,
    )


def _signature(decision: Decision) -> Signature:
    found = SIGNATURES[Signer(decision.signer or Signer.CHIEF)]
    return Signature(name=decision.signer_name, **found)


def _recipients(request: PressRequest) -> tuple[str, ...]:
    copies = [str(COPIES[key]) for key in request.about.copies]
    if not _consents(request.decision):
        return tuple(copies)
    hosts = request.items.filter(host__isnull=False).values_list("host__name", flat=True)
    return (*copies, *sorted(set(hosts))[:8])


def _answer(request: PressRequest, decision: Decision) -> list[Block]:
    about = request.about
    received = short_date(_day(request.received_at))
    opening = (
        f"{PROVINCE} nhận được đề nghị của {request.outlet} (nước: "
        f"{request.country_name}) ngày {received}, hồ sơ số {request.code}, về việc "
        f"{ASKED[request.kind]}. Căn cứ {about.articles[0]} {DECREE} ngày 30/6/2026 của Chính phủ, "
        f"{PROVINCE} có ý kiến như sau:"
    )
    told = _consent(request, decision) if _consents(decision) else _refusal(decision)
    return [Paragraph(opening), *told]


def _consents(decision: Decision) -> bool:
    return decision.outcome == Outcome.CONSENT


def _consent(request: PressRequest, decision: Decision) -> list[Block]:
    first = f"Đồng ý với đề nghị nêu trên{_extent(request)}."
    lines: list[Block] = [Numbered(first)]
    if decision.conditions:
        lines += [Numbered(part) for part in _parts(decision.conditions)]
    if request.about.has_hosts:
        lines.append(
            Numbered(
                "Khi tác nghiệp, phóng viên mang theo giấy tờ theo quy định, tuân thủ pháp luật "
                "Việt Nam và hướng dẫn của cơ quan hướng dẫn. Mọi thay đổi về chương trình, địa "
                f"điểm cần được {PROVINCE} chấp thuận bằng văn bản trước khi thực hiện."
            )
        )
    lines.append(
        Paragraph(
            f"Đầu mối liên hệ: {OFFICE}. {PROVINCE} thông báo để quý cơ quan biết, thực hiện."
        )
    )
    return lines


def _extent(request: PressRequest) -> str:
    parts = []
    if request.people_count:
        parts.append(f"{request.people_count:02d} người theo danh sách trong hồ sơ")
    if request.starts_on and request.ends_on:
        parts.append(
            f"từ ngày {short_date(request.starts_on)} đến ngày {short_date(request.ends_on)}"
        )
    places = opened(request)["fields"].get("places", "")
    if places and request.about.body != "delegate":
        parts.append(f"địa điểm: {' '.join(places.split()).rstrip('.')}")
    return f" ({'; '.join(parts)})" if parts else ""


def _refusal(decision: Decision) -> list[Block]:
    return [
        Numbered("Không đồng ý với đề nghị nêu trên."),
        Numbered(f"Lý do: {' '.join(decision.reason.split()).rstrip('.')}."),
        Paragraph(
            f"{PROVINCE} mong nhận được sự chia sẻ và sẵn sàng xem xét đề nghị khác của quý cơ "
            "quan theo quy định."
        ),
    ]


def _parts(text: str) -> list[str]:
    return [f"{line.strip().rstrip('.')}." for line in text.splitlines() if line.strip()]


def _day(moment):
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


@translation.override("en")
def courtesy(request: PressRequest) -> list[str]:
    """The decided answer in English, paragraph by paragraph."""
    decision = request.decision
    asked = ASKED_EN.get(request.kind, "your request")
    opening = (
        f"The People's Committee of Hưng Yên Province has considered the request of "
        f"{request.outlet} (file {request.code}) for {asked}, under {request.about.articles[1]} of "
        f"Decree No. 262/2026/NĐ-CP of 30 June 2026."
    )
    if decision.outcome == Outcome.REFUSAL:
        return [opening, "The request is not granted.", f"Reason: {decision.reason_en}"]
    when = ""
    if request.starts_on and request.ends_on:
        when = f" from {request.starts_on:%-d %B %Y} to {request.ends_on:%-d %B %Y}"
    lines = [opening, f"The request is granted{when}."]
    lines += _parts(decision.conditions_en)
    if request.about.has_hosts:
        lines.append(
            "Please carry your press permit or card and your passport while working. Any change of "
            "programme or place needs the written consent of the People's Committee beforehand."
        )
    return lines


@translation.override("vi")
def visit_report(report: VisitReport) -> Report:
    """The report to the Ministry; its words are the desk's."""
    request = report.request
    sections = unseal(report.sealed) or {}
    body: list[Block] = [Paragraph(_report_opening(request))]
    for name, title in SECTIONS.items():
        body.append(Heading(str(title)))
        text = sections.get(name) or "Không có."
        body += [Paragraph(line.strip()) for line in text.splitlines() if line.strip()]
    return Report(
        letterhead=Letterhead(
            parent=PROVINCE, issuer="Văn phòng", symbol="BC-VPUBND", place=SEAT,
            year=report.due_on.year,
        ),
        subject=f"Kết quả hoạt động báo chí của {request.outlet} tại tỉnh Hưng Yên",
        addressees=(MINISTRY,),
        body=tuple(body),
        signature=_office_signature(),
        archive="VT, NGV",
    )  # fmt: skip


def _office_signature() -> Signature:
    """Of the leader whom the office has named."""
    points = current_focal_points().filter(agency__code=OFFICE_CODE, kind=FocalPointKind.LEADER)
    leader = points.order_by("-valid_from").first()
    name, position = (leader.full_name, leader.position) if leader else ("", "")
    if position.lower().startswith("phó"):
        return Signature(position="Phó Chánh Văn phòng", for_head="Chánh Văn phòng", name=name)
    return Signature(position="Chánh Văn phòng", name=name)


def _report_opening(request: PressRequest) -> str:
    return (
        f"Thực hiện khoản 1 Điều 6 {DECREE} ngày 30/6/2026 của Chính phủ, {OFFICE} báo cáo kết quả "
        f"hướng dẫn {request.people_count:02d} phóng viên của {request.outlet} (nước: "
        f"{request.country_name}) hoạt động tại tỉnh từ ngày {short_date(request.starts_on)} đến "
        f"ngày {short_date(request.ends_on)} (hồ sơ số {request.code}) như sau:"
    )
