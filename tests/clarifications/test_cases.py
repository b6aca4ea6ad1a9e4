"""From opening to closing: rules, the clock, evidence, and what the database itself refuses."""

import datetime as dt
import re

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from phohien.clarifications import figures, selectors, services
from phohien.clarifications.enums import CaseState, Matter, Outcome, StatementForm
from phohien.clarifications.models import Case, Fact
from phohien.clearance.errors import SecretSuspected
from phohien.clearance.models import Case as ClearanceCase
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.newsroom import services as newsroom
from phohien.newsroom import snapshots
from phohien.organisation.enums import Role
from phohien.plans.models import Evidence
from phohien.security.models import AuditEntry
from tests import factories
from tests.factories import make_user
from tests.newsroom.factories import sign_all
from tests.press_monitoring.factories import BRIDGE, make_article

NOW = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _still():
    with clock.at(NOW):
        yield


def test_a_case_opens_with_its_clock_and_the_reason_of_it(room):
    case = room.case()
    assert case.due_at == case.received_at + dt.timedelta(hours=24)
    assert "Điều 7 khoản 3" in case.due_reason and case.state == CaseState.OPEN
    assert AuditEntry.objects.filter(action="clarifications.open_case").count() == 1


def test_a_form_sent_twice_is_one_case(room):
    first = room.case(title="Một", quotation="Một câu")
    assert room.case(title="Một", quotation="Một câu").pk == first.pk
    assert Case.objects.count() == 1


@pytest.mark.parametrize("who", ["officer", "leader", "stranger", "expert_officer"])
def test_only_the_press_desks_open(room, who):
    with pytest.raises(NotAllowed):
        room.case(actor=getattr(room, who))


def test_a_mark_of_secrecy_is_refused(room):
    with pytest.raises(SecretSuspected):
        room.case(asked="TỐI MẬT\nvăn bản kèm theo")
    assert not Case.objects.exists()


def test_who_sees_a_case(room):
    case = room.case()
    for who in (room.analyst, room.coordinator, room.officer, room.leader, room.spokesperson):
        assert selectors.case_for(who, case.pk) == case
    for who in (room.stranger, room.expert_officer, room.expert_leader):
        with pytest.raises(NotVisible):
            selectors.case_for(who, case.pk)


def test_a_fact_without_a_source_is_refused_by_the_service_and_by_the_database(room):
    case = room.case()
    with pytest.raises(InvalidInput) as told:
        room.fact(case, number="", dated=None)
    assert told.value.field == "file"
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.create(case=case, statement="Không có nguồn", added_at=clock.now())


def test_a_number_without_its_date_is_no_source(room):
    with pytest.raises(InvalidInput):
        room.fact(room.case(), dated=None)


