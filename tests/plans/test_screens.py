"""Screens of plans and work: what they say, how many queries they take, filters as addresses."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, AgencyGroup
from phohien.plans import loading
from phohien.plans.models import Assignment, Citation, LegalBasis, Plan, SourcePaper
from phohien.plans.selectors.validity import validity
from tests import factories

pytestmark = pytest.mark.django_db
OWN = "11953"
LIMIT = 25


@pytest.fixture
def plan():
    factories.load_organisation()
    loading.load_legal_bases()
    plan = factories.make_plan(list(Agency.objects.filter(owes_reports=True)[:12]))
    for basis in LegalBasis.objects.filter(number__in=["88/2012/NĐ-CP", "30/2020/NĐ-CP"]):
        Citation.objects.create(plan=plan, basis=basis, cited_in="preamble")
    return plan


@pytest.fixture
def assignment(plan):
    return Assignment.objects.filter(plan=plan).order_by("task__order", "pk")[0]


@pytest.fixture
def officer(assignment):
    return factories.make_user(Role.AGENCY_OFFICER, assignment.agency)


@pytest.fixture
def coordinator():
    return factories.make_user(Role.COORDINATOR)


def read(client, address: str) -> str:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    assert len(captured) <= LIMIT, address
    return response.content.decode()


def test_every_screen_stays_within_its_queries(client, plan, assignment, officer, coordinator):
    proof = factories.make_evidence(officer, assignment)
    pages = [
        "ke-hoach/", f"ke-hoach/{plan.pk}/", f"nhiem-vu/{assignment.task_id}/", "viec/",
        f"viec/{assignment.pk}/", "minh-chung/", f"minh-chung/{proof.pk}/", "can-cu/", "don-vi/",
        f"don-vi/{assignment.agency_id}/", "dau-moi/",
    ]  # fmt: skip
    for person in (officer, coordinator):
        client.force_login(person)
        for page in pages:
            read(client, f"/lam-viec/{page}")


def test_the_plan_says_which_basis_was_replaced(client, plan, officer):
    client.force_login(officer)
    page = read(client, f"/lam-viec/ke-hoach/{plan.pk}/")
    assert "Đã được thay bằng Nghị định 262/2026/NĐ-CP từ 01/07/2026." in page
    assert "1 căn cứ của kế hoạch đã được thay" in page


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("88/2012/NĐ-CP", "replaced"), ("72/2015/NĐ-CP", "amended"),
        ("30/2020/NĐ-CP", "in_force"), ("117/2017/NĐ-CP", "replaced"),
        ("1079/QĐ-TTg", "unknown"),
    ],
)  # fmt: skip
def test_validity(db, number, code):
    loading.load_legal_bases()
    assert validity(LegalBasis.objects.get(number=number)).code == code


def test_validity_depends_on_the_day(db):
    import datetime as dt

    loading.load_legal_bases()
    old = LegalBasis.objects.get(number="88/2012/NĐ-CP")
    new = LegalBasis.objects.get(number="262/2026/NĐ-CP")
    assert validity(old, dt.date(2026, 6, 30)).code == "in_force"
    assert validity(new, dt.date(2026, 6, 30)).code == "coming"
    assert validity(old, dt.date(2026, 7, 1)).code == "replaced"


def test_loading_again_changes_nothing_a_person_wrote(db):
    loading.load_legal_bases()
    LegalBasis.objects.filter(number="30/2020/NĐ-CP").update(subject="Do người sửa")
    assert loading.load_legal_bases()[0] == 0
    assert LegalBasis.objects.get(number="30/2020/NĐ-CP").subject == "Do người sửa"


def test_search_needs_no_marks_and_filters_are_addresses(client, plan, coordinator):
    client.force_login(coordinator)
    assert "Đăng tin, bài đối ngoại" in read(client, "/lam-viec/viec/?q=doi+ngoai")
    found = read(client, "/lam-viec/viec/?trang_thai=done")
    assert "Không có việc nào khớp với bộ lọc" in found
    assert "không dùng được nên đã bỏ qua" in read(client, "/lam-viec/viec/?tu=hom-qua&don_vi=x")


def test_an_officer_reports_progress_and_is_told(client, assignment, officer):
    client.force_login(officer)
    address = f"/lam-viec/viec/{assignment.pk}/cap-nhat/"
    refused = client.post(address, {"state": "done", "note": "Đã làm xong hết."})
    assert refused.status_code == 422
    assert "chưa có minh chứng" in refused.content.decode()
    assert "Đã làm xong hết." in refused.content.decode()
    saved = client.post(address, {"state": "in_progress", "note": "Đang làm."}, follow=True)
    assert "Đã lưu: Đang thực hiện." in saved.content.decode()
    assignment.refresh_from_db()
    assert (assignment.state, assignment.note) == ("in_progress", "Đang làm.")


def test_a_group_unfolds_with_exceptions(client, plan, coordinator):
    task = plan.tasks.order_by("order")[2]
    group = AgencyGroup.objects.get(code="ven-bien")
    client.force_login(coordinator)
    address = f"/lam-viec/nhiem-vu/{task.pk}/giao-nhom/{group.pk}/"
    members = list(Agency.objects.filter(is_coastal=True, kind__in=["commune", "ward"]))
    kept = [row.pk for row in members[1:]]
    read(client, address)
    client.post(address, {"members": kept, "role": "perform"})
    given = Assignment.objects.filter(task=task, via_group=group.name)
    assert {row.agency_id for row in given} <= set(kept)
    assert not given.filter(agency=members[0]).exists()
    before = given.count()
    client.post(address, {"members": kept, "role": "lead"})
    assert given.count() == before
    assert not given.filter(role="lead").exists()


def test_the_task_leads_to_its_lines_on_the_paper(client, plan, officer):
    from django.core.files.base import ContentFile

    from phohien.kernel import clock

    paper = SourcePaper.objects.create(
        title="ke-hoach.txt", sha256="0" * 64, origin="text", created_at=clock.now(),
        lines=[f"Dòng thứ {number}" for number in range(1, 131)],
    )  # fmt: skip
    paper.file.save("ke-hoach.txt", ContentFile(b"x"))
    plan.paper = paper
    plan.save()
    task = plan.tasks.first()
    task.line_start, task.line_end, task.page = 70, 71, 2
    task.save()
    client.force_login(officer)
    assert "/ban-giay/?dong=70&amp;den=71#dong-70" in read(client, f"/lam-viec/nhiem-vu/{task.pk}/")
    page = read(client, f"/lam-viec/ke-hoach/{plan.pk}/ban-giay/?dong=70&den=71")
    assert "<mark>Dòng thứ 70</mark>" in page
    assert "<mark>Dòng thứ 71</mark>" in page
    assert "Dòng thứ 5<" not in page
    download = client.get(f"/lam-viec/ke-hoach/{plan.pk}/ban-giay/tep/")
    assert download["Content-Disposition"].startswith("attachment")


@pytest.fixture
def scanned(plan) -> SourcePaper:
    """A paper of two pages with a blank one between them in the numbering."""
    from django.core.files.base import ContentFile

    from phohien.kernel import clock

    paper = SourcePaper.objects.create(
        title="ke-hoach.pdf", sha256="0" * 64, origin="pdf/ocr", created_at=clock.now(),
        page_count=3,
        lines=[
            {"number": 1, "page": 1, "text": "Trang đầu"},
            {"number": 2, "page": 3, "text": "Trang cuối"},
        ],
    )  # fmt: skip
    sample = Path(__file__).resolve().parents[2] / "samples" / "ke-hoach-mau-2026.pdf"
    paper.file.save("ke-hoach.pdf", ContentFile(sample.read_bytes()))
    plan.paper = paper
    plan.save()
    plan.tasks.update(line_start=2, line_end=2, page=3)
    return paper


def test_the_picture_of_the_page_stands_beside_the_task_and_the_lines(
    client, plan, officer, scanned
):
    client.force_login(officer)
    picture = f"/lam-viec/ke-hoach/{plan.pk}/ban-giay/trang-3.png"
    agency = officer.agency_ids(Role.AGENCY_OFFICER)[0]
    owed = Assignment.objects.filter(plan=plan, agency=agency).first()
    for address in (
        f"/lam-viec/nhiem-vu/{plan.tasks.first().pk}/",
        f"/lam-viec/viec/{owed.pk}/",
        f"/lam-viec/ke-hoach/{plan.pk}/ban-giay/?dong=2",
    ):
        assert f'src="{picture}"' in read(client, address)
    answer = client.get(picture)
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("page", [0, 999, 10**12])
def test_a_page_that_the_paper_does_not_have_is_not_found(client, plan, officer, scanned, page):
    client.force_login(officer)
    address = f"/lam-viec/ke-hoach/{plan.pk}/ban-giay/trang-{page}.png"
    assert client.get(address).status_code == 404


def test_the_picture_of_a_plan_in_preparation_is_hidden_from_agencies(
    client, plan, officer, scanned
):
    Plan.objects.filter(pk=plan.pk).update(state="prepared")
    client.force_login(officer)
    address = f"/lam-viec/ke-hoach/{plan.pk}/ban-giay/trang-1.png"
    assert client.get(address).status_code == 404
