"""The evidence form: files are kept or replaced, help says what is taken; joining by number."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phohien.organisation.enums import Role
from phohien.plans.models import Evidence, SourcePaper
from tests import factories
from tests.plans.test_evidence import (
    OTHER,
    PDF,
    PNG,
    fill,
    officer,
    owed,
    plan,
    private_folder,
)

pytestmark = pytest.mark.django_db
__all__ = ["plan", "private_folder"]  # fixtures


@pytest.fixture
def paper(plan) -> Evidence:
    return factories.make_evidence(
        officer(), owed(plan), kind="document", document_number="12/BC",
        file=SimpleUploadedFile("báo cáo.pdf", PDF),
    )  # fmt: skip


def change(client, evidence, **typed):
    client.force_login(officer())
    rows = [str(row.pk) for row in evidence.assignments.all()]
    typed = {"document_number": "12/BC", "assignments": rows} | typed
    response = client.post(f"/lam-viec/minh-chung/{evidence.pk}/sua/", fill(**typed))
    evidence.refresh_from_db()
    return response


def test_a_correction_without_a_new_file_keeps_the_file_and_its_name(client, paper):
    before = (paper.file.name, paper.file_name, paper.file_sha256)
    assert change(client, paper, title="Tên mới", **{"file-clear": "on"}).status_code == 302
    assert (paper.file.name, paper.file_name, paper.file_sha256) == before
    assert paper.title == "Tên mới" and paper.file_name == "báo cáo.pdf"


def test_a_new_file_takes_the_place_of_the_old_one(client, paper):
    change(client, paper, file=SimpleUploadedFile("bản ký.pdf", PDF + b"y"))
    assert paper.file_name == "bản ký.pdf"


def test_the_form_shows_the_name_of_the_file_with_a_link_and_no_box_to_clear_it(client, paper):
    client.force_login(officer())
    body = client.get(f"/lam-viec/minh-chung/{paper.pk}/sua/").content.decode()
    assert f'<a href="/lam-viec/minh-chung/{paper.pk}/tep/">báo cáo.pdf</a>' in body
    assert "Thay tệp khác" in body
    assert paper.file.name not in body and "file-clear" not in body


def test_a_photo_form_names_picture_types_and_takes_no_other(client, plan):
    client.force_login(officer())
    address = f"/lam-viec/viec/{owed(plan).pk}/minh-chung/photo/"
    body = client.get(address).content.decode()
    assert "JPG, PNG, WebP" in body and "Excel" not in body
    sent = client.post(address, fill(file=SimpleUploadedFile("a.pdf", PDF)))
    assert sent.status_code == 422 and "Hãy chọn tệp ảnh" in sent.content.decode()
    assert client.post(address, fill(file=SimpleUploadedFile("a.png", PNG))).status_code == 302


def test_an_address_or_a_file_is_not_called_optional(client, plan, paper):
    client.force_login(officer())
    new = client.get(f"/lam-viec/viec/{owed(plan).pk}/minh-chung/published_item/")
    assert "(cần địa chỉ hoặc tệp)" in new.content.decode()
    has_file = client.get(f"/lam-viec/minh-chung/{paper.pk}/sua/").content.decode()
    assert "(cần địa chỉ hoặc tệp)" not in has_file


@pytest.mark.parametrize("key", ["999999", "không số", "", "9" * 30])
def test_a_wrong_number_to_join_by_stays_in_the_form(client, plan, key):
    ours = factories.make_evidence(officer(), owed(plan), kind="event")
    client.force_login(factories.make_user(Role.COORDINATOR))
    response = client.post(f"/lam-viec/minh-chung/{ours.pk}/gop/", {"su_kien": key})
    body = response.content.decode()
    assert response.status_code == 422
    assert "Không có minh chứng nào mang mã này." in body and f'value="{key}"' in body


def test_a_row_is_not_joined_to_itself_and_says_so(client, plan):
    ours = factories.make_evidence(officer(), owed(plan), kind="event")
    address = f"/lam-viec/minh-chung/{ours.pk}/gop/"
    client.force_login(factories.make_user(Role.COORDINATOR))
    told = client.post(address, {"su_kien": str(ours.pk)})
    assert told.status_code == 422 and "không gộp được" in told.content.decode()
    client.force_login(officer())
    assert client.post(address, {"su_kien": "999999"}).status_code == 404
    theirs = factories.make_evidence(officer(OTHER), owed(plan, OTHER), kind="event")
    client.force_login(factories.make_user(Role.COORDINATOR))
    assert client.post(address, {"su_kien": str(theirs.pk)}).status_code == 302


@pytest.mark.parametrize(("pages", "shown"), [(1, False), (4, True)])
def test_the_page_is_told_only_of_a_paper_with_pages(client, plan, pages, shown):
    row = owed(plan)
    plan.paper = SourcePaper.objects.create(
        title="kh.docx", sha256="0" * 64, page_count=pages, created_at="2026-01-05T00:00Z",
        lines=[{"text": "một", "page": 1}],
    )  # fmt: skip
    plan.save()
    row.task.page, row.task.line_start, row.task.line_end = 1, 1, 1
    row.task.save()
    client.force_login(officer())
    for address in (f"/lam-viec/viec/{row.pk}/", f"/lam-viec/nhiem-vu/{row.task_id}/"):
        assert ("Trang 1, " in client.get(address).content.decode()) is shown
    paper = client.get(f"/lam-viec/ke-hoach/{plan.pk}/ban-giay/").content.decode()
    assert "Trang 1" not in paper and "một" in paper
