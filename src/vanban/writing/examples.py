"""One invented document of every kind: shown by ``write --example``, used by the tests."""

from datetime import date

from vanban.writing.blocks import (
    Appendix,
    Article,
    Block,
    Bullet,
    Column,
    Heading,
    Numbered,
    Paragraph,
    Table,
)
from vanban.writing.model import (
    Decision,
    Document,
    Letterhead,
    Notice,
    OfficialLetter,
    Plan,
    Report,
    Signature,
    Submission,
)

_DEPARTMENT = "Sở Văn hóa, Thể thao và Du lịch"
_PROVINCE = "UBND tỉnh Hưng Yên"
_SIGNED = Signature(position="Giám đốc", name="Nguyễn Văn A")
_DAY = date(2026, 12, 5)


def _letterhead(symbol: str, number: int | None = 215) -> Letterhead:
    return Letterhead(
        parent=_PROVINCE,
        issuer=_DEPARTMENT,
        symbol=symbol,
        number=number,
        place="Hưng Yên",
        date=_DAY,
    )


def _figures() -> Table:
    columns = (
        Column("STT", align="center"),
        Column("Đơn vị"),
        Column("Tin, bài"),
        Column("Sự kiện"),
    )
    rows = (
        (1, "Sở Văn hóa, Thể thao và Du lịch", 1234, 12),
        (2, "Ủy ban nhân dân xã Đông Thái Ninh", 56, 3),
        (None, "Tổng cộng", 1290, 15),
    )
    return Table(columns, rows, caption="Bảng 1. Số liệu của các đơn vị", bold_rows=frozenset({2}))


def _report_body() -> tuple[Block, ...]:
    return (
        Paragraph("Sở Văn hóa, Thể thao và Du lịch báo cáo kết quả công tác năm 2026 như sau:"),
        Heading("Công tác lãnh đạo, chỉ đạo"),
        Paragraph("Các cơ quan, đơn vị đã phân công lãnh đạo và cán bộ phụ trách."),
        Heading("Kết quả thực hiện"),
        Heading("Quảng bá hình ảnh của tỉnh", 2),
        Numbered("Đã đăng 1.290 tin, bài trên các kênh của tỉnh.", 3),
        Numbered("Đã tổ chức 15 sự kiện, chi tiết tại Phụ lục kèm theo.", 3),
        Heading("Nhiệm vụ năm tới", 2),
        Bullet("Tiếp tục bồi dưỡng cán bộ làm công tác thông tin đối ngoại;"),
        Bullet("Mở rộng các chuyên mục tiếng nước ngoài."),
    )


def report() -> Report:
    """A báo cáo to two higher bodies with an appendix."""
    return Report(
        letterhead=_letterhead("BC-SVHTTDL"),
        subject="Kết quả công tác thông tin đối ngoại tỉnh Hưng Yên năm 2026",
        addressees=("Ủy ban nhân dân tỉnh Hưng Yên", "Bộ Văn hóa, Thể thao và Du lịch"),
        body=_report_body(),
        signature=_SIGNED,
        recipients=("Giám đốc, các Phó Giám đốc Sở",),
        archive="VT, QLBC",
        appendices=(Appendix("Số liệu của các đơn vị", (_figures(),)),),
    )


def letter() -> OfficialLetter:
    """A công văn of a department to one body, signed for the head."""
    return OfficialLetter(
        letterhead=_letterhead("SVHTTDL-QLBC", 12),
        subject="cung cấp thông tin, tư liệu về công tác thông tin đối ngoại năm 2026",
        addressees=("Ủy ban nhân dân xã Đông Thái Ninh",),
        body=(Paragraph("Đề nghị quý cơ quan gửi tư liệu về Sở trước ngày 15 tháng 11 năm 2026"),),
        signature=Signature(position="Phó Giám đốc", for_head="Giám đốc", name="Trần Thị B"),
        archive="VT, QLBC",
    )


_COMMUNE = Letterhead(
    issuer="Ủy ban nhân dân xã Đông Thái Ninh",
    symbol="KH-UBND",
    number=7,
    place="Đông Thái Ninh",
    date=date(2026, 2, 5),
)
_DEPUTY = Signature(
    on_behalf_of="Ủy ban nhân dân",
    for_head="Chủ tịch",
    position="Phó Chủ tịch",
    name="Lê Văn C",
)
_BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương",
    "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý"
    " hoạt động thông tin đối ngoại",
)


def plan() -> Plan:
    """A kế hoạch of a commune with legal bases, signed by a deputy for the head."""
    return Plan(
        letterhead=_COMMUNE,
        subject="Thông tin đối ngoại xã Đông Thái Ninh năm 2026",
        legal_bases=_BASES,
        body=(
            Heading("Mục đích, yêu cầu"),
            Numbered("Giới thiệu hình ảnh của xã với bạn bè trong và ngoài nước."),
            Numbered("Bảo đảm thông tin chính xác, kịp thời."),
            Heading("Tổ chức thực hiện"),
            Paragraph("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân theo dõi, đôn đốc."),
        ),
        signature=_DEPUTY,
        recipients=("Sở Văn hóa, Thể thao và Du lịch", "Các thôn trong xã"),
        archive="VT, VHXH",
    )


def submission() -> Submission:
    """A tờ trình."""
    return Submission(
        letterhead=_letterhead("TTr-SVHTTDL", 33),
        subject="Về việc phê duyệt dự toán công tác thông tin đối ngoại năm 2027",
        addressees=("Ủy ban nhân dân tỉnh Hưng Yên",),
        body=(Paragraph("Kính đề nghị Ủy ban nhân dân tỉnh xem xét, phê duyệt"),),
        signature=_SIGNED,
        archive="VT, KHTC",
    )


def notice() -> Notice:
    """A thông báo signed by order."""
    return Notice(
        letterhead=_letterhead("TB-SVHTTDL", 4),
        subject="Lịch tập huấn công tác thông tin đối ngoại",
        body=(
            Numbered("Thời gian: một ngày, bắt đầu từ 8 giờ."),
            Numbered("Địa điểm: hội trường của Sở."),
        ),
        signature=Signature(position="Chánh Văn phòng", by_order_of="Giám đốc", name="Phạm Thị D"),
        recipients=("Các phòng, đơn vị thuộc Sở",),
        archive="VT, VP",
    )


def decision() -> Decision:
    """A quyết định of the head of a department."""
    return Decision(
        letterhead=_letterhead("QĐ-SVHTTDL", 88),
        subject="Về việc thành lập Tổ theo dõi thông tin báo chí",
        authority=f"Giám đốc {_DEPARTMENT}",
        legal_bases=(
            "Căn cứ quy định về chức năng, nhiệm vụ của Sở",
            "Theo đề nghị của Chánh Văn phòng Sở",
        ),
        body=(
            Article("Thành lập Tổ theo dõi thông tin báo chí gồm 05 thành viên."),
            Article("Quyết định này có hiệu lực kể từ ngày ký."),
            Article("Chánh Văn phòng và các thành viên chịu trách nhiệm thi hành Quyết định này."),
        ),
        signature=_SIGNED,
        recipients=("Như Điều 3",),
        archive="VT, VP",
    )


EXAMPLES: dict[str, Document] = {
    one.kind: one for one in (report(), letter(), plan(), submission(), notice(), decision())
}
