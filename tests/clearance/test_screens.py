"""The screens of clearance: queue, case page, signing, refusing, confirming, reviewing, lists."""

import io

import pytest
from openpyxl import load_workbook

from phohien.clearance import checklist, pictures
from phohien.clearance.models import Case, Step
from phohien.clearance.services import claim_step, clear_step, publish_in_emergency
from phohien.organisation.enums import Role
from tests import factories
from tests.clearance.conftest import snapshot

HOME = "/lam-viec/duyet/"
REASON = "Cần báo ngay cho du khách về việc đóng cửa bến phà."
YES = {f"tra-loi-{code}": "yes" for code in checklist.CODES}


def page(client, person, path: str = HOME, status: int = 200) -> str:
    client.force_login(person)
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def send(client, person, path: str, data: dict, status: int = 302):
    client.force_login(person)
    response = client.post(path, data)
    assert response.status_code == status, response.content.decode()[:3000]
    return response


def test_the_queue_shows_what_waits_for_me_and_else_says_so(client, room):
    assert "Không có bài nào chờ anh/chị" in page(client, room.editor)
    case = room.case()
    shown = page(client, room.editor)
    assert "Lễ hội chùa Keo" in shown and "Mở để duyệt" in shown
    assert shown.count("button primary") == 1
    assert "Không có bài nào chờ" in page(client, room.leader)
    claim_step(actor=room.editor, step=case.steps.get(order=1))
    assert "Duyệt tiếp" in page(client, room.editor)


def test_a_whole_journey_through_the_screens(client, room):
    case = room.case()
    url = f"{HOME}{case.pk}/"
    for person, last in ((room.editor, False), (room.leader, True)):
        step = case.steps.get(state="open")
        shown = page(client, person, url)
        assert "Nhận duyệt bài này" in shown and "Ký duyệt" not in shown
        send(client, person, f"{HOME}buoc/{step.pk}/nhan/", {})
        shown = page(client, person, url)
        assert shown.count("button primary") == 1 and "Ký duyệt" in shown
        response = send(client, person, f"{HOME}buoc/{step.pk}/ky/", YES | {"note": "Đã xem."})
        assert response.url == (HOME if last else url)
    case.refresh_from_db()
    assert case.state == "cleared"
    shown = page(client, room.writer, url)
    assert "Biên Tập" in shown and "Lãnh Đạo" in shown and "Đã xem." in shown
    assert "Ký duyệt" not in shown


def test_the_text_is_shown_whole_and_harmless(client, room):
    body = [
        {"type": "heading", "text": "Đua thuyền"},
        {"type": "text", "html": '<p onclick="x()">Trên <strong>sông</strong>'
         "<script>bad()</script></p>"},
        {"type": "quote", "text": "Quê tôi", "who": "Ông Mẫu"},
        {"type": "figures", "caption": "Khách", "source": "Sở",
         "rows": [{"label": "Lượt", "value": "12.000", "unit": "người"}]},
        {"type": "picture", "media": "photo:7", "hash": "ab12cd34ef", "alt": "Ba thuyền",
         "caption": "Thuyền rồng", "credit": "Người Chụp"},
        {"type": "gallery",
         "pictures": [{"media": "photo:8", "alt": "Cổng", "caption": "Cổng chùa"}]},
        {"type": "video", "media": "clip:1", "title": "Phim lễ hội", "transcript": "Lời kể"},
        {"type": "document", "media": "paper:2", "label": "Chương trình"},
        {"type": "khac", "value": {"la": "Khối lạ vẫn hiện"}},
    ]  # fmt: skip
    given = snapshot("", body=body, sources=[{"label": "Báo Mẫu", "url": "https://example.vn"}])
    case = room.case(snapshot=given)
    shown = page(client, room.editor, f"{HOME}{case.pk}/")
    for words in ("Đua thuyền", "<strong>sông</strong>", "Ông Mẫu", "12.000 người", "Thuyền rồng",
                  "ab12cd34", "Cổng chùa", "Phim lễ hội", "Lời kể", "Chương trình", "Báo Mẫu",
                  "Khối lạ vẫn hiện"):  # fmt: skip
        assert words in shown, words
    assert "bad()" not in shown and "onclick" not in shown


