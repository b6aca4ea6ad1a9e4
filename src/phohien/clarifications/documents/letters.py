"""A demand to correct or a feedback as a công văn of the agency that answers."""

from phohien.clarifications.documents.wording import long_date
from phohien.clarifications.enums import LetterKind
from phohien.clarifications.models import Letter
from phohien.organisation.enums import COMMUNE_KINDS, AgencyKind, FocalPointKind, Role
from phohien.organisation.models import Agency
from phohien.organisation.selectors import current_focal_points, people_of
from vanban.writing import Block, Bullet, Letterhead, OfficialLetter, Paragraph, Quote, Signature

PROVINCE, SEAT = "Ủy ban nhân dân tỉnh Hưng Yên", "Hưng Yên"
PRESS_AUTHORITY = "Sở Văn hóa, Thể thao và Du lịch"
UNDER_PROVINCE = (AgencyKind.OFFICE, AgencyKind.DEPARTMENT, AgencyKind.MANAGEMENT_BOARD)
HEADS = {
    AgencyKind.OFFICE: "Chánh Văn phòng",
    AgencyKind.DEPARTMENT: "Giám đốc",
    AgencyKind.MANAGEMENT_BOARD: "Trưởng ban",
    AgencyKind.ARMED_FORCES: "Giám đốc",
}
SUBJECTS = {
    LetterKind.DEMAND: "yêu cầu cải chính, xin lỗi về thông tin sai sự thật đã đăng",
    LetterKind.FEEDBACK: "phản hồi thông tin đã đăng và đề nghị đăng ý kiến phản hồi",
}
OPENING = {
    LetterKind.DEMAND: (
        "Thực hiện khoản 6 Điều 7 Nghị định số 244/2026/NĐ-CP ngày 26 tháng 6 năm 2026 của Chính "
        "phủ quy định chi tiết việc phát ngôn và cung cấp thông tin cho báo chí của các cơ quan "
        "hành chính nhà nước, {agency} đề nghị {outlet} xem xét nội dung sau:"
    ),
    LetterKind.FEEDBACK: (
        "Thực hiện Điều 21 Nghị định số 237/2026/NĐ-CP ngày 26 tháng 6 năm 2026 của Chính phủ quy "
        "định chi tiết thi hành một số điều của Luật Báo chí, {agency} gửi {outlet} ý kiến phản "
        "hồi sau:"
    ),
}
ASKING = {
    LetterKind.DEMAND: (
        "Căn cứ Điều 19 Nghị định số 237/2026/NĐ-CP, {agency} yêu cầu {outlet} đăng thông tin cải "
        "chính, xin lỗi, gỡ bỏ thông tin sai và trả lời bằng văn bản trong thời hạn 15 ngày làm "
        "việc kể từ ngày nhận được yêu cầu theo khoản 6 Điều 18 Nghị định này"
    ),
    LetterKind.FEEDBACK: (
        "{agency} đề nghị {outlet} đăng ý kiến phản hồi nêu trên theo khoản 1 và khoản 3 Điều 21 "
        "Nghị định số 237/2026/NĐ-CP, ghi rõ tên cơ quan phản hồi, tên bài và ngày đã đăng"
    ),
}


def letter_document(letter: Letter) -> OfficialLetter:
    """As it goes to signature: number and day are left for the clerk until it was sent."""
    case = letter.case
    names = {"agency": case.agency.name, "outlet": letter.outlet}
    return OfficialLetter(
        letterhead=_letterhead(case.agency, letter),
        subject=SUBJECTS[LetterKind(letter.kind)],
        addressees=(letter.outlet,),
        body=_body(letter, names),
        signature=_signature(case.agency),
        recipients=_recipients(case.agency),
        archive="VT",
    )


def _body(letter: Letter, names: dict[str, str]) -> tuple[Block, ...]:
    kind = LetterKind(letter.kind)
    round_ = () if letter.round == 1 else (
        Paragraph(f"Đây là văn bản lần thứ {letter.round} về cùng nội dung."),
    )  # fmt: skip
    return (
        Paragraph(OPENING[kind].format(**names)),
        Paragraph(_where(letter)),
        Quote(_bare(letter.wrong)),
        Paragraph("Nội dung trên không đúng sự thật. Thông tin đúng như sau:"),
        *[Paragraph(line) for line in _lines(letter.right)],
        Paragraph("Căn cứ của thông tin đúng:"),
        *[Bullet(f"{line.rstrip('.;')}.") for line in _lines(letter.grounds)],
        *round_,
        Paragraph(ASKING[kind].format(**names)),
    )


def _where(letter: Letter) -> str:
    at = f", tại địa chỉ {letter.said_url}" if letter.said_url else ""
    return (
        f"{letter.outlet}, {long_date(letter.said_on)}, đăng bài “{letter.said_title}”{at}, "
        "trong đó viết:"
    )


def _bare(text: str) -> str:
    """Without marks of quotation: the writer puts them."""
    return " ".join(text.strip().strip("“”\"'").split())


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _recipients(agency: Agency) -> tuple[str, ...]:
    return () if agency.name == PRESS_AUTHORITY else (f"{PRESS_AUTHORITY} (để biết)",)


def _letterhead(agency: Agency, letter: Letter) -> Letterhead:
    """The clerk writes number and day; what was sent has its day."""
    is_commune = agency.kind in COMMUNE_KINDS
    issuer = f"{agency.name} {SEAT}" if agency.name.endswith(" tỉnh") else agency.name
    return Letterhead(
        parent=PROVINCE if agency.kind in UNDER_PROVINCE else "",
        issuer=issuer,
        symbol="UBND-VHXH" if is_commune else f"{agency.symbol}-BC",
        place=agency.short_name.split(" ", 1)[1] if is_commune else SEAT,
        date=letter.sent_on,
        year=letter.written_at.year,
    )


def _signature(agency: Agency) -> Signature:
    """The leader that the agency named as responsible; a deputy signs for the head."""
    points = current_focal_points().filter(agency=agency, kind=FocalPointKind.LEADER)
    leaders = people_of([agency.pk], Role.AGENCY_LEADER).order_by("pk")
    leader = points.order_by("-valid_from").first() or leaders.first()
    head = "Chủ tịch" if agency.kind in COMMUNE_KINDS else HEADS.get(agency.kind, "Thủ trưởng")
    collective = "Ủy ban nhân dân" if agency.kind in COMMUNE_KINDS else ""
    name = leader.full_name if leader else ""
    if leader and leader.position.lower().startswith("phó"):
        return Signature(position=f"Phó {head}", for_head=head, on_behalf_of=collective, name=name)
    return Signature(position=head, on_behalf_of=collective, name=name)