def test_a_file_is_kept_with_its_hash_and_a_stamped_one_is_refused(room):
    case = room.case()
    paper = ContentFile(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n", name="ket-qua.pdf")
    fact = room.fact(case, number="", dated=None, url="https://hungyen.example/kq.pdf")
    assert fact.url and not fact.file
    with pytest.raises(InvalidInput):
        room.fact(case, file=ContentFile(b"MZ\x90", name="virus.pdf"))
    assert paper.size


def test_an_answer_needs_a_chosen_fact(room):
    case = room.case()
    with pytest.raises(RuleBroken) as told:
        room.answer(case)
    assert told.value.code == "no-evidence"
    fact = room.fact(case)
    services.use_facts(actor=room.officer, case=case, facts=[])
    with pytest.raises(RuleBroken):
        room.answer(case)
    services.use_facts(actor=room.officer, case=case, facts=[fact.pk])
    assert room.answer(case).state == CaseState.ANSWERING


def test_only_the_agency_that_answers_writes_under_its_name(room):
    case = room.case()
    room.fact(case)
    for who in (room.analyst, room.coordinator):
        with pytest.raises(NotAllowed):
            services.write_answer(
                actor=who, case=case, outcome=Outcome.WRONG_FACT, title="A", lead="B", text="C"
            )


def test_a_claim_whose_evidence_is_gone_is_not_handed_in(room):
    case = room.case()
    room.fact(case)
    room.answer(case)
    page = snapshots.latest(case.publication)
    newsroom.save_draft(
        actor=room.officer, publication=case.publication, claim=page.claim | {"evidence": []}
    )
    with pytest.raises(newsroom.NotReady) as told:
        newsroom.request_clearance(actor=room.officer, publication=case.publication)
    assert any("căn cứ" in sentence for sentence in told.value.found)
    with pytest.raises(InvalidInput):
        newsroom.publish_in_emergency(actor=room.leader, publication=case.publication, reason="Gấp")


@pytest.mark.parametrize(
    "evidence", [[], [{"statement": "Đúng", "document": "", "number": "", "url": ""}]]
)
def test_the_database_opens_no_clearance_for_a_claim_without_evidence(room, evidence):
    case = room.case()
    room.fact(case)
    room.answer(case)
    row = newsroom.request_clearance(actor=room.officer, publication=case.publication)
    snapshot = row.snapshot | {"claim": row.snapshot["claim"] | {"evidence": evidence}}
    fields = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    fields |= {"id": None, "snapshot": snapshot, "subject_id": 987_654}
    with pytest.raises(Exception, match="without evidence"), transaction.atomic():
        ClearanceCase.objects.create(**fields)
    ClearanceCase.objects.create(**(fields | {"snapshot": row.snapshot, "subject_id": 987_655}))


def test_publishing_the_answer_stops_the_clock_and_counts(room):
    case = room.published()
    assert case.state == CaseState.ANSWERED
    assert case.first_statement_at == case.publication.first_published_at
    assert case.first_statement_form == StatementForm.POSTING
    day = clock.today()
    spoken, total = figures.cases_spoken(day, day)
    assert list(spoken) == list(total) == [case]
    on_time, limited = figures.cases_on_time(day, day)
    assert list(on_time) == list(limited) == [case]
    assert list(figures.wrong_press_cases(day, day)) == [case]
    assert not figures.correction_demands(day, day).exists()


def test_the_writer_does_not_clear_and_a_spokesperson_signs(room):
    case = room.case()
    room.fact(case)
    room.answer(case)
    cleared = newsroom.request_clearance(actor=room.officer, publication=case.publication)
    assert room.officer.pk in cleared.writer_ids
    assert "spokesperson" in cleared.steps.values_list("role", flat=True)


def test_withdrawal_opens_the_work_again_and_keeps_the_first_word(room):
    case = room.published()
    spoken = case.first_statement_at
    newsroom.withdraw(actor=room.leader, publication=case.publication, reason="Nhầm số liệu.")
    case.refresh_from_db()
    assert case.state == CaseState.ANSWERING and case.first_statement_at == spoken


TASK = (
    ("II.6.a", "II", "Cung cấp thông tin giải thích, làm rõ", "Tổng hợp dư luận, làm rõ kịp thời."),
)


def test_the_answer_proves_the_plan_task_once_and_no_more_when_withdrawn(room):
    plan = factories.make_plan([room.owner, room.expert], tasks=TASK)
    case = room.published()
    assert case.plan_task.plan == plan
    evidence = Evidence.objects.get()
    assert evidence.agency == room.owner and case.publication.path in evidence.url
    room.publish(room.answer(case, update="Tòa soạn đã gỡ bài."))
    assert Evidence.objects.count() == 1
    newsroom.withdraw(actor=room.leader, publication=case.publication, reason="Nhầm số liệu.")
    evidence.refresh_from_db()
    assert evidence.withdrawn_at is not None


def test_late_is_late_in_the_figure(room):
    case = room.case(received_at=clock.now() - dt.timedelta(hours=30))
    services.record_statement(
        actor=room.spokesperson, case=case, at=clock.now(), form="direct", where="Họp báo"
    )
    first = clock.today() - dt.timedelta(days=3)
    on_time, limited = figures.cases_on_time(first, clock.today())
    assert not on_time.exists() and list(limited) == [case]


def test_the_period_is_by_days_of_viet_nam(room):
    """18:30 UTC of the 14th is the 15th in Việt Nam: of the next year of the report."""
    with clock.at(dt.datetime(2026, 12, 16, 1, tzinfo=dt.UTC)):
        moment = dt.datetime(2026, 12, 14, 18, 30, tzinfo=dt.UTC)
        case = room.case(received_at=moment, said_at=None)
    this = figures.cases_spoken(dt.date(2025, 12, 15), dt.date(2026, 12, 14))[1]
    following = figures.cases_spoken(dt.date(2026, 12, 15), dt.date(2027, 12, 14))[1]
    assert not this.exists() and list(following) == [case]


def test_no_reply_needs_a_reason(room):
    case = room.case()
    with pytest.raises(InvalidInput):
        services.close_case(actor=room.analyst, case=case, outcome=Outcome.NO_REPLY)
    closed = services.close_case(
        actor=room.analyst, case=case, outcome=Outcome.NO_REPLY, reason="Là bình luận cá nhân."
    )
    assert closed.state == CaseState.CLOSED
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(outcome_reason="")


def test_a_verdict_needs_a_published_answer(room):
    case = room.case()
    with pytest.raises(RuleBroken):
        services.close_case(actor=room.analyst, case=case, outcome=Outcome.WRONG_FACT)
    with pytest.raises(RuleBroken):
        services.close_case(actor=room.analyst, case=case, outcome=Outcome.ANSWERED)
    services.record_statement(
        actor=room.leader, case=case, at=clock.now(), form="written", where="Công văn 12"
    )
    assert services.close_case(actor=room.analyst, case=case, outcome=Outcome.ANSWERED)


def test_closed_means_closed_until_opened_again(room):
    case = room.published()
    services.close_case(actor=room.analyst, case=case)
    for act in (lambda: room.fact(case), lambda: room.ask(case), lambda: room.answer(case)):
        with pytest.raises(RuleBroken):
            act()
    again = services.reopen_case(actor=room.analyst, case=case, reason="Có số liệu mới.")
    assert again.state == CaseState.ANSWERED and again.outcome == Outcome.WRONG_FACT


def test_the_first_statement_is_written_once(room):
    case = room.case()
    say = {"form": "direct", "where": "Trả lời phỏng vấn"}
    services.record_statement(actor=room.spokesperson, case=case, at=clock.now(), **say)
    with pytest.raises(RuleBroken):
        services.record_statement(actor=room.leader, case=case, at=clock.now(), **say)


def test_an_update_is_a_new_version_that_keeps_the_claim(room):
    case = room.published()
    room.answer(case, update="Ngày 24/11, tòa soạn đã gỡ bài.")
    case.publication.refresh_from_db()
    claim = snapshots.draft_of(case.publication).snapshot["claim"]
    assert [row["text"] for row in claim["updates"]] == ["Ngày 24/11, tòa soạn đã gỡ bài."]
    assert case.publication.current.snapshot["claim"]["updates"] == []
    cleared = newsroom.request_clearance(
        actor=room.officer, publication=case.publication, note="Thêm diễn biến."
    )
    sign_all(cleared)
    newsroom.publish(actor=room.leader, publication=case.publication)
    case.publication.refresh_from_db()
    assert case.publication.current.number == 2
    assert len(case.publication.current.snapshot["claim"]["updates"]) == 1


def test_an_edit_in_the_newsroom_keeps_the_claim(room):
    case = room.case()
    room.fact(case)
    room.answer(case)
    before = snapshots.draft_of(case.publication).snapshot["claim"]
    newsroom.save_draft(actor=room.officer, publication=case.publication, lead="Câu khác hẳn.")
    assert snapshots.draft_of(case.publication).snapshot["claim"] == before


def test_the_english_answer_carries_the_claim_in_english(case, english):
    claim = english.current.snapshot["claim"]
    assert claim["locale"] == "en" and claim["quotation"] == case.quotation
    assert claim["evidence"][0]["statement"] == "All samples met the standard."
    assert claim["evidence"][0]["number"] == "215/KQ-TTQT"


def test_our_own_mistake_is_a_correction_of_ours(room):
    ours = room.published().publication
    case = room.case(
        matter=Matter.OWN_WORDS, outlet="Cổng thông tin đối ngoại tỉnh Hưng Yên", corrects=ours
    )
    room.fact(case)
    room.publish(room.answer(case, Outcome.WE_WERE_WRONG))
    snapshot = case.publication.current.snapshot
    assert snapshot["kind"] == "correction" and snapshot["facts"]["corrects"] == ours.path
    assert snapshot["claim"]["corrects"] == {"path": ours.path, "title": ours.title}
    day = clock.today()
    assert case not in figures.wrong_press_cases(day, day)


def test_the_code_has_the_year_of_viet_nam(room):
    with clock.at(dt.datetime(2026, 12, 31, 18, 0, tzinfo=dt.UTC)):
        case = room.case(received_at=dt.datetime(2026, 12, 31, 17, 30, tzinfo=dt.UTC))
    assert case.code == f"LR-2027-{case.pk}"


def test_a_case_leads_only_where_one_may_go(room, client):
    """The agency that answers does not read the press monitoring; a reader translates nothing."""
    article = make_article(BRIDGE)
    case = room.case(story=article.story, article=article)
    room.fact(case)
    room.publish(room.answer(case))
    reader = make_user(Role.AUDITOR)
    for person in (room.officer, room.analyst, reader):
        client.force_login(person)
        text = client.get(f"/lam-viec/lam-ro/{case.pk}/").content.decode()
        for link in set(re.findall(r'href="(/lam-viec/(?:nghe-bao|lam-ro)/[^"#]*)"', text)):
            assert client.get(link).status_code == 200, (person, link)
    assert "/nghe-bao/tin/" in text and "ban-dich" not in text


@pytest.mark.parametrize("query", ["story=²", "article=²", f"story={'9' * 30}"])
def test_a_story_that_is_none_is_no_error(room, client, query):
    client.force_login(room.analyst)
    assert client.get(f"/lam-viec/lam-ro/mo/?{query}").status_code in (200, 404)


def test_a_fact_and_an_update_sent_twice_are_one_each(room):
    case = room.case()
    assert room.fact(case) == room.fact(case)
    assert room.fact(case, statement="Một câu khác.") != room.fact(case)
    room.answer(case)
    for _time in range(2):
        room.answer(case, update="Trung tâm lấy thêm sáu mẫu.")
    assert len(snapshots.latest(case.publication).claim["updates"]) == 1
