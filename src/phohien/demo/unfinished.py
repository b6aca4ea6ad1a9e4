"""What lies on the desks on the demo's last day: items in every state of work."""

import datetime as dt

from phohien.clearance import services as clearance
from phohien.clearance.models import Step, Topic
from phohien.demo import desk
from phohien.kernel import clock
from phohien.media.models import Photo
from phohien.newsroom import services
from phohien.newsroom.models import Publication, Section
from phohien.notices.models import Notice
from phohien.notices.services import mark_read
from phohien.organisation.models import Agency, User

TOLD = ("clearance", "newsroom", "syndication")
ITEMS = (
    (
        "12613", "bien-dao", "fishing-port", "chong-khai-thac-iuu",
        "Ngư dân Thái Thụy học ghi nhật ký khai thác điện tử",
        "Ba buổi tối ở nhà văn hóa thôn, bốn mươi chủ tàu tập ghi nhật ký trên điện thoại.",
        "Buổi học bắt đầu lúc bảy giờ tối, khi tàu đã về bến. Mỗi người mang điện thoại của mình.",
    ),
    (
        "11953", "van-hoa-du-lich", "pho-hien-gate", "van-hoa-du-lich",
        "Phường Phố Hiến mở lối đi bộ ven hồ vào tối thứ bảy",
        "Từ sáu giờ đến mười giờ tối, đường ven hồ dành cho người đi bộ và hàng quà địa phương.",
        "Phường mời các hộ bán long nhãn, bánh và trà sen. Xe gửi ở hai bãi đầu đường.",
    ),
    (
        "13279", "van-hoa-du-lich", "keo-bell-tower", "van-hoa-du-lich",
        "Vũ Tiên dọn đường làng đón khách mùa hội",
        "Đoàn thanh niên xã sơn lại biển chỉ đường bằng hai thứ tiếng.",
        "Hai mươi biển gỗ ghi tiếng Việt và tiếng Anh, chữ đủ lớn để đọc từ xe.",
    ),
    (
        "11995", "thuong-mai", "longan-branch", "moi-truong-dau-tu",
        "Hợp tác xã nhãn lồng in mã truy xuất trên từng hộp",
        "Người mua quét mã là thấy vườn, ngày hái và người đóng hộp.",
        "Mã được in tại xưởng sấy. Hợp tác xã làm thử với hai nghìn hộp đầu tiên.",
    ),
    (
        "12049", "van-hoa-du-lich", "cheo-stage", "van-hoa-du-lich",
        "Câu lạc bộ chèo của xã tuyển người học hát",
        "Lớp mở cho người từ mười hai tuổi, học tối thứ ba và thứ năm, không thu tiền.",
        "Người dạy là nghệ nhân của câu lạc bộ. Ai chưa biết hát vẫn học được từ nhịp đầu.",
    ),
)  # fmt: skip


def leave_on_desks() -> int:
    """One draft, one waiting, one sent back, one cleared, one appointed; returns how many."""
    rows = [_start(item) for item in ITEMS]
    _draft, waiting, returned, cleared, appointed = rows
    for row in (waiting, returned):
        services.request_clearance(actor=row.started_by, publication=row)
    _send_back(returned)
    for row in (cleared, appointed):
        desk.sign_all(services.request_clearance(actor=row.started_by, publication=row))
    services.schedule(
        actor=desk.leader_of(appointed.agency),
        publication=appointed,
        at=clock.now() + dt.timedelta(days=2),
    )
    return len(rows)


def read_old_notices() -> None:
    """What was told about items long published has been read by now."""
    told = User.objects.filter(pk__in=Notice.objects.filter(read_at=None).values("recipient_id"))
    for person in told:
        old = Notice.objects.filter(recipient=person, kind__in=TOLD).values_list("pk", flat=True)
        mark_read(actor=person, notices=list(old))


def _start(item: tuple[str, ...]) -> Publication:
    code, section, picture, topic, title, lead, text = item
    agency = Agency.objects.get(code=code)
    photo = Photo.objects.filter(file__contains=picture).order_by("pk").first()
    return services.start_item(
        actor=desk.writer_of(agency),
        section=Section.objects.get(code=section),
        agency=agency,
        title=title,
        lead=lead,
        body=[("text", f"<p>{text}</p>")],
        byline=desk.writer_of(agency).full_name,
        topics=Topic.objects.filter(code=topic),
        communes=[agency],
        main_photo=photo,
    )


def _send_back(row: Publication) -> None:
    step = Step.objects.filter(case__subject_id=row.pk).order_by("order").first()
    editor = desk.people(step.role, step.agency_id)[0]
    clearance.request_changes(
        actor=editor,
        step=step,
        reason="Hãy ghi rõ lối đi mở từ ngày nào và ai trông xe; thêm số điện thoại của phường.",
    )
