"""From a file to an adopted plan, and every way it may be refused."""

import pytest
from django.core.files.base import ContentFile

from phohien.intake import services
from phohien.intake.comparing import dropped
from phohien.intake.enums import IntakeState
from phohien.intake.services.arranging import AssigneeInput
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency
from phohien.plans.enums import ChangeKind, PlanState
from phohien.plans.services import adopt_plan
from phohien.security.models import AuditEntry
from tests import factories
from tests.intake.conftest import TEXT, upload
from vanban.errors import UnreadableInput

pytestmark = pytest.mark.django_db
COASTAL = 8


def task(intake, code):
    return intake.tasks.get(code=code)


def settle_unknown(coordinator, intake):
    agency = Agency.objects.get(code="so-nnmt")
    services.set_assignees(
        actor=coordinator, task=task(intake, "II.3.a"), assignees=[AssigneeInput(agency=agency)]
    )


def test_tasks_owners_and_lines_are_found(intake):
    codes = list(intake.tasks.values_list("code", flat=True))
    assert codes == ["II.1.a", "II.1.b", "II.2.a", "II.3.a"]
    first = task(intake, "II.1.a")
    assert first.role == "lead"
    assert str(first.deadline) == "2026-06-30"
    assert first.assignees.get().agency.code == "so-tai-chinh"
    assert TEXT.splitlines()[first.line_start - 1].startswith("a) Chủ trì")
    assert task(intake, "II.2.a").assignees.get().group.code == "ven-bien"
    unknown = task(intake, "II.3.a").assignees.get()
    assert unknown.agency is None and unknown.group is None
    assert intake.header["number"] == "812"


def test_an_unknown_owner_keeps_the_plan_from_being_made(coordinator, intake):
    with pytest.raises(InvalidInput, match="II.3.a"):
        services.prepare(actor=coordinator, intake=intake)
    intake.refresh_from_db()
    assert intake.state == IntakeState.REVIEW and intake.plan is None


def test_a_group_unfolds_without_its_exceptions(coordinator, intake):
    settle_unknown(coordinator, intake)
    row = task(intake, "II.2.a")
    left_out = Agency.objects.get(code="13003")
    group = row.assignees.get().group
    chosen = AssigneeInput(group=group, exceptions=(left_out.pk,))
    services.set_assignees(actor=coordinator, task=row, assignees=[chosen])
    plan = services.prepare(actor=coordinator, intake=intake)
    owed = plan.tasks.get(code="II.2.a").assignments.all()
    assert owed.count() == COASTAL - 1
    assert left_out.pk not in owed.values_list("agency_id", flat=True)
    assert {row.via_group for row in owed} == {group.name}


def test_who_prepared_does_not_adopt(coordinator, intake):
    settle_unknown(coordinator, intake)
    plan = services.prepare(actor=coordinator, intake=intake)
    with pytest.raises(NotAllowed):
        adopt_plan(actor=coordinator, plan=plan)
    adopted = adopt_plan(actor=factories.make_user(Role.COORDINATOR), plan=plan)
    assert adopted.state == PlanState.ADOPTED
    first = adopted.tasks.get(code="II.1.a")
    assert (first.page, first.line_start) == (1, 16)
    assert adopted.paper.lines[15]["text"].startswith("a) Chủ trì")


def test_a_corrected_plan_comes_in_as_a_difference(coordinator, intake):
    settle_unknown(coordinator, intake)
    plan = services.prepare(actor=coordinator, intake=intake)
    plan = adopt_plan(actor=factories.make_user(Role.COORDINATOR), plan=plan)
    changed = TEXT.replace("trước ngày 30/6/2026", "trước ngày 31/7/2026")
    changed = changed.split("3. Hội Sinh vật cảnh")[0]
    changed += "3. Sở Y tế\na) Biên soạn tờ gấp về chăm sóc sức khỏe cho du khách quốc tế.\n"
    second = upload(coordinator, changed, previous=plan)
    kinds = dict(second.tasks.values_list("code", "change"))
    assert kinds == {
        "II.1.a": ChangeKind.CHANGED,
        "II.1.b": ChangeKind.KEPT,
        "II.2.a": ChangeKind.KEPT,
        "II.3.a": ChangeKind.NEW,
    }
    assert [row.code for row in dropped(second)] == ["II.3.a"]


