"""The whole way of an item through the screens, as people walk it."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from phohien.clearance.checklist import QUESTIONS
from phohien.clearance.models import Case, Step, Topic
from phohien.media import services as media
from phohien.media.enums import Consent, Licence
from phohien.media.models import Photo
from phohien.newsroom import services
from phohien.newsroom.models import Publication, Section
from phohien.security.policies import may
from tests.factories import make_user
from tests.media.pictures import jpeg
from tests.newsroom.factories import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk.make()


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def form_of(desk: Desk, **changed) -> dict:
    """What the phone sends."""
    return {
        "title": "Hội làng mở sớm một ngày",
        "lead": "Lễ rước nước bắt đầu lúc sáu giờ sáng.",
        "text": "Đoàn rước đi từ bến sông.\n\n## Đường đi\n\nKhách gửi xe ở sân vận động.",
        "kind": "news",
        "section": Section.objects.get(code="van-hoa-du-lich").pk,
        "agency": desk.commune.pk,
        "byline": "Trần Thị Mẫu",
        "information_kind": "promotion",
        "topics": [Topic.objects.get(code="van-hoa-du-lich").pk],
        "communes": [desk.commune.pk],
        "anh-TOTAL_FORMS": "0",
        "anh-INITIAL_FORMS": "0",
    } | changed


def sign(case: Case) -> None:
    """Each signer opens the case and answers the questions of its form."""
    for step in Step.objects.filter(case=case).order_by("order"):
        client = client_of(make_user(step.role, step.agency))
        assert client.get(reverse("clearance:case", args=[case.pk])).status_code == 200
        answers = {f"tra-loi-{question.code}": "yes" for question in QUESTIONS}
        response = client.post(reverse("clearance:clear", args=[step.pk]), answers)
        assert response.status_code == 302, response.content.decode()[-3000:]


def test_from_a_phone_to_the_public_and_back(desk):
    officer, leader = client_of(desk.writer), client_of(desk.leader)
    assert officer.get(reverse("newsroom:write")).status_code == 200
    sent = officer.post(reverse("newsroom:write"), form_of(desk) | {"gui": "1"})
    assert sent.status_code == 302
    item = Publication.objects.get()
    assert item.work == "in_clearance"
    assert officer.get(reverse("newsroom:item", args=[item.pk])).status_code == 200

    queue = client_of(desk.editor).get(reverse("clearance:index"))
    assert "Hội làng mở sớm một ngày" in queue.content.decode()
    assert Client().get(item.path).status_code == 404
    sign(Case.objects.get())
    published = leader.post(reverse("newsroom:publish", args=[item.pk]), {})
    assert published.status_code == 302
    assert leader.get(reverse("newsroom:item", args=[item.pk])).status_code == 200
    page = Client().get(item.path)
    assert page.status_code == 200
    assert "Đoàn rước đi từ bến sông." in page.content.decode()
    assert "Hội làng mở sớm một ngày" in Client().get("/vi/").content.decode()

    withdrawn = leader.post(
        reverse("newsroom:withdraw", args=[item.pk]), {"reason": "Lễ rước hoãn vì mưa."}
    )
    assert withdrawn.status_code == 302
    gone = Client().get(item.path)
    assert gone.status_code == 410
    assert "Lễ rước hoãn vì mưa." in gone.content.decode()
    assert "Đoàn rước đi từ bến sông." not in gone.content.decode()
    assert "Hội làng mở sớm" not in Client().get("/vi/").content.decode()


def test_nothing_typed_is_lost_when_something_is_wrong(desk):
    response = client_of(desk.writer).post(
        reverse("newsroom:write"), form_of(desk, lead="", topics=[])
    )
    assert response.status_code == 422
    assert "Đoàn rước đi từ bến sông." in response.content.decode()
    assert not Publication.objects.exists()


def test_words_go_there_and_back_through_the_plain_form(desk):
    officer = client_of(desk.writer)
    officer.post(reverse("newsroom:write"), form_of(desk))
    item = Publication.objects.get()
    shown = officer.get(reverse("newsroom:edit", args=[item.pk])).content.decode()
    assert "## Đường đi" in shown
    none = {"co-TOTAL_FORMS": "0", "co-INITIAL_FORMS": "0"}
    changed = form_of(desk, text="Đoạn một.\n\nĐoạn hai & ba < bốn.") | none
    assert officer.post(reverse("newsroom:edit", args=[item.pk]), changed).status_code == 302
    page = item.page.specific.get_latest_revision_as_object()
    assert [block.block_type for block in page.body] == ["text", "text"]
    assert "hai &amp; ba &lt; bốn" in page.body[1].value.source


def test_a_secret_mark_stops_the_hand_in_and_keeps_nothing_of_it(desk):
    from phohien.security.models import AuditEntry

    officer = client_of(desk.writer)
    officer.post(reverse("newsroom:write"), form_of(desk, text="TUYỆT MẬT\n\nNội dung."))
    item = Publication.objects.get()
    response = officer.post(reverse("newsroom:hand_in", args=[item.pk]))
    assert response.status_code == 409
    assert "117/2025/QH15" in response.content.decode()
    assert not Case.objects.exists()
    assert AuditEntry.objects.filter(action__startswith="clearance.").exists()


@pytest.mark.parametrize(
    "route", ["newsroom:index", "newsroom:languages", "newsroom:sections", "newsroom:write"]
)
def test_lists_open_for_those_who_write(desk, route):
    assert client_of(desk.writer).get(reverse(route)).status_code == 200


def photo_of(agency, actor) -> Photo:
    return media.add_photo(
        actor=actor,
        file=ContentFile(jpeg(), name="anh.jpg"),
        agency=agency,
        alt="Đầm sen",
        caption="Đầm sen lúc sáng sớm",
        credit="Người Chụp Mẫu",
        source="Đơn vị tự chụp",
        licence=Licence.OWN_SHARED,
        consent=Consent.NOBODY,
        shipped=True,
    )


def test_a_signer_sees_another_agencys_photo_while_it_is_being_cleared(desk):
    other = Desk.make("12271")
    photo = photo_of(other.commune, other.writer)
    item = desk.draft(main_photo=photo, main_alt="Tả ảnh", main_caption="Chú thích")
    assert not may(desk.leader, "view", photo)
    services.request_clearance(actor=desk.writer, publication=item)
    assert may(desk.leader, "view", photo)
    assert not may(Desk.make("12280").leader, "view", photo)
