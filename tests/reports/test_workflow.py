"""States × steps × roles, no self-approval, lost races, one audit entry per service."""

import pytest

from phohien.kernel.errors import DomainError, InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.organisation.enums import Role
from phohien.plans.enums import AssignmentState
from phohien.plans.selectors import same_event_candidates
from phohien.reports.enums import ReportState
from phohien.reports.errors import EditedMeanwhile
from phohien.reports.models import AgencyReport
from phohien.reports.services import (
    accept_report,
    refill_section,
    reopen_report,
    return_report,
    start_report,
    submit_report,
    write_compiled,
    write_sections,
)
from phohien.reports.writing import fingerprint
from phohien.security.models import AuditEntry
from tests import factories

STEPS = {
    "write": lambda actor, report: write_sections(
        actor=actor, report=report, sections={"causes": "Thiếu người."}
    ),
    "submit": lambda actor, report: submit_report(actor=actor, report=report),
    "accept": lambda actor, report: accept_report(actor=actor, report=report),
    "return": lambda actor, report: return_report(actor=actor, report=report, reason="Thiếu số."),
    "reopen": lambda actor, report: reopen_report(actor=actor, report=report, reason="Sai số."),
}
WHO = {"write": "officer", "submit": "leader"}
GOOD = {
    ("draft", "write"): "draft",
    ("draft", "submit"): "submitted",
    ("submitted", "accept"): "accepted",
    ("submitted", "return"): "returned",
    ("returned", "write"): "returned",
    ("returned", "submit"): "submitted",
    ("accepted", "reopen"): "returned",
}


def in_state(province, state: str) -> AgencyReport:
    report = province.report()
    for step, upto in (("submit", "submitted"), ("accept", "accepted"), ("return", "returned")):
        if state == "draft" or step == "return" and state == "accepted":
            break
        if step == "accept" and state == "returned":
            continue
        report = STEPS[step](getattr(province, WHO.get(step, "coordinator")), report)
        if upto == state:
            break
    assert report.state == state
    return report


def test_the_closing_evidence_leads_to_the_report_wherever_the_software_stands(province, client):
    report = province.submitted()
    proof = province.duty().evidence.get()
    assert proof.url == report.get_absolute_url()
    client.force_login(province.coordinator)
    page = client.get(f"/lam-viec/minh-chung/{proof.pk}/").content.decode()
    assert f'href="{report.get_absolute_url()}"' in page
    client.force_login(province.officer)
    address = f"/lam-viec/minh-chung/{proof.pk}/sua/"
    form = client.get(address).context["form"]
    typed = {"title": "Báo cáo năm", "document_number": "1/BC", "happened_on": "2026-11-20"}
    typed["assignments"] = [str(key) for key in form["assignments"].initial]
    assert client.post(address, typed).status_code == 302
    proof.refresh_from_db()
    assert (proof.title, proof.url) == ("Báo cáo năm", report.get_absolute_url())


def test_a_proof_with_the_old_whole_address_is_not_given_twice(province):
    report = province.submitted()
    old = f"https://cu.example.vn{report.get_absolute_url()}"
    province.duty().evidence.update(url=old)
    STEPS["return"](province.coordinator, report)
    STEPS["submit"](province.leader, report)
    assert province.duty().evidence.get().url == old


def test_reports_of_two_agencies_are_not_offered_as_one_event(province):
    province.submitted()
    leader = factories.make_user(Role.AGENCY_LEADER, province.ward)
    other = start_report(actor=leader, round=province.round, agency=province.ward)
    submit_report(actor=leader, report=other)
    proof = province.duty().evidence.get()
    assert same_event_candidates(actor=province.coordinator, evidence=proof) == []


@pytest.mark.parametrize("state", ReportState.values)
@pytest.mark.parametrize("step", STEPS)
def test_every_state_and_step(province, state, step):
    report = in_state(province, state)
    actor = getattr(province, WHO.get(step, "coordinator"))
    if (state, step) in GOOD:
        assert STEPS[step](actor, report).state == GOOD[state, step]
    else:
        with pytest.raises(RuleBroken):
            STEPS[step](actor, report)
        assert AgencyReport.objects.get(pk=report.pk).state == state


ROLES = {
    "leader": {"write", "submit"},
    "officer": {"write"},
    "coordinator": {"accept", "return"},
    "other": set(),
}


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("step", ["write", "submit", "accept", "return"])
def test_every_role_and_step(province, who, step):
    report = in_state(province, "draft" if step in ("write", "submit") else "submitted")
    actor = getattr(province, who)
    if step in ROLES[who]:
        STEPS[step](actor, report)
        return
    with pytest.raises(NotVisible if who == "other" else NotAllowed):
        STEPS[step](actor, report)


@pytest.mark.parametrize(
    "role",
    [
        Role.AUDITOR,
        Role.PROVINCIAL_LEADER,
        Role.REVIEWER,
        Role.FINANCE_APPRAISER,
        Role.SYSTEM_ADMINISTRATOR,
    ],
)
@pytest.mark.parametrize("step", ["accept", "return"])
def test_readers_of_the_province_decide_nothing(province, role, step):
    report = in_state(province, "submitted")
    with pytest.raises(NotAllowed):
        STEPS[step](factories.make_user(role), report)


def test_nobody_decides_on_the_report_of_their_own_agency(province):
    report = in_state(province, "submitted")
    both = factories.add_role(
        factories.make_user(Role.COORDINATOR), Role.AGENCY_OFFICER, province.commune
    )
    with pytest.raises(NotAllowed):
        accept_report(actor=both, report=report)


