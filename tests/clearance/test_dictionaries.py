"""Topics and ladders in /cms/: for system administrators, audited, kept sensible."""

import pytest

from phohien.clearance.models import ContentClass, LadderStep, Topic
from phohien.organisation.enums import Role
from phohien.security.models import AuditEntry
from tests import factories


@pytest.fixture
def administrator(room):
    return factories.make_user(Role.SYSTEM_ADMINISTRATOR)


def topic(**changes) -> dict:
    row = Topic.objects.get(code="van-hoa-du-lich")
    given = {"code": row.code, "name": row.name, "name_en": row.name_en, "order": row.order}
    return given | changes


def test_an_administrator_changes_a_topic_and_it_is_audited(client, administrator):
    row = Topic.objects.get(code="van-hoa-du-lich")
    url = f"/cms/chu_de/edit/{row.pk}/"
    client.force_login(administrator)
    assert client.get("/cms/chu_de/").status_code == 200
    assert client.post(url, topic(name="Văn hóa và du lịch")).status_code == 302
    row.refresh_from_db()
    assert row.name == "Văn hóa và du lịch"
    entry = AuditEntry.objects.get(action="clearance.save_in_dictionary")
    assert entry.actor == administrator and entry.changes["name"][1] == "Văn hóa và du lịch"


def test_a_sensitive_topic_needs_a_body(client, administrator):
    row = Topic.objects.get(code="van-hoa-du-lich")
    client.force_login(administrator)
    answer = client.post(f"/cms/chu_de/edit/{row.pk}/", topic(is_sensitive="on"))
    assert answer.status_code == 200
    assert "cần một cơ quan duyệt thứ hai" in answer.content.decode()
    row.refresh_from_db()
    assert not row.is_sensitive


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"role": "agency_leader"}, "không ký được bước ấy"),
        ({"whose": "reviewing_body"}, "do cơ quan ấy ký"),
        ({"hours": "0"}, "ít nhất một giờ"),
        ({"role": "auditor"}, "auditor"),
    ],
)
def test_a_step_stays_one_that_somebody_can_sign(client, administrator, change, words):
    step = LadderStep.objects.get(content_class__code="routine", kind="editor")
    client.force_login(administrator)
    given = {
        "content_class": step.content_class_id, "order": "10", "kind": "editor", "role": "editor",
        "whose": "section_owner", "label": "Biên tập", "hours": "6",
    }  # fmt: skip
    answer = client.post(f"/cms/buoc_duyet/edit/{step.pk}/", given | change)
    assert answer.status_code == 200 and words in answer.content.decode()
    assert client.post(f"/cms/buoc_duyet/edit/{step.pk}/", given).status_code == 302
    step.refresh_from_db()
    assert step.hours == 6


@pytest.mark.parametrize("who", ["editor", "coordinator", "reviewer"])
def test_others_change_nothing(client, room, who):
    client.force_login(getattr(room, who))
    row, step = Topic.objects.first(), LadderStep.objects.first()
    for path in (f"chu_de/edit/{row.pk}", f"buoc_duyet/edit/{step.pk}", "chu_de/new",
                 f"buoc_duyet/delete/{step.pk}", "loai_noi_dung/new"):  # fmt: skip
        before = (Topic.objects.count(), LadderStep.objects.count(), ContentClass.objects.count())
        response = client.post(f"/cms/{path}/", topic(name="Đã bị sửa"))
        assert response.status_code in (302, 403, 404), path
        after = (Topic.objects.count(), LadderStep.objects.count(), ContentClass.objects.count())
        assert before == after and not Topic.objects.filter(name="Đã bị sửa").exists()
    assert not AuditEntry.objects.filter(action__startswith="clearance.").exists()