def test_words_and_lines_are_corrected_and_kept(coordinator, intake):
    line = intake.lines.get(number=16)
    start = line.text.index("danh mục")
    line = services.correct_word(
        actor=coordinator, line=line, start=start, end=start + 8, was="danh mục", text="bảng kê"
    )
    assert line.corrected and "bảng kê dự án" in line.text
    assert "bảng kê dự án" in task(intake, "II.1.a").text
    entry = AuditEntry.objects.filter(action="intake.correct_line").first()
    assert entry.changes["dòng 16"][0].count("danh mục") == 1
    with pytest.raises(RuleBroken):
        services.correct_word(
            actor=coordinator, line=line, start=start, end=start + 8, was="danh mục", text="x"
        )


def test_split_merge_move(coordinator, intake):
    first = task(intake, "II.1.a")
    cut = first.text.index("hoàn thành")
    one, two = services.split_task(actor=coordinator, task=first, at=cut)
    assert two.code == "II.1.a(2)" and two.assignees.count() == one.assignees.count()
    order = list(intake.tasks.values_list("code", flat=True))
    assert order[:3] == ["II.1.a", "II.1.a(2)", "II.1.b"]
    merged = services.merge_with_next(actor=coordinator, task=one)
    assert merged.text.count("hoàn thành") == 1 and not intake.tasks.filter(pk=two.pk).exists()
    services.move_task(actor=coordinator, task=merged, after=task(intake, "II.2.a"))
    assert list(intake.tasks.values_list("code", flat=True))[2] == "II.1.a"


@pytest.mark.parametrize("at", [0, 10_000])
def test_a_split_needs_words_on_both_sides(coordinator, intake, at):
    with pytest.raises(RuleBroken):
        services.split_task(actor=coordinator, task=task(intake, "II.1.a"), at=at)


def test_a_doubled_code_is_refused(coordinator, intake):
    with pytest.raises(InvalidInput):
        services.change_task(actor=coordinator, task=task(intake, "II.1.a"), code="II.1.b")


def test_an_officer_of_an_agency_brings_nothing_in(db):
    officer = factories.make_user(Role.AGENCY_OFFICER, "12904")
    with pytest.raises(NotAllowed):
        services.receive(actor=officer, file=ContentFile(b"x", name="a.txt"))


def test_an_empty_file_is_refused_and_nothing_kept(coordinator):
    from phohien.intake.models import Intake

    with pytest.raises(InvalidInput):
        services.receive(actor=coordinator, file=ContentFile(b"", name="a.txt"))
    assert not Intake.objects.exists()


def test_words_added_or_rewritten_keep_the_link_to_last_years_task():
    from phohien.intake.comparing import likeness

    old = "Chủ động cung cấp thông tin cho báo chí về công tác đối ngoại của địa phương"
    assert likeness(old + " và trả lời phỏng vấn theo quy định về phát ngôn mới", old) > 0.8
    assert likeness("Tổ chức lớp bồi dưỡng nghiệp vụ chụp ảnh", old) < 0.55


def test_a_file_that_is_no_document_by_name_or_by_content(coordinator):
    with pytest.raises(InvalidInput, match="không phải văn bản"):
        services.receive(actor=coordinator, file=ContentFile(b"x", name="bai-viet.exe"))
    with pytest.raises(UnreadableInput, match="khong.docx"):
        upload(coordinator, "đây không phải tệp Word", name="khong.docx")


def test_a_text_without_duties_says_so(coordinator):
    intake = upload(coordinator, "Hôm nay trời đẹp.\nChúng tôi đi thăm chùa Keo.\n")
    assert any("Không tìm thấy nhiệm vụ nào" in warning for warning in intake.warnings)