def test_pictures_come_from_the_room_that_keeps_them(client, room, monkeypatch):
    given = {"media": "photo:7", "hash": "ab", "alt": "Ba thuyền", "caption": "", "credit": ""}
    case = room.case(snapshot=snapshot("", main_picture=given))
    monkeypatch.setattr(pictures, "_sources", [lambda actor, key: f"/tep/{key}"])
    assert '<img src="/tep/photo:7" alt="Ba thuyền"' in page(
        client, room.editor, f"{HOME}{case.pk}/"
    )


def test_what_changed_since_the_last_cleared_text_is_shown_by_words(client, room):
    room.clear(room.case(id=31, text="Lễ hội mở ngày 13 tháng 9."))
    case = room.case(id=31, text="Lễ hội mở ngày 14 tháng 9.")
    shown = page(client, room.editor, f"{HOME}{case.pk}/")
    assert "1 chỗ khác với bản đã duyệt" in shown
    assert "13</del>" in shown and "14</ins>" in shown
    first = page(client, room.editor, f"{HOME}{room.case().pk}/")
    assert "chỗ khác với bản đã duyệt" not in first


@pytest.mark.parametrize("path", ["tra-lai", "yeu-cau-sua"])
def test_refusing_needs_a_reason_on_the_page(client, room, path):
    prefix, state = {"tra-lai": ("tra-lai", "returned"), "yeu-cau-sua": ("sua", "changes")}[path]
    case = room.case()
    step = claim_step(actor=room.editor, step=case.steps.get(order=1))
    url = f"{HOME}buoc/{step.pk}/{path}/"
    answer = send(client, room.editor, url, {f"{prefix}-reason": " "}, 422)
    assert "Hãy ghi lý do" in answer.content.decode()
    send(client, room.editor, url, {f"{prefix}-reason": "Sai ngày mở hội."})
    case.refresh_from_db()
    assert case.state == state
    assert "Sai ngày mở hội." in page(client, room.writer, f"{HOME}{case.pk}/")


def test_an_unanswered_question_keeps_what_was_answered(client, room):
    case = room.case()
    step = claim_step(actor=room.editor, step=case.steps.get(order=1))
    data = YES | {"note": "Lời tôi đã gõ", "tra-loi-languages": "na"}
    del data["tra-loi-rights"]
    shown = send(client, room.editor, f"{HOME}buoc/{step.pk}/ky/", data, 422).content.decode()
    assert "Hãy trả lời câu này" in shown and "Hãy ghi vì sao câu này không áp dụng" in shown
    assert "Lời tôi đã gõ" in shown and shown.count("checked") >= 10
    answered_no = YES | {"tra-loi-rights": "no"}
    shown = send(client, room.editor, f"{HOME}buoc/{step.pk}/ky/", answered_no, 422)
    assert "thì không ký được" in shown.content.decode()
    assert Step.objects.get(pk=step.pk).state == "claimed"


def test_personal_data_is_masked_and_must_be_answered_for(client, room):
    case = room.case(text="Liên hệ ông Mẫu, điện thoại 0912 345 678.")
    step = claim_step(actor=room.editor, step=case.steps.get(order=1))
    shown = page(client, room.editor, f"{HOME}{case.pk}/")
    assert "số điện thoại" in shown and "•••• ••• 678" in shown
    response = send(client, room.editor, f"{HOME}buoc/{step.pk}/ky/", YES, 409)
    assert "Còn 1 chỗ giống dữ liệu cá nhân" in response.content.decode()
    url = f"{HOME}{case.pk}/xac-nhan/0/"
    send(client, room.editor, url, {"cho-0-reason": ""}, 422)
    send(client, room.editor, url, {"cho-0-reason": "ok"}, 422)
    send(client, room.writer, url, {"cho-0-reason": "Số đường dây nóng của xã."}, 403)
    send(client, room.editor, url, {"cho-0-reason": "Số đường dây nóng của xã."})
    assert "Số đường dây nóng của xã." in page(client, room.editor, f"{HOME}{case.pk}/")
    send(client, room.editor, f"{HOME}buoc/{step.pk}/ky/", YES)


def test_who_cannot_sign_reads_why(client, room):
    case = room.case(writer_ids=frozenset({room.editor.pk}))
    shown = page(client, room.editor, f"{HOME}{case.pk}/")
    assert "không viết và không sửa bài ấy" in shown and "Nhận duyệt bài này" not in shown
    assert "Chưa có ai ký được bước này" in shown
    step = case.steps.get(order=1)
    send(client, room.editor, f"{HOME}buoc/{step.pk}/nhan/", {}, 403)


