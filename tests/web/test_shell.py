"""The frame: menu by role, preferences, inbox, error pages, tags, the rules of markup."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import path

from phohien.kernel import clock
from phohien.kernel.errors import NotAllowed, RuleBroken
from phohien.notices.models import Notice
from phohien.notices.services import notify
from phohien.organisation.enums import COMMUNE_KINDS
from phohien.organisation.models import Agency
from phohien.plans.enums import AssignmentState, PlanState
from phohien.reports.enums import ReportState
from phohien.web.tones import ICONS, TONE_OF_STATE
from tests import factories
from tests.web.conftest import HOME, client_of, page

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src/phohien/web/static/web"


def test_the_menu_is_that_of_the_role(world):
    officer, administrator = page(world.officer, HOME), page(world.administrator, HOME)
    assert "Việc được giao" in officer and "Tài khoản và vai trò" not in officer
    assert "Ma trận đơn vị" not in officer and "Tài khoản và vai trò" in administrator


def test_the_whole_menu_is_a_page_too(world):
    html = page(world.coordinator, "/lam-viec/muc-luc/")
    assert "Tiếp nhận văn bản" in html.split("<main")[1]


def test_theme_is_kept_by_the_server_and_only_leads_home(world):
    client = client_of(world.officer)
    response = client.post("/lam-viec/giao-dien/", {"theme": "dark", "next": "//evil.example/"})
    assert response.headers["Location"] == HOME
    assert 'data-theme="dark"' in client.get(HOME).content.decode()
    client.post("/lam-viec/giao-dien/", {"theme": "no-such"})
    assert "data-theme" not in client.get(HOME).content.decode()


def test_language_is_chosen_and_told_in_the_page(world):
    client = client_of(world.officer)
    client.post("/lam-viec/ngon-ngu/", {"language": "en", "next": HOME})
    assert '<html lang="en"' in client.get(HOME).content.decode()
    client.post("/lam-viec/ngon-ngu/", {"language": "xx"})
    assert '<html lang="vi"' in client.get(HOME).content.decode()


@pytest.fixture
def notice(world) -> Notice:
    notify(
        recipients=[world.officer],
        kind="deadline",
        key="k1",
        subject="Việc II.2 đến hạn",
        url="/lam-viec/viec/",
    )
    return Notice.objects.get(recipient=world.officer)


def test_the_inbox_counts_opens_and_is_ones_own(world, notice):
    assert "chưa đọc" in page(world.officer, HOME)
    assert "Việc II.2 đến hạn" in page(world.officer, "/lam-viec/hop-thu/")
    assert "Việc II.2 đến hạn" not in page(world.stranger, "/lam-viec/hop-thu/")
    assert client_of(world.stranger).post(f"/lam-viec/hop-thu/{notice.pk}/").status_code == 404
    response = client_of(world.officer).post(f"/lam-viec/hop-thu/{notice.pk}/")
    assert response.headers["Location"] == "/lam-viec/viec/"
    notice.refresh_from_db()
    assert notice.read_at == clock.now()


def test_all_can_be_marked_as_read_at_once(world, notice):
    client_of(world.officer).post("/lam-viec/hop-thu/da-doc/")
    assert "Không còn tin nào chưa đọc" in page(world.officer, "/lam-viec/hop-thu/")


def test_an_address_outside_is_never_followed(world, notice):
    Notice.objects.update(url="https://evil.example/")
    response = client_of(world.officer).post(f"/lam-viec/hop-thu/{notice.pk}/")
    assert response.headers["Location"] == "/lam-viec/hop-thu/"


def test_what_is_not_there_is_told_in_words(world):
    html = page(world.officer, "/lam-viec/khong-co-trang-nay/", status=404)
    assert "Không tìm thấy trang này" in html and 'href="/lam-viec/"' in html


def _refuse(_request):
    raise NotAllowed("x", "Chỉ lãnh đạo đơn vị gửi được báo cáo.")


def _conflict(_request):
    raise RuleBroken("x", "Việc này đã xong từ trước.")


def _break(_request):
    raise RuntimeError("boom")


def _with_more_pages():
    from config import urls

    class Routes:
        handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500
        urlpatterns = [
            path("lam-viec/thu-403/", _refuse),
            path("lam-viec/thu-409/", _conflict),
            path("lam-viec/thu-500/", _break),
            *urls.urlpatterns,
        ]

    return Routes


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (403, "Chỉ lãnh đạo đơn vị gửi được báo cáo."),
        (409, "Việc này đã xong từ trước."),
        (500, "Lỗi này ở phía chúng tôi"),
    ],
)
def test_errors_say_what_happened_and_what_was_kept(world, settings, code, told):
    settings.ROOT_URLCONF = _with_more_pages()
    client = Client(raise_request_exception=False)
    client.force_login(world.officer)
    response = client.get(f"/lam-viec/thu-{code}/")
    html = response.content.decode()
    assert response.status_code == code and told in html
    assert "lưu" in html or "thay đổi" in html


def test_a_form_from_a_page_open_too_long_is_told_so(world):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/dang-nhap/", {"username": "a", "password": "b"})
    assert response.status_code == 403 and "Trang đã mở quá lâu" in response.content.decode()


def test_the_style_page_is_for_the_administrator(world):
    assert "Bảng mẫu giao diện" in page(world.administrator, "/lam-viec/mau/")
    page(world.officer, "/lam-viec/mau/", status=404)


def test_pages_are_private_and_carry_the_strict_policy(world):
    response = client_of(world.officer).get(HOME)
    assert "private" in response.headers["Cache-Control"]
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy and "default-src 'self'" in policy


def render(source: str, **context) -> str:
    request = RequestFactory().get("/lam-viec/viec/?trang_thai=done&trang=3&xep=han")
    loads = "{% load shell lists fields %}"
    return Template(loads + source).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("days", "tone", "words"),
    [
        (-1, "tone-late", "quá hạn 1 ngày"),
        (0, "tone-soon", "hạn hôm nay"),
        (14, "tone-soon", "còn 14 ngày"),
        (15, 'class="due"', "còn 15 ngày"),
    ],
)
def test_a_deadline_tells_what_it_means_today(days, tone, words):
    html = render("{% due day %}", day=clock.today() + dt.timedelta(days=days))
    assert tone in html and words in html


def test_a_deadline_of_what_is_done_is_only_a_date():
    html = render("{% due day False %}", day=dt.date(2026, 1, 5))
    assert "05/01/2026" in html and "quá hạn" not in html


def test_filters_keep_the_rest_of_the_address_and_begin_on_page_one():
    html = render('{% chip "vai_tro" "lead" "Chủ trì" 7 %}{% chip "trang_thai" "done" "Xong" %}')
    assert 'href="?trang_thai=done&amp;xep=han&amp;vai_tro=lead"' in html
    assert html.count('aria-current="true"') == 1 and "trang=3" not in html


def test_a_sorted_column_says_so_and_turns_round():
    html = render('{% sort_header "han" "Thời hạn" %}')
    assert 'aria-sort="ascending"' in html and "xep=-han" in html


@pytest.mark.parametrize("states", [AssignmentState, PlanState, ReportState])
def test_every_state_has_a_shape_of_its_own_choice(states):
    missing = [value for value in states.values if value not in TONE_OF_STATE]
    assert missing == []


def test_every_shape_named_is_drawn():
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "img/icons.svg").read_text()))
    assert set(ICONS.values()) <= drawn
    named = set()
    for template in (ROOT / "src/phohien").rglob("templates/**/*.html"):
        if "portal" in template.parts:
            continue  # the public site draws its own
        named |= set(re.findall(r'{% icon "([^"]+)"', template.read_text()))
    assert named <= drawn, named - drawn


def test_no_template_holds_inline_style_or_script():
    wrong = re.compile(r"""\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|hx-on|javascript:""")
    for template in (ROOT / "src/phohien").rglob("templates/**/*.html"):
        if "wagtail" in template.as_posix():
            continue
        found = wrong.search(template.read_text())
        assert not found, f"{template}: {found and found.group()}"


def test_the_style_sheet_stays_small():
    assert (STATIC / "css/phohien.css").stat().st_size <= 60_000


def test_every_commune_has_its_own_place_on_the_map(db):
    factories.load_organisation()
    rows = Agency.objects.filter(kind__in=COMMUNE_KINDS)
    places = set(rows.values_list("tile_column", "tile_row"))
    assert len(rows) == 104 and len(places) == 104 and (None, None) not in places
