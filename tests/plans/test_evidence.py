"""Recording, counting, sharing, withdrawing and joining evidence; what uploads are refused."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.organisation.enums import Role
from phohien.plans import selectors, services, uploads
from phohien.plans.models import Assignment, Evidence
from tests import factories

pytestmark = pytest.mark.django_db
OWN, OTHER = "11953", "11977"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
PDF = b"%PDF-1.7\n" + b"x" * 64


@pytest.fixture(autouse=True)
def private_folder(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path), "base_url": None},
        }
    }


@pytest.fixture
def plan():
    return factories.make_plan([factories.agency(OWN), factories.agency(OTHER)])


def owed(plan, code=OWN, index=0) -> Assignment:
    return Assignment.objects.filter(plan=plan, agency__code=code).order_by("task__order")[index]


def officer(code=OWN):
    return factories.make_user(Role.AGENCY_OFFICER, code)


def test_one_event_counts_once_for_the_province_and_for_each_agency(plan):
    ours, theirs = officer(), officer(OTHER)
    first = factories.make_evidence(ours, owed(plan), kind="event", title="Lễ hội")
    second = factories.make_evidence(theirs, owed(plan, OTHER), kind="event", title="Lễ hội")
    coordinator = factories.make_user(Role.COORDINATOR)
    assert selectors.same_event_candidates(actor=coordinator, evidence=second) == [first]
    services.join_evidence(actor=coordinator, evidence=second, same_event=first)
    count = lambda person: selectors.count_evidence(selectors.evidence(actor=person))  # noqa: E731
    assert (count(coordinator).rows, count(coordinator).events) == (2, 1)
    assert (count(ours).rows, count(theirs).rows) == (1, 1)
    assert count(theirs).events == 1
    services.part_evidence(actor=coordinator, evidence=second)
    assert count(coordinator).events == 2


def test_when_the_counted_report_is_withdrawn_the_next_one_counts(plan):
    ours, theirs = officer(), officer(OTHER)
    first = factories.make_evidence(ours, owed(plan), kind="event", title="Lễ hội")
    second = factories.make_evidence(theirs, owed(plan, OTHER), kind="event", title="Lễ hội")
    coordinator = factories.make_user(Role.COORDINATOR)
    services.join_evidence(actor=coordinator, evidence=second, same_event=first)
    services.withdraw_evidence(actor=ours, evidence=first, reason="Ghi nhầm.")
    second.refresh_from_db()
    assert second.same_event is None
    assert selectors.count_evidence(selectors.evidence(actor=coordinator)).events == 1


def test_only_a_coordinator_joins(plan):
    first = factories.make_evidence(officer(), owed(plan), kind="event")
    second = factories.make_evidence(officer(), owed(plan, index=1), kind="event")
    with pytest.raises(NotAllowed):
        services.join_evidence(actor=officer(), evidence=second, same_event=first)
    with pytest.raises(RuleBroken):
        services.join_evidence(
            actor=factories.make_user(Role.COORDINATOR), evidence=first, same_event=first
        )


def test_one_piece_proves_several_own_assignments(plan):
    person = officer()
    proof = factories.make_evidence(person, owed(plan))
    rows = [owed(plan), owed(plan, index=1)]
    services.change_evidence(actor=person, evidence=proof, assignments=rows)
    assert [owed(plan, index=i).evidence_count for i in range(3)] == [1, 1, 0]
    services.change_evidence(actor=person, evidence=proof, assignments=rows[1:])
    assert [owed(plan, index=i).evidence_count for i in range(3)] == [0, 1, 0]
    with pytest.raises(InvalidInput):
        services.change_evidence(actor=person, evidence=proof, assignments=[])


def test_another_agencys_assignment_cannot_be_proved(plan):
    person = officer()
    proof = factories.make_evidence(person, owed(plan))
    with pytest.raises(NotVisible):
        services.change_evidence(
            actor=person, evidence=proof, assignments=[owed(plan), owed(plan, OTHER)]
        )
    assert owed(plan, OTHER).evidence_count == 0


def word_package(extra: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<w/>")
        package.writestr(extra, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [("anh.png", PNG), ("van-ban.PDF", PDF), ("bao-cao.docx", word_package())],
)
def test_real_files_are_taken(name, content):
    uploads.check(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("virus.exe", b"MZ" + b"\0" * 64),
        ("trang.html", b"<html><script>alert(1)</script>"),
        ("hinh.svg", b"<svg onload='alert(1)'/>"),
        ("anh.png", b"<html><script>alert(1)</script>"),
        ("anh.jpg", PNG),
        ("van-ban.pdf", b"MZ" + b"\0" * 64),
        ("bao-cao.docx", b"PK\x03\x04 khong phai zip"),
        ("bao-cao.docx", word_package("word/vbaProject.bin")),
        ("bang.xlsx", word_package()),
        ("rong.pdf", b""),
        ("khong-duoi", PDF),
        ("van-ban.pdf.exe", PDF),
    ],
)
def test_anything_else_is_refused_with_a_sentence(name, content):
    with pytest.raises(InvalidInput) as refused:
        uploads.check(SimpleUploadedFile(name, content))
    assert refused.value.field == "file"
    assert refused.value.message.endswith(".") or "." in refused.value.message


def test_a_file_leaves_only_as_a_download_for_those_who_may(plan, client):
    person = officer()
    proof = factories.make_evidence(
        person, owed(plan), kind="document", document_number="12/BC-UBND",
        file=SimpleUploadedFile("báo cáo.pdf", PDF),
    )  # fmt: skip
    address = f"/lam-viec/minh-chung/{proof.pk}/tep/"
    client.force_login(person)
    response = client.get(address + "?xem=1")
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"
    client.force_login(officer(OTHER))
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


def fill(**changes) -> dict:
    return {"title": "Họp với đoàn khách", "happened_on": "2026-03-02"} | changes


def test_two_clicks_record_a_meeting(plan, client):
    assignment = owed(plan)
    client.force_login(officer())
    page = client.get(f"/lam-viec/viec/{assignment.pk}/").content.decode()
    address = f"/lam-viec/viec/{assignment.pk}/minh-chung/meeting/"
    assert f'href="{address}"' in page
    assert client.get(address).status_code == 200
    response = client.post(address, fill(participant_count="1.250"), follow=True)
    assert "Đã ghi minh chứng “Họp với đoàn khách”." in response.content.decode()
    assert Evidence.objects.get().participant_count == 1250


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [
        ("meeting", fill(title=""), "Trường này là bắt buộc."),
        ("meeting", fill(happened_on="2999-01-01"), "ngày không thể ở sau hôm nay"),
        ("published_item", fill(), "Hãy dán địa chỉ hoặc gửi tệp"),
        ("document", fill(url="https://example.vn/a"), "Trường này là bắt buộc."),
        ("figure", fill(figure_value="mười"), "một số."),
        ("published_item", fill(url="javascript:alert(1)"), "URL"),
    ],
)
def test_a_wrong_field_is_told_and_the_rest_kept(plan, client, kind, data, sentence):
    client.force_login(officer())
    response = client.post(f"/lam-viec/viec/{owed(plan).pk}/minh-chung/{kind}/", data)
    body = response.content.decode()
    assert response.status_code == 422
    assert sentence in body
    assert data["title"] in body
    assert not Evidence.objects.exists()


def test_a_bad_file_keeps_what_was_typed(plan, client):
    client.force_login(officer())
    bad = SimpleUploadedFile("anh.png", b"<html>")
    response = client.post(
        f"/lam-viec/viec/{owed(plan).pk}/minh-chung/photo/", fill(file=bad, place="Phố Hiến")
    )
    body = response.content.decode()
    assert response.status_code == 422
    assert "Nội dung tệp không phải là .png" in body
    assert 'value="Phố Hiến"' in body
    assert not Evidence.objects.exists()


def test_evidence_is_withdrawn_with_a_reason_and_stays_readable(plan, client):
    person = officer()
    proof = factories.make_evidence(person, owed(plan))
    client.force_login(person)
    address = f"/lam-viec/minh-chung/{proof.pk}/"
    assert client.post(address + "rut/", {"reason": " "}).status_code == 422
    client.post(address + "rut/", {"reason": "Ghi hai lần."})
    assert "Ghi hai lần." in client.get(address).content.decode()
    assert owed(plan).evidence_count == 0
    again = client.post(address + "rut/", {"reason": "Lần nữa."})
    for answer in (again, client.get(address + "sua/")):
        assert answer.status_code == 409
        assert "đã được rút trước đó" in answer.content.decode()
    assert Evidence.objects.get(pk=proof.pk).withdrawn_reason == "Ghi hai lần."


def test_another_agency_learns_nothing_of_what_was_withdrawn(plan):
    person = officer()
    proof = factories.make_evidence(person, owed(plan))
    services.withdraw_evidence(actor=person, evidence=proof, reason="Ghi nhầm.")
    with pytest.raises(NotVisible):
        services.withdraw_evidence(actor=officer(OTHER), evidence=proof, reason="Của ai?")
    with pytest.raises(NotAllowed):
        coordinator = factories.make_user(Role.COORDINATOR)
        services.withdraw_evidence(actor=coordinator, evidence=proof, reason="Của ai?")


def test_joining_or_parting_twice_is_told_as_such(plan):
    first, second = (factories.make_evidence(officer(), owed(plan)) for _time in range(2))
    coordinator = factories.make_user(Role.COORDINATOR)
    services.join_evidence(actor=coordinator, evidence=second, same_event=first)
    with pytest.raises(RuleBroken, match="đã được gộp"):
        services.join_evidence(actor=coordinator, evidence=second, same_event=first)
    services.part_evidence(actor=coordinator, evidence=second)
    with pytest.raises(RuleBroken, match="không gộp"):
        services.part_evidence(actor=coordinator, evidence=second)


def test_withdrawn_evidence_joins_nothing(plan):
    person = officer()
    kept = factories.make_evidence(person, owed(plan))
    gone = factories.make_evidence(person, owed(plan))
    services.withdraw_evidence(actor=person, evidence=gone, reason="Ghi nhầm")
    coordinator = factories.make_user(Role.COORDINATOR)
    for one, other in ((gone, kept), (kept, gone)):
        with pytest.raises(RuleBroken):
            services.join_evidence(actor=coordinator, evidence=one, same_event=other)


def test_a_day_long_before_the_plan_is_a_slip(plan):
    person = officer()
    with pytest.raises(InvalidInput) as told:
        factories.make_evidence(person, owed(plan), happened_on=dt.date(1, 1, 1))
    assert told.value.field == "happened_on"


def test_a_form_sent_twice_is_recorded_once(client, plan):
    client.force_login(officer())
    row = owed(plan)
    address = f"/lam-viec/viec/{row.pk}/minh-chung/meeting/"
    typed = {"title": "Họp giao ban", "happened_on": dt.date.today().isoformat()}
    for _time in range(2):
        assert client.post(address, typed).status_code == 302
    client.post(address, typed | {"title": "Họp giao ban lần hai"})
    row.refresh_from_db()
    assert (Evidence.objects.count(), row.evidence_count) == (2, 2)
