"""Some agencies of the demo world have already reported, some are writing, most have not begun."""

import datetime as dt
import random

from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.organisation.selectors import people_of
from phohien.reports.compiling import who_reports
from phohien.reports.models import ReportRound
from phohien.reports.services import (
    accept_report,
    return_report,
    start_report,
    submit_report,
    write_sections,
)

STRENGTHS = (
    "Nội dung tuyên truyền bám sát kế hoạch của tỉnh; tin, bài được đăng đều và có bản tiếng Anh.",
    "Việc phối hợp với cơ quan báo chí thuận lợi hơn năm trước; cán bộ đầu mối hoạt động nền nếp.",
    "Hoạt động quảng bá gắn với lễ hội, làng nghề nên được du khách đón nhận.",
)
LIMITS = (
    "Cán bộ thực hiện kiêm nhiệm nhiều việc; sản phẩm bằng tiếng nước ngoài còn ít.",
    "Thiết bị ghi hình, dựng phim của đơn vị đã cũ; ảnh và clip chưa đều về chất lượng.",
    "Việc ghi số liệu trong năm chưa thường xuyên, còn dồn vào cuối kỳ.",
)
CAUSES = (
    "Kinh phí hạn hẹp; cán bộ ở cơ sở chưa được tập huấn chuyên sâu.",
    "Khối lượng công việc sau sắp xếp đơn vị hành chính lớn.",
)
DIRECTIONS = (
    "Duy trì chuyên mục hằng tháng; mỗi quý có ít nhất một sản phẩm bằng tiếng Anh.",
    "Phối hợp xây dựng bộ ảnh tư liệu về di tích, làng nghề để dùng chung toàn tỉnh.",
)
PROPOSALS = (
    "Đề nghị mở lớp tập huấn viết tin và chụp ảnh cho cán bộ cấp xã.",
    "Đề nghị có kho tư liệu song ngữ dùng chung cho các đơn vị.",
    "Đề nghị bố trí kinh phí dịch thuật ngay từ đầu năm.",
)


def report_some(round: ReportRound, coordinator, rng: random.Random) -> int:
    """About half of the agencies with accounts begin; returns how many submitted."""
    last = clock.today()
    submitted = 0
    for agency in who_reports(round):
        leader = people_of([agency.pk], Role.AGENCY_LEADER).first()
        if leader is None or rng.random() > 0.6:
            continue
        with clock.at(last - dt.timedelta(days=rng.randrange(1, 6))):
            submitted += _report(round, agency, leader, coordinator, rng)
    return submitted


def _report(round: ReportRound, agency, leader, coordinator, rng: random.Random) -> int:
    report = start_report(actor=leader, round=round, agency=agency)
    write_sections(
        actor=leader,
        report=report,
        sections={
            "strengths": rng.choice(STRENGTHS),
            "limits": rng.choice(LIMITS),
            "causes": rng.choice(CAUSES),
            "directions": rng.choice(DIRECTIONS),
            "proposals": rng.choice(PROPOSALS),
        },
    )
    if rng.random() < 0.25:
        return 0
    report = submit_report(actor=leader, report=report)
    chance = rng.random()
    if chance < 0.5:
        accept_report(actor=coordinator, report=report)
    elif chance < 0.62:
        reason = "Đề nghị bổ sung số liệu sản phẩm bằng tiếng nước ngoài ở mục II.3."
        return_report(actor=coordinator, report=report, reason=reason)
    return 1
