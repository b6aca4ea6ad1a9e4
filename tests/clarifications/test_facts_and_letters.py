"""Facts from agencies, letters to outlets, reminders, similar cases, what a list costs."""

import datetime as dt
import tempfile

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from phohien.clarifications import case_lines, figures, reminding, selectors, services, similar
from phohien.clarifications.documents.letters import letter_document
from phohien.clarifications.enums import CaseState, LetterKind, Matter, Outcome
from phohien.clarifications.models import Letter
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.notices.models import Notice
from tests import factories
from vanban.linting import lint
from vanban.writing import render

NOW = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)
HOME = "/lam-viec/lam-ro/"


@pytest.fixture(autouse=True)
def _still():
    with clock.at(NOW):
        yield


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def answered(room, case):
    """The agency's officer adds a fact and prepares, its leader lets it out."""
    row = room.ask(case)
    services.add_fact(
        actor=room.expert_officer, request=row, statement="Sáu giếng đạt.", document="Biên bản",
        number="7/BB", dated=clock.today(),
    )  # fmt: skip
    services.prepare_request(actor=room.expert_officer, request=row, answer="Gửi biên bản.")
    services.approve_request(actor=room.expert_leader, request=row)
    row.refresh_from_db()
    return row


def test_an_agency_sees_its_question_and_nothing_else_of_the_case(room):
    case = room.case(title="Tên vụ việc nội bộ")
    services.write_dossier(actor=room.officer, case=case, impact="Đánh giá nội bộ")
    row = room.ask(case)
    client = client_of(room.expert_officer)
    html = client.get(f"{HOME}cau-hoi/{row.pk}/").content.decode()
    assert row.question in html and case.quotation in html
    assert "Đánh giá nội bộ" not in html and case.title not in html
    assert client.get(f"{HOME}{case.pk}/").status_code == 404
    assert client_of(room.stranger).get(f"{HOME}cau-hoi/{row.pk}/").status_code == 404


def test_facts_leave_the_agency_by_its_leader_only(room):
    case, row = room.case(), None
    row = room.ask(case)
    fact = services.add_fact(
        actor=room.expert_officer, request=row, statement="Sáu giếng đạt.", document="Biên bản",
        url="https://so-mau.example/bb",
    )  # fmt: skip
    assert fact not in selectors.facts_of(actor=room.analyst, case=case)
    services.prepare_request(actor=room.expert_officer, request=row, answer="")
    with pytest.raises(NotAllowed):
        services.approve_request(actor=room.expert_officer, request=row)
    with pytest.raises(NotVisible):
        services.approve_request(actor=room.stranger, request=row)
    services.use_facts(actor=room.officer, case=case, facts=[fact.pk])
    fact.refresh_from_db()
    assert not fact.is_used  # not released, so not chosen
    services.approve_request(actor=room.expert_leader, request=row)
    assert fact in selectors.facts_of(actor=room.analyst, case=case)
    assert services.use_facts(actor=room.officer, case=case, facts=[fact.pk]) == 1


def test_a_leader_sends_it_back_with_a_reason(room):
    row = room.ask(room.case())
    services.prepare_request(actor=room.expert_officer, request=row, answer="Không có số liệu.")
    services.return_request(actor=room.expert_leader, request=row, reason="Hỏi thêm trạm.")
    row.refresh_from_db()
    assert row.state == "asked" and row.returned_reason == "Hỏi thêm trạm."


def test_an_empty_answer_is_not_prepared(room):
    row = room.ask(room.case())
    with pytest.raises(InvalidInput):
        services.prepare_request(actor=room.expert_officer, request=row, answer=" ")


def test_what_was_let_out_stays(room):
    case = room.case()
    row = answered(room, case)
    with pytest.raises(RuleBroken):
        services.remove_fact(actor=room.expert_officer, fact=row.facts.get())
    with pytest.raises(RuleBroken):
        services.add_fact(actor=room.expert_officer, request=row, statement="Nữa", document="B",
                          url="https://a.example/")  # fmt: skip


def test_a_document_is_kept_and_served_to_who_may_see_it(room, settings, tmp_path):
    case = room.case()
    letter = write(room, published(room))
    body = render(letter_document(letter))
    fact = room.fact(case, number="", dated=None, file=ContentFile(body, name="kết quả.docx"))
    assert fact.file_sha256 and fact.file_name == "kết quả.docx"
    address = f"{HOME}can-cu/{fact.pk}/tep/"
    response = client_of(room.analyst).get(address)
    assert b"".join(response.streaming_content) == body and response["X-Content-Type-Options"]
    assert client_of(room.stranger).get(address).status_code == 404
    assert client_of(room.expert_officer).get(address).status_code == 404


def published(room, **fields):
    return room.published(**fields)