def test_a_coordinator_opens_a_step_again(client, room):
    case = room.case()
    step = claim_step(actor=room.editor, step=case.steps.get(order=1))
    assert "Mở lại cho người khác nhận" in page(client, room.coordinator, f"{HOME}{case.pk}/")
    send(client, room.coordinator, f"{HOME}buoc/{step.pk}/bo-nhan/", {})
    step.refresh_from_db()
    assert step.state == "open"


def test_taken_by_another_meanwhile_is_told_on_the_page(client, room):
    second = factories.make_user(Role.EDITOR, room.owner)
    case = room.case()
    step = claim_step(actor=second, step=case.steps.get(order=1))
    shown = send(client, room.editor, f"{HOME}buoc/{step.pk}/nhan/", {}, 409).content.decode()
    assert "đã nhận bước này" in shown
    clear_step(actor=second, step=step, checklist=checklist.all_yes())
    send(client, room.editor, f"{HOME}buoc/{step.pk}/nhan/", {}, 409)


def test_emergencies_are_listed_and_reviewed(client, room):
    case = publish_in_emergency(actor=room.leader, subject=room.subject(), reason=REASON)
    for person in (room.coordinator, room.provincial_leader, room.reviewer):
        shown = page(client, person)
        assert "Đã đăng khẩn cấp, chờ xem lại" in shown and REASON in shown
    assert "Chờ người khác xem lại" in page(client, room.leader)
    url = f"{HOME}{case.pk}/xem-lai/"
    assert "Ghi kết luận" not in page(client, room.leader, f"{HOME}{case.pk}/")
    send(client, room.leader, url, {"verdict": "upheld", "note": "Được"}, 403)
    assert (
        "Hãy chọn giữ hoặc gỡ"
        in send(client, room.coordinator, url, {"note": ""}, 422).content.decode()
    )
    send(client, room.coordinator, url, {"verdict": "withdraw", "note": "Sai sự thật."})
    case.refresh_from_db()
    assert case.state == "struck_down"
    again = send(client, room.reviewer, url, {"verdict": "upheld", "note": "Được"}, 409)
    assert "bác" in again.content.decode()


def test_the_list_filters_searches_sorts_and_exports(client, room):
    room.clear(room.case(title="Bài một"))
    room.case(title="Bài hai", topic_codes=("bien-dao",))
    everything = page(client, room.coordinator, f"{HOME}ho-so/")
    assert "Bài một" in everything and "Bài hai" in everything
    for query, seen, hidden in (
        ("trang_thai=cleared", "Bài một", "Bài hai"),
        ("loai=sensitive", "Bài hai", "Bài một"),
        ("q=bai+mot", "Bài một", "Bài hai"),
        (f"don_vi={room.speaker.pk}&trang_thai=open", "Bài hai", "Bài một"),
    ):
        shown = page(client, room.coordinator, f"{HOME}ho-so/?{query}")
        assert seen in shown and hidden not in shown, query
    assert "Bỏ lọc để xem tất cả" in page(client, room.coordinator, f"{HOME}ho-so/?q=khong-co")
    assert page(client, room.coordinator, f"{HOME}ho-so/?trang_thai=sai&xep=-trinh")
    client.force_login(room.coordinator)
    export = client.get(f"{HOME}ho-so/?xuat=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(export))).active
    titles = {row[0] for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert {"Bài một", "Bài hai"} <= titles


def test_a_stranger_finds_nothing(client, room):
    case = room.case()
    stranger = factories.make_user(Role.AGENCY_LEADER, "so-y-te")
    page(client, stranger, f"{HOME}{case.pk}/", 404)
    assert "Lễ hội chùa Keo" not in page(client, stranger, f"{HOME}ho-so/")
    step = case.steps.get(order=1)
    for path in ("nhan", "bo-nhan", "ky", "tra-lai", "yeu-cau-sua"):
        send(client, stranger, f"{HOME}buoc/{step.pk}/{path}/", YES, 404)


def test_lists_need_the_same_queries_for_one_and_many(client, room):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(path: str) -> int:
        client.force_login(room.editor)
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    room.case()
    before = {path: count(path) for path in (HOME, f"{HOME}ho-so/")}
    for _turn in range(6):
        room.case()
    assert {path: count(path) for path in before} == before
    assert Case.objects.count() == 7
