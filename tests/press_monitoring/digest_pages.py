"""Morning pages for tests of their forms: an ordinary day, and days of any length. Invented."""

import datetime as dt
import random

from phohien.press_monitoring.digest.page import CaseLine, Failure, Item, Page

ZONE = dt.timezone(dt.timedelta(hours=7))
DAY = dt.date(2026, 11, 24)
BASE = "https://lamviec.phohien.example"
TOPICS = ["Du lịch", "Đầu tư", "Nông nghiệp", "Môi trường", "Giao thông", "Văn hóa"]
OUTLETS = [
    "Báo Sông Hồng", "Thời báo Đồng bằng", "Kinh tế Phố Hiến", "Tin nhanh Nhãn Lồng", "Delta Daily",
    "Tạp chí Đất Bãi", "Đài Sen Vàng", "Báo Duyên hải",
]  # fmt: skip
STORIES = [
    ("Khu công nghiệp Bãi Sậy đón ba nhà đầu tư mới trong tháng 11",
     "Ba dự án có tổng vốn 120 triệu đô la Mỹ, dự kiến khởi công trong quý I năm 2027."),
    ("Làng chiếu Hới vào vụ Tết, đơn hàng tăng một phần ba so với năm trước", ""),
    ("Rừng ngập mặn Cồn Vành được trồng thêm 40 héc-ta",
     "Người dân ba xã ven biển cùng tham gia; cây giống do vườn ươm tại chỗ cung cấp."),
    ("Festival Nhãn lồng giới thiệu món mới với đoàn lữ hành Nhật Bản",
     "Đoàn ở lại hai ngày, thăm chùa Keo và phố cổ. Đoàn sau dự kiến đến trước Tết."),
    ("Cầu mới qua sông Luộc thông xe kỹ thuật sớm hai tháng", ""),
    ("Nghề ươm tơ bên sông Hồng: lớp trẻ quay về làng",
     "Bài dài kỳ về năm hộ gia đình mở xưởng trở lại sau mười năm."),
]  # fmt: skip


def at(hour: int, minute: int = 0, day: int = 24) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


def item(number: int, headline: str, summary: str = "", **fields) -> Item:
    outlets = fields.pop("outlets", OUTLETS[: 1 + number % len(OUTLETS)])
    known = {
        "story_id": number,
        "headline": headline,
        "summary": summary,
        "outlets": outlets,
        "outlets_count": len(outlets),
        "articles_count": len(outlets) + number % 3,
        "first_outlet": outlets[0],
        "first_at": at(20, number % 60, day=23),
        "first_url": f"https://bao{number}.example/tin/{number}.html",
        "topics": [TOPICS[number % len(TOPICS)]],
        "url": f"/lam-viec/nghe-bao/tin/{number}/",
    }
    return Item(**(known | fields))


def sample(**fields) -> Page:
    """An ordinary day: two sources failed, six stories, two answers, four decisions."""
    known = {
        "day": DAY,
        "composed_at": at(6, 20),
        "covers_from": at(6, 20, day=23),
        "covers_until": at(6, 20),
        "url": "/lam-viec/nghe-bao/diem-bao/2026-11-24/",
        "province": "Tỉnh Hưng Yên",
        "editor": "Trần Thị Mẫu",
        "edited_at": at(6, 48),
        "opening": "Sáng nay báo chí viết nhiều về đầu tư; chưa có tin nào cần xử lý gấp.",
        "sources": 41,
        "failures": [
            Failure(name="Báo Duyên hải", since=at(5, 10), why="Máy chủ của báo không trả lời."),
            Failure(
                name="Delta Daily",
                since=at(22, 40, day=22),
                why="Địa chỉ nguồn tin không còn; báo có thể đã đổi trang.",
            ),
        ],
        "stories": [item(n, *row) for n, row in enumerate(STORIES, start=1)],
        "answers": answers(),
        "decisions": [
            "Cần trả lời (1): “Nước sông Luộc đổi màu ở đoạn chảy qua xã Mẫu”.",
            "Tin tốt nên đưa (1): “Rừng ngập mặn Cồn Vành được trồng thêm 40 héc-ta”.",
            "Đã xác nhận 12 tin là về tỉnh; loại 3 tin không liên quan.",
            "Gộp 2 tin trùng; tách 1 tin.",
        ],
    }
    marked = known["stories"][2]
    known["stories"][2] = item(3, marked.headline, marked.summary, mark="Tin tốt nên đưa")
    known["stories"][0] = item(
        7, *STORIES[0], note="Sở Tài chính sẽ gửi bản dịch tiếng Anh trong sáng nay."
    )
    return Page(**(known | fields))


def answers() -> list[Item]:
    waiting = CaseLine(
        text="Vụ việc số 12: chờ số liệu của Sở Nông nghiệp và Môi trường, hạn 15:00 hôm nay.",
        url="/lam-viec/lam-ro/12/",
    )
    return [
        item(21, "Nước sông Luộc đổi màu ở đoạn chảy qua xã Mẫu",
             "Báo dẫn lời người dân, chưa có ý kiến của cơ quan chức năng.", cases=[waiting]),
        item(22, "Bạn đọc hỏi vì sao lễ hội đền Mẫu đổi ngày khai mạc"),
    ]  # fmt: skip


def of_length(stories: int, seed: int = 7, *, answers_count: int = 0, failures: int = 0) -> Page:
    """A day with so many stories whose words are of every length."""
    rng = random.Random(seed)
    rows = [_wordy(rng, number) for number in range(1, stories + 1)]
    asked = [
        _wordy(rng, number, cases=[CaseLine(text=_words(rng, 24))])
        for number in range(500, 500 + answers_count)
    ]
    failed = [
        Failure(name=_words(rng, 4), since=at(5), why=_words(rng, rng.randint(3, 40)))
        for _number in range(failures)
    ]
    told = [_words(rng, rng.randint(4, 30)) for _number in range(rng.randint(0, 9))]
    return sample(
        stories=rows, answers=asked, failures=failed, decisions=told,
        opening=_words(rng, rng.randint(0, 60)),
    )  # fmt: skip


def _wordy(rng: random.Random, number: int, **fields) -> Item:
    return item(
        number,
        _words(rng, rng.randint(4, 40)),
        _words(rng, rng.randint(0, 60)),
        note=_words(rng, rng.choice((0, 0, 20, 60))),
        mark=rng.choice(("", "Tin tốt nên đưa")),
        outlets=[_words(rng, 3) for _n in range(rng.randint(1, 12))],
        **fields,
    )


SYLLABLES = [
    "tỉnh", "Hưng", "Yên", "nghiêng", "đường", "xuống", "biển", "mười", "nguồn", "trường", "sông",
    "quả", "nhãn", "cầu", "khuya",
]  # fmt: skip


def _words(rng: random.Random, count: int) -> str:
    text = " ".join(rng.choice(SYLLABLES) for _n in range(count))
    return text[:1].upper() + text[1:]