def write(room, case, **fields) -> Letter:
    values = {
        "kind": LetterKind.DEMAND, "outlet": case.outlet, "medium": "online",
        "said_title": case.said_title, "said_url": case.said_url, "said_on": clock.today(),
        "wrong": case.quotation, "right": "Mười hai mẫu đều đạt quy chuẩn.",
        "grounds": "Kết quả thử nghiệm số 215/KQ-TTQT ngày 22 tháng 11 năm 2026.",
    } | fields  # fmt: skip
    return services.write_letter(actor=room.officer, case=case, **values)


def test_a_letter_needs_grounds(room):
    with pytest.raises(RuleBroken) as told:
        write(room, room.case())
    assert told.value.code == "no-evidence"


def test_two_rounds_with_an_outlet_and_no_third(room):
    case = published(room)
    first = write(room, case)
    with pytest.raises(RuleBroken):  # the first has no result yet
        write(room, case)
    for number, letter in ((1, first), (2, None)):
        letter = letter or write(room, case)
        assert letter.round == number
        services.send_letter(
            actor=room.spokesperson, letter=letter, number=f"{number}/SVHTTDL-BC",
            sent_on=clock.today(),
        )  # fmt: skip
        services.record_result(
            actor=room.officer, letter=letter, result="refused", result_on=clock.today(),
            reply="Tòa soạn giữ nguyên bài.",
        )  # fmt: skip
    with pytest.raises(RuleBroken) as told:
        write(room, case)
    assert told.value.code == "rounds"
    assert write(room, case, outlet="Báo Khác").round == 1


def test_who_records_that_a_letter_was_sent(room):
    letter = write(room, published(room))
    with pytest.raises(NotAllowed):
        services.send_letter(actor=room.officer, letter=letter, number="1/A", sent_on=clock.today())
    sent = services.send_letter(
        actor=room.leader, letter=letter, number="1/A", sent_on=clock.today()
    )
    # 24/11 is a day off by the shipped table, and the day itself is not counted.
    assert sent.due_on == dt.date(2026, 12, 15) and "15 ngày làm việc" in sent.due_reason
    with pytest.raises(RuleBroken):
        services.change_letter(actor=room.officer, letter=letter, right="Khác")


def test_no_answer_only_after_its_time(room):
    letter = write(room, published(room))
    services.send_letter(actor=room.leader, letter=letter, number="1/A", sent_on=clock.today())
    with pytest.raises(InvalidInput):
        services.record_result(
            actor=room.officer, letter=letter, result="no_answer", result_on=clock.today()
        )
    with clock.at(NOW + dt.timedelta(days=30)):
        ended = services.record_result(
            actor=room.officer, letter=letter, result="no_answer", result_on=clock.today()
        )
    assert ended.result == "no_answer"


def test_a_sent_letter_is_a_correction_demand_of_the_year(room):
    case = published(room)
    letter = write(room, case)
    day = clock.today()
    assert not figures.correction_demands(day, day).exists()
    services.send_letter(actor=room.leader, letter=letter, number="1/A", sent_on=day)
    assert list(figures.correction_demands(day, day)) == [case]
    with pytest.raises(RuleBroken):  # the outlet's answer is awaited
        services.close_case(actor=room.analyst, case=case)


@pytest.mark.parametrize("kind", LetterKind.values)
def test_the_letter_has_the_form_of_decree_30(room, kind):
    case = published(room)
    letter = write(room, case, kind=kind)
    body = render(letter_document(letter))
    assert body == render(letter_document(Letter.objects.get(pk=letter.pk)))
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(body)
        file.flush()
        assert lint(file.name) == []
    client = client_of(room.officer)
    response = client.get(f"{HOME}van-ban/{letter.pk}/docx/")
    assert response.content == body and response["Content-Disposition"].endswith('.docx"')


def told(key: str) -> int:
    return Notice.objects.filter(key__contains=key).count()


def test_near_and_late_are_told_once_for_each_reason(room):
    case = room.case()
    assert reminding.remind_all() == 0 and reminding.standing_of(case) == "running"
    with clock.at(case.due_at - dt.timedelta(hours=2)):
        assert reminding.standing_of(case) == "soon"
        assert reminding.remind_all() > 0 and reminding.remind_all() == 0
    with clock.at(case.due_at + dt.timedelta(hours=1)):
        assert reminding.standing_of(case) == "late"
        assert reminding.remind_all() > 0 and reminding.remind_all() == 0
    soon, late = told(":soon"), told(":late")
    assert soon == late > 0
    services.set_clock(
        actor=room.analyst, case=case, matter=Matter.DIVIDED, received_at=case.received_at,
        impact_determined_at=clock.now(),
    )  # fmt: skip
    case.refresh_from_db()
    with clock.at(case.due_at + dt.timedelta(hours=1)):
        assert reminding.remind_all() == late  # another limit is another reason


