"""The first page by role: what is owed, what to do next, what the province's figures count."""

import datetime as dt
import re

import pytest

from phohien.kernel import clock
from phohien.organisation import services as organisation
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency
from phohien.plans.models import Assignment
from phohien.press_monitoring.models import Story
from phohien.press_monitoring.services import mark_story
from phohien.web.selectors import province
from phohien.web.selectors.groups import task_groups
from phohien.web.selectors.own import own_board
from tests import factories
from tests.press_monitoring import factories as press
from tests.web.conftest import HOME, client_of, page


def owed(world, agency: Agency) -> list[Assignment]:
    return list(Assignment.objects.filter(agency=agency, plan=world.plan).order_by("task__order"))


def test_an_officer_sees_what_the_agency_owes_and_the_one_next_action(world):
    html = page(world.officer, HOME)
    assert "Việc của Xã Nam Thụy Anh" in html
    assert "Việc nên làm tiếp" in html and "Đơn vị có 3 việc quá hạn." in html
    first = owed(world, world.commune)[0]
    assert f'href="/lam-viec/viec/{first.pk}/"' in html
    assert "Chưa cử" in html


def test_an_officer_sees_nothing_of_another_agency(world):
    secret = factories.make_evidence(
        world.stranger, owed(world, world.other)[0], title="Cuộc họp của xã bên"
    )
    html = page(world.officer, HOME)
    assert secret.title not in html
    for row in owed(world, world.other):
        assert f"/viec/{row.pk}/" not in html


def test_the_next_action_follows_what_is_done(world):
    for row in owed(world, world.commune):
        factories.make_evidence(world.officer, row)
        factories.set_progress(world.officer, row, "finish")
    board = own_board(actor=world.officer, agency=world.commune, plan=world.plan)
    if board.report is None:
        assert board.action.title == "Cử lãnh đạo phụ trách và cán bộ thực hiện"
    else:
        assert board.action.title == board.report.title
    assert board.counts["done"] == board.counts["total"] == 3


def test_when_nothing_is_owed_the_page_says_so(world):
    for row in owed(world, world.commune):
        factories.set_progress(world.officer, row, "set_aside", reason="Địa bàn không có.")
    for kind in ("leader", "officer"):
        organisation.name_focal_point(
            actor=world.leader, agency=world.commune, kind=kind, full_name="Trần Văn Bình"
        )
    board = own_board(actor=world.officer, agency=world.commune, plan=world.plan)
    assert board.missing == [] and board.owed == []
    if board.report is None:
        assert "không còn việc nào phải làm" in page(world.officer, HOME)


def test_the_province_counts_what_stands(world):
    row = owed(world, world.commune)[0]
    factories.make_evidence(world.officer, row)
    factories.set_progress(world.officer, row, "finish")
    rows = province.agency_rows(actor=world.coordinator, plan=world.plan)
    total = province.total(rows)
    assert (total.total, total.done, total.late) == (9, 1, 8)
    late = province.latest(rows)
    assert [found.agency for found in late][-1] == world.commune  # two late, the others three
    assert len(province.communes(rows)) == 104


def test_the_coordinator_sees_map_matrix_late_and_missing(world):
    html = page(world.coordinator, HOME)
    assert html.count('class="tile tone-late"') == 2
    assert html.count('class="tile tone-aside"') == 102
    assert "Đơn vị có việc quá hạn" in html and "Thiếu cả hai người" in html
    assert "Sở VH, TT và DL" in html and 'title="Các sở, ban, ngành tỉnh"' not in html


def test_the_matrix_agrees_with_the_list_it_opens(world):
    groups = task_groups(actor=world.coordinator, plan=world.plan)
    assert [group.code for group in groups] == ["II.2", "II.3", "IV.10"]
    matrix = province.matrix(
        actor=world.coordinator, plan=world.plan, groups=groups, agencies=[world.commune]
    )
    counted = [cell.counts.total for cell in matrix[0].cells]
    assert counted == [1, 1, 1] and all(cell.standing.tone == "late" for cell in matrix[0].cells)
    html = page(world.coordinator, "/lam-viec/ma-tran/", khoi="xa", trang=2)
    assert "1 việc quá hạn" in html and "Xã Nam Thụy Anh" in html


def test_the_matrix_is_not_for_agencies(world):
    page(world.officer, "/lam-viec/ma-tran/", status=404)


def test_the_provincial_leader_has_one_page_with_figures_that_open(world):
    html = page(world.provincial, HOME)
    for link in ("/lam-viec/viec/?qua_han=on", "/lam-viec/viec/?trang_thai=done", "thieu=thieu"):
        assert link in html
    assert "Tiến độ theo nhóm nhiệm vụ" in html and "<caption" in html


def test_the_administrator_sees_accounts_without_a_role(world):
    nobody = factories.make_user(full_name="Người Chưa Có Vai")
    html = page(world.administrator, HOME)
    assert nobody.full_name in html and "Tình trạng hệ thống" in html


def test_the_auditor_reads_an_overview_without_actions(world):
    html = page(world.auditor, HOME)
    assert "Công tác thông tin đối ngoại hôm nay" in html
    assert 'class="button primary"' not in html.split("<main")[1]


def test_who_has_no_role_is_told_what_to_do(world):
    assert "chưa có vai trò" in page(factories.make_user(), HOME)


@pytest.mark.parametrize("role", [Role.PRESS_ANALYST, Role.PRESS_DESK])
def test_the_press_home_counts_what_the_lists_it_opens_hold(
    world, role, django_assert_max_num_queries
):
    for told in (press.BRIDGE, press.LONGAN):
        article = press.make_article(told, at=clock.now() - dt.timedelta(hours=2))
        analyst = factories.make_user(Role.PRESS_ANALYST)
        mark_story(actor=analyst, story=article.story, mark="needs_answer")
    client = client_of(factories.make_user(role))
    with django_assert_max_num_queries(25):
        html = client.get(HOME).content.decode()
    assert "Báo chí hôm nay" in html
    if role == Role.PRESS_ANALYST:
        link, number = re.search(r'href="([^"]*dau=needs_answer)".*?number">(\d+)<', html).groups()
        listed = client.get(link).content.decode()
        rows = Story.objects.all()
        assert number == "2" and all(row.title in listed for row in rows)
    else:
        assert "Đề nghị của báo chí nước ngoài" in html


def test_who_has_two_roles_chooses_by_a_link(world):
    both = factories.add_role(world.coordinator, Role.AGENCY_OFFICER, world.commune)
    assert 'href="?goc=don-vi"' in page(both, HOME)
    assert "Việc của Xã Nam Thụy Anh" in page(both, HOME, goc="don-vi")


def test_before_the_first_plan_every_home_says_how_to_begin(db):
    factories.load_organisation()
    coordinator = factories.make_user(Role.COORDINATOR)
    officer = factories.make_user(Role.AGENCY_OFFICER, "12904")
    assert "Tiếp nhận kế hoạch đầu tiên" in page(coordinator, HOME)
    assert "Chưa có kế hoạch đang thực hiện" in page(officer, HOME)


@pytest.mark.parametrize("name", ["officer", "coordinator", "provincial", "administrator"])
def test_no_home_takes_more_than_25_queries(world, name, django_assert_max_num_queries):
    client = client_of(getattr(world, name))
    with django_assert_max_num_queries(25):
        assert client.get(HOME).status_code == 200