def test_an_agency_that_owes_nothing_begins_no_report(province):
    from phohien.organisation.models import Agency

    idle = Agency.objects.filter(kind="commune").order_by("-code").first()
    with pytest.raises(RuleBroken):
        start_report(
            actor=factories.make_user(Role.AGENCY_OFFICER, idle), round=province.round, agency=idle
        )


def test_starting_twice_opens_the_same_report(province):
    made = {
        start_report(actor=actor, round=province.round, agency=province.commune).pk
        for actor in (province.officer, province.leader, province.officer)
    }
    assert len(made) == 1
    with pytest.raises(NotAllowed):
        start_report(actor=province.other, round=province.round, agency=province.commune)


def test_a_decision_needs_a_reason(province):
    with pytest.raises(InvalidInput):
        return_report(
            actor=province.coordinator, report=in_state(province, "submitted"), reason=" "
        )


def test_two_people_change_one_section_and_neither_is_lost(province):
    report = province.report()
    seen = {key: fingerprint(report.sections.get(key, "")) for key in ("causes", "limits")}
    first = {"causes": "Thiếu người.", "limits": ""}
    write_sections(actor=province.officer, report=report, sections=first, seen=seen)
    with pytest.raises(EditedMeanwhile) as lost:
        write_sections(
            actor=province.leader,
            report=report,
            sections={"causes": "Thiếu kinh phí.", "limits": "Ít ảnh."},
            seen=seen,
        )
    assert lost.value.keys == ["causes"]
    report.refresh_from_db()
    assert (report.sections["causes"], report.sections.get("limits")) == ("Thiếu người.", "")


def test_two_people_change_two_sections_and_both_are_kept(province):
    report = province.report()
    seen = {key: fingerprint("") for key in ("causes", "limits")}
    one, other = {"causes": "A.", "limits": ""}, {"causes": "", "limits": "B."}
    write_sections(actor=province.officer, report=report, sections=one, seen=seen)
    write_sections(actor=province.leader, report=report, sections=other, seen=seen)
    report.refresh_from_db()
    assert (report.sections["causes"], report.sections["limits"]) == ("A.", "B.")


@pytest.mark.parametrize(
    ("sections", "field"), [({"none": "x"}, "none"), ({"causes": "x" * 60_001}, "causes")]
)
def test_what_does_not_fit_is_told_by_field_and_nothing_is_saved(province, sections, field):
    report = province.report()
    with pytest.raises(InvalidInput) as found:
        write_sections(
            actor=province.officer, report=report, sections={"limits": "mới", **sections}
        )
    assert found.value.field == field
    report.refresh_from_db()
    assert "limits" not in report.sections


def test_each_service_leaves_one_entry(province):
    report = province.report()

    def entries_of(action, do) -> None:
        before = AuditEntry.objects.count()
        do()
        made = AuditEntry.objects.order_by("pk")[before:]
        own = [row.action for row in made if row.action.startswith("reports.")]
        assert own == [action], own

    leader, coordinator = province.leader, province.coordinator
    entries_of("reports.write_report", lambda: STEPS["write"](leader, report))
    entries_of(
        "reports.write_report",
        lambda: write_sections(actor=leader, report=report, sections={"g2": "khác"}),
    )
    entries_of(
        "reports.write_report", lambda: refill_section(actor=leader, report=report, key="g2")
    )
    entries_of("reports.submit_report", lambda: STEPS["submit"](leader, report))
    entries_of("reports.return_report", lambda: STEPS["return"](coordinator, report))
    entries_of("reports.submit_report", lambda: STEPS["submit"](leader, report))
    entries_of("reports.accept_report", lambda: STEPS["accept"](coordinator, report))
    entries_of("reports.reopen_report", lambda: STEPS["reopen"](coordinator, report))
    entries_of(
        "reports.write_compiled",
        lambda: write_compiled(
            actor=coordinator, round=province.round, sections={"causes": "Lời chung."}
        ),
    )


def test_what_fails_leaves_no_entry(province):
    report = in_state(province, "submitted")
    before = AuditEntry.objects.count()
    for step in ("submit", "reopen"):
        with pytest.raises(DomainError):
            STEPS[step](province.leader if step == "submit" else province.coordinator, report)
    assert AuditEntry.objects.count() == before


class TestClosingDuty:
    """The plan's closing task is settled by the report."""

    def test_submission_finishes_it_with_the_report_as_evidence(self, province):
        report = province.submitted()
        duty = province.duty()
        assert (duty.state, duty.evidence_count) == (AssignmentState.DONE, 1)
        row = duty.evidence.get()
        assert row.kind == "document"
        assert row.url.endswith(report.get_absolute_url())

    def test_a_return_reopens_it_and_a_resubmission_does_not_double_the_evidence(self, province):
        report = province.submitted()
        report = return_report(actor=province.coordinator, report=report, reason="Thiếu số liệu.")
        assert province.duty().state == AssignmentState.IN_PROGRESS
        submit_report(actor=province.leader, report=report)
        duty = province.duty()
        assert (duty.state, duty.evidence.count()) == (AssignmentState.DONE, 1)
        assert report.versions.count() == 2

    def test_a_failed_submission_settles_nothing(self, province):
        report = start_report(actor=province.officer, round=province.round, agency=province.commune)
        AgencyReport.objects.filter(pk=report.pk).update(sections={})
        with pytest.raises(RuleBroken):
            submit_report(actor=province.leader, report=report)
        assert province.duty().state == AssignmentState.NO_UPDATE

    def test_an_agency_without_the_task_reports_all_the_same(self, province):
        from phohien.plans.services import withdraw_assignment

        withdraw_assignment(actor=province.coordinator, assignment=province.duty())
        assert province.submitted().state == ReportState.SUBMITTED
