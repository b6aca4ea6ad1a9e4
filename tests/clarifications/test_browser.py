"""In Chromium: from a story of the press to the published answer and its figure; look and axe."""

import datetime as dt
import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from phohien.clarifications import figures
from phohien.clarifications.models import Case
from phohien.clearance.models import Topic
from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.press_monitoring.models import Article, PressSource, Story
from tests.accessibility import violations
from tests.browsing import follow
from tests.clarifications.factories import Room
from tests.factories import make_user
from tests.web.test_browser import ARGUMENTS, open_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME = "/lam-viec/lam-ro/"
SAID = "Giếng nào của xã cũng nhiễm kim loại nặng gấp mười lần mức cho phép."
PROOF = "Mười hai mẫu nước lấy tại xã đều đạt quy chuẩn."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop is not Django's
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield found
        found.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def room(transactional_db) -> Room:
    return Room.make()


def faults(page: Page) -> list[str]:
    """How much wider than the screen, and what axe finds."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = [f"wider by {wide}"] if wide > 0 else []
    return found + violations(page)


def keep(page: Page, name: str) -> None:
    """A picture of the page for who wants to look: PHOHIEN_SCREENSHOTS names the folder."""
    folder = os.environ.get("PHOHIEN_SCREENSHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def story(analyst) -> Story:
    """One story of one article, as monitoring keeps them."""
    now = clock.now()
    source = PressSource.objects.create(
        name="Báo Điện tử Mẫu", outlet="Báo Điện tử Mẫu", address="https://bao-mau.example/rss",
        homepage="https://bao-mau.example/", added_by=analyst, added_at=now,
    )  # fmt: skip
    told = Story.objects.create(
        title="Nỗi lo nước giếng ở Nam Thụy Anh", first_at=now, last_at=now, articles_count=1,
        outlets_count=1,
    )  # fmt: skip
    article = Article.objects.create(
        source=source, story=told, key="a" * 64, url="https://bao-mau.example/nuoc-gieng",
        title="Nỗi lo nước giếng", lead="Người dân lo lắng.", text=SAID, language="vi",
        published_at=now - dt.timedelta(hours=3), fetched_at=now,
    )  # fmt: skip
    told.first_article = article
    told.save()
    return told


def go(browser, live_server, user, path: str, width: int = 1440) -> Page:
    page = open_as(browser, live_server, user, width)
    page.goto(f"{live_server.url}{path}")
    return page


def press(page: Page, name: str) -> None:
    follow(page, page.get_by_role("button", name=name, exact=True))


def opened(browser, live_server, room: Room, told: Story) -> Case:
    """The analyst opens a case from the story and asks the agency that has the facts."""
    page = go(browser, live_server, room.analyst, f"{HOME}mo/?story={told.pk}")
    assert page.input_value("#id_outlet") == "Báo Điện tử Mẫu"
    page.fill("#id_quotation", SAID)
    page.fill("#id_asked", "Kết quả xét nghiệm nước giếng là bao nhiêu?")
    page.check('input[name="matter"][value="major"]')
    page.select_option("#id_agency", str(room.owner.pk))
    topic = Topic.objects.get(code="giai-thich-lam-ro")
    page.check(f'input[name="topics"][value="{topic.pk}"]')
    press(page, "Mở vụ việc")
    case = Case.objects.get()
    assert case.story_id == told.pk and case.capture_id is not None
    follow(page, page.get_by_role("link", name="Hỏi đơn vị có số liệu"))
    page.select_option("#id_agency", str(room.expert.pk))
    page.fill("#id_question", "Xin kết quả xét nghiệm.")
    press(page, "Gửi câu hỏi")
    return case


def supplied(browser, live_server, room: Room) -> None:
    """On a phone: the agency's officer adds a fact, its leader lets it out."""
    page = go(browser, live_server, room.expert_officer, HOME, 360)
    follow(page, page.get_by_role("link", name="Xin kết quả xét nghiệm."))
    follow(page, page.get_by_role("link", name="Thêm căn cứ"))
    page.fill("#id_statement", PROOF)
    page.fill("#id_document", "Phiếu kết quả thử nghiệm")
    press(page, "Thêm căn cứ")
    assert page.locator(".form-errors").is_visible()  # no source yet; what was typed is there
    assert page.input_value("#id_statement") == PROOF
    page.fill("#id_number", "215/KQ-TTQT")
    page.fill("#id_dated", clock.today().isoformat())
    press(page, "Thêm căn cứ")
    press(page, "Trình lãnh đạo")
    page = go(browser, live_server, room.expert_leader, HOME, 360)
    follow(page, page.get_by_role("link", name="Xin kết quả xét nghiệm."))
    press(page, "Duyệt và gửi")