def test_a_spoken_case_is_not_reminded(room):
    case = room.case()
    services.record_statement(
        actor=room.leader, case=case, at=clock.now(), form="direct", where="Trả lời"
    )
    with clock.at(NOW + dt.timedelta(days=3)):
        assert reminding.remind_cases() == 0


def test_questions_and_letters_are_reminded(room):
    case = published(room)
    row = room.ask(case)
    letter = write(room, case)
    services.send_letter(actor=room.leader, letter=letter, number="1/A", sent_on=clock.today())
    with clock.at(row.due_at + dt.timedelta(minutes=1)):
        assert reminding.remind_requests() == 2 and reminding.remind_requests() == 0
    with clock.at(NOW + dt.timedelta(days=40)):
        assert reminding.remind_letters() > 0 and reminding.remind_letters() == 0


def test_similar_earlier_cases_whatever_the_accents(room):
    other = factories.agency("11953")
    first = room.case(title="Nước giếng xã Nam Thụy Anh nhiễm kim loại",
                      quotation="Giếng làng nhiễm kim loại nặng.")  # fmt: skip
    room.case(
        title="Bến phà Cống Vực đóng cửa", quotation="Phà ngừng chạy hai tuần.",
        asked="Khi nào phà chạy lại?", places=[other],
    )  # fmt: skip
    found = similar.similar_to_text(
        actor=room.analyst, text="Nuoc gieng nhiem kim loai nang o Nam Thuy Anh", places=["12904"]
    )
    assert [row.case for row in found] == [first]
    assert "kim loại" in found[0].shared and found[0].places == ("12904",)
    assert similar.similar_to_text(actor=room.stranger, text="nước giếng nhiễm kim loại") == []
    assert similar.similar_to_text(actor=room.analyst, text="Giá vàng hôm nay tăng mạnh") == []


def test_the_form_offers_similar_cases_before_it_opens_another(room):
    case = room.case()
    client = client_of(room.analyst)
    given = {
        "title": "Giếng nước Nam Thụy Anh", "quotation": case.quotation, "language": "vi",
        "outlet": "Báo Khác", "asked": case.asked, "agency": case.agency_id,
        "matter": Matter.WRONG_PRESS, "received_at": "2026-11-23T09:00",
        "topics": [case.topics.get().pk],
    }  # fmt: skip
    response = client.post(f"{HOME}mo/", given)
    html = response.content.decode()
    assert response.status_code == 409 and case.title in html and "van-mo" in html
    response = client.post(f"{HOME}mo/", given | {"van-mo": "1"})
    assert response.status_code == 302


def test_the_list_costs_the_same_for_one_and_for_a_hundred(room):
    def cost() -> int:
        client = client_of(room.analyst)
        client.get(HOME)
        with CaptureQueriesContext(connection) as held:
            assert client.get(HOME).status_code == 200
        return len(held)

    room.ask(room.case())
    one = cost()
    for _number in range(30):
        room.case()
    assert cost() == one <= 16


def test_the_morning_page_is_told_the_state_of_a_case(room, django_assert_num_queries):
    from phohien.press_monitoring.models import Story

    story = Story.objects.create(title="Nước giếng", first_at=NOW, last_at=NOW)
    case = room.case(story=story)
    with django_assert_num_queries(1):
        line = case_lines.lines_of([story.pk])[story.pk][0]
    assert "hạn 08:00 24/11" in line.text and str(case.pk) in line.url and not line.is_settled
    services.close_case(actor=room.analyst, case=case, outcome=Outcome.NO_REPLY, reason="Ý kiến.")
    assert case_lines.lines_of([story.pk])[story.pk][0].is_settled


@pytest.mark.parametrize("state", [CaseState.OPEN, CaseState.ANSWERED])
def test_every_screen_opens(room, state):
    case = room.case() if state == CaseState.OPEN else published(room)
    room.fact(case)
    row, client = room.ask(case), client_of(room.coordinator)
    letter = write(room, case)
    paths = ["", "mo/", *(f"{case.pk}/{part}" for part in (
        "", "sua/", "ho-so/", "han/", "khep-lai/", "mo-lai/", "hoi/", "can-cu/", "van-ban/",
    )), f"cau-hoi/{row.pk}/", f"van-ban/{letter.pk}/", f"van-ban/{letter.pk}/sua/"]  # fmt: skip
    assert [path for path in paths if client.get(f"{HOME}{path}").status_code != 200] == []
    assert client.get(f"{HOME}?xuat=xlsx&trang_thai=tat-ca").status_code == 200
    officer = client_of(room.officer)
    assert officer.get(f"{HOME}{case.pk}/tra-loi/").status_code == 200
    if state == CaseState.ANSWERED:
        assert officer.get(f"{HOME}{case.pk}/ban-dich/en/").status_code == 200