def written(browser, live_server, room: Room, case: Case) -> None:
    """The agency that answers chooses the fact, writes, and hands in."""
    page = go(browser, live_server, room.officer, f"{HOME}{case.pk}/")
    page.check(f"text={PROOF}")
    press(page, "Lưu lựa chọn")
    follow(page, page.get_by_role("link", name="Soạn câu trả lời"))
    page.check('input[name="outcome"][value="wrong_fact"]')
    page.fill("#id_title", "Nước giếng ở Nam Thụy Anh đạt quy chuẩn")
    page.fill("#id_lead", "Mười hai mẫu nước đều đạt quy chuẩn.")
    page.fill("#id_text", "Trung tâm lấy mẫu ở mười hai giếng; không mẫu nào vượt mức.")
    press(page, "Lưu và trình duyệt")
    assert "Đã trình duyệt" in page.inner_text("main")


def signed(browser, live_server, room: Room) -> None:
    """Three signatures on the screens of clearance: editor, leader, spokesperson."""
    editor = make_user(Role.EDITOR, "so-vhttdl")
    for signer in (editor, room.leader, room.spokesperson):
        page = go(browser, live_server, signer, "/lam-viec/duyet/")
        follow(page, page.get_by_role("link", name="Mở để duyệt"))
        assert SAID in page.inner_text("main") and "215/KQ-TTQT" in page.inner_text("main")
        press(page, "Nhận duyệt bài này")
        for box in page.locator('input[type="radio"][value="yes"]').all():
            box.check()
        press(page, "Ký duyệt")


def test_from_a_story_to_the_published_answer_and_its_figure(browser, live_server, room):
    case = opened(browser, live_server, room, story(room.analyst))
    supplied(browser, live_server, room)
    written(browser, live_server, room, case)
    signed(browser, live_server, room)
    case.refresh_from_db()
    page = go(browser, live_server, room.leader, f"{HOME}{case.pk}/")
    follow(page, page.get_by_role("link", name="Mở bài ở tòa soạn"))
    press(page, "Đăng ngay")
    case.refresh_from_db()
    page = go(browser, live_server, None, case.publication.path, 360)
    words = page.inner_text("main")
    assert SAID in words and PROOF in words and "215/KQ-TTQT" in words
    page = go(browser, live_server, room.analyst, f"{HOME}{case.pk}/")
    assert "Đã phát ngôn" in page.inner_text("aside")
    press(page, "Khép lại vụ việc")
    day = clock.today()
    on_time, limited = figures.cases_on_time(day, day)
    assert list(on_time) == list(limited) == [case]


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1440, "dark")])
def test_the_screens_fit_and_are_accessible(browser, live_server, room, width, theme):
    case = room.published()
    waiting = room.case()
    row = room.ask(waiting)
    paths = {
        "danh-sach": HOME, "vu-viec": f"{HOME}{case.pk}/",
        "hoi": f"{HOME}cau-hoi/{row.pk}/", "tra-loi": f"{HOME}{case.pk}/tra-loi/",
        "ho-so": f"{HOME}{waiting.pk}/ho-so/", "cong": case.publication.path,
        "ban-chu": f"{case.publication.path}ban-chu/", "so": "/vi/cai-chinh/",
    }  # fmt: skip
    page = open_as(browser, live_server, room.officer, width, theme, bypass_csp=True)
    found = {}
    for name, path in paths.items():
        page.goto(f"{live_server.url}{path}")
        keep(page, f"{name}-{width}-{theme}")
        found[name] = faults(page)
    page = open_as(browser, live_server, room.analyst, width, theme, bypass_csp=True)
    page.goto(f"{live_server.url}{HOME}mo/")
    keep(page, f"mo-{width}-{theme}")
    found["mo"] = faults(page)
    wrong = [f"{name}: {one}" for name, some in found.items() for one in some]
    assert not wrong, "\n".join(wrong)
