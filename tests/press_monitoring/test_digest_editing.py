"""A person looks the page through: words, order, what goes and comes; two people lose nothing."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.press_monitoring.digest import editing, services
from phohien.press_monitoring.digest.errors import AlreadySent, EditedMeanwhile
from phohien.press_monitoring.digest.gathering import page_of
from phohien.press_monitoring.digest.services import Step
from phohien.press_monitoring.models import Digest
from phohien.security.models import AuditEntry
from tests.press_monitoring.digest_world import DAY, Morning, at, make_story

pytestmark = pytest.mark.django_db
URL = "/lam-viec/nghe-bao/diem-bao/2026-11-24/"


@pytest.fixture
def morning():
    return Morning()


@pytest.fixture
def digest(morning):
    for number, outlets in ((1, 4), (2, 3), (3, 2)):
        make_story(f"Tin {number}", outlets=outlets)
    with clock.at(at(6, 20)):
        made = services.compose_digest(day=DAY)
    with clock.at(at(6, 40)):
        yield made


def entries(digest: Digest) -> list:
    return list(Digest.objects.get(pk=digest.pk).entries.all())


def seen(digest: Digest) -> dict[str, str]:
    words = editing.words_of(Digest.objects.get(pk=digest.pk), entries(digest))
    return {key: editing.fingerprint(text) for key, text in words.items()}


def edit(actor, digest, texts=None, marks=None, step=None):
    marks = seen(digest) if marks is None else marks
    return services.edit_digest(
        actor=actor, digest=digest, texts=texts or {}, seen=marks, step=step
    )


def order(digest: Digest) -> list[str]:
    return [row.headline for row in page_of(Digest.objects.get(pk=digest.pk)).stories]


def test_words_and_order_are_saved_signed_and_audited(morning, digest):
    first = entries(digest)[0]
    key = editing.key_of(first, "headline")
    edit(morning.analyst, digest, {key: "  Câu  mới ", "opening": "Chào buổi sáng."},
         step=Step("down", first.pk))  # fmt: skip
    assert order(digest) == ["Tin 2", "Câu mới", "Tin 3"]
    fresh = Digest.objects.get(pk=digest.pk)
    assert (fresh.opening, fresh.edited_by) == ("Chào buổi sáng.", morning.analyst)
    entry = AuditEntry.objects.filter(action="press_monitoring.edit_digest").get()
    assert entry.changes["headline 1"] == ["Tin 1", "Câu mới"]
    assert page_of(fresh).editor == "Trần Thị Trực"


def test_looking_without_changing_signs_nothing(morning, digest):
    words = editing.words_of(digest, entries(digest))
    edit(morning.analyst, digest, words)
    assert Digest.objects.get(pk=digest.pk).edited_by is None


@pytest.mark.parametrize(
    ("verb", "which", "expected"),
    [
        ("up", 2, ["Tin 1", "Tin 3", "Tin 2"]),
        ("up", 0, ["Tin 1", "Tin 2", "Tin 3"]),
        ("down", 2, ["Tin 1", "Tin 2", "Tin 3"]),
        ("top", 2, ["Tin 3", "Tin 1", "Tin 2"]),
        ("drop", 1, ["Tin 1", "Tin 3"]),
    ],
)
def test_moves(morning, digest, verb, which, expected):
    edit(morning.analyst, digest, step=Step(verb, entries(digest)[which].pk))
    assert order(digest) == expected


def test_what_was_dropped_comes_back_and_what_is_new_is_added_on_top(morning, digest):
    second = entries(digest)[1]
    edit(morning.analyst, digest, step=Step("drop", second.pk))
    edit(morning.analyst, digest, step=Step("keep", second.pk))
    assert order(digest) == ["Tin 1", "Tin 2", "Tin 3"]
    new = make_story("Tin lúc 06:35", when=at(6, 35))
    edit(morning.analyst, digest, step=Step("add", new.pk))
    edit(morning.analyst, digest, step=Step("add", new.pk))
    assert order(digest) == ["Tin lúc 06:35", "Tin 1", "Tin 2", "Tin 3"]
    wrong = make_story("Đã loại", relevance="rejected")
    with pytest.raises(RuleBroken):
        edit(morning.analyst, digest, step=Step("add", wrong.pk))


def test_two_people_at_different_places_are_both_saved(morning, digest):
    one, two, _three = entries(digest)
    marks = seen(digest)
    words = editing.words_of(digest, entries(digest))
    edit(morning.analyst, digest, words | {f"{one.pk}-note": "Của người một."}, marks)
    edit(morning.other, digest, words | {f"{two.pk}-note": "Của người hai."}, marks)
    assert [row.note for row in entries(digest)] == ["Của người một.", "Của người hai.", ""]


def test_the_second_at_the_same_place_is_told_and_nothing_is_lost(morning, digest):
    one, two, _three = entries(digest)
    marks, key = seen(digest), f"{one.pk}-headline"
    edit(morning.analyst, digest, {key: "Lời người một"}, marks)
    typed = {key: "Lời người hai", f"{two.pk}-note": "Ghi chú"}
    with pytest.raises(EditedMeanwhile, match="Trần Thị Trực") as told:
        edit(morning.other, digest, typed, marks, Step("drop", one.pk))
    assert told.value.keys == [key]
    assert [row.headline for row in entries(digest)][0] == "Lời người một"
    assert entries(digest)[1].note == "" and not entries(digest)[0].is_dropped


def test_the_screen_shows_both_words_and_saves_the_second_time(morning, digest, client):
    one = entries(digest)[0]
    key = f"{one.pk}-headline"
    client.force_login(morning.other)
    page = client.get(f"{URL}soat/")
    form = page.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    edit(morning.analyst, digest, {key: "Lời người một"})
    answer = client.post(f"{URL}soat/", sent | {key: "Lời người hai"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Lời người một" in html and "Lời người hai" in html and "Trần Thị Trực" in html
    form = answer.context["form"]
    again = {name: form[name].value() or "" for name in form.fields}
    assert client.post(f"{URL}soat/", again).status_code == 302
    assert entries(digest)[0].headline == "Lời người hai"


def test_a_page_that_was_sent_meanwhile_gives_the_typed_words_back(morning, digest, client):
    one = entries(digest)[0]
    client.force_login(morning.analyst)
    form = client.get(f"{URL}soat/").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    with clock.at(at(7)):
        services.release_digest(digest=digest)
        with pytest.raises(AlreadySent):
            edit(morning.analyst, digest, {"opening": "Muộn"})
        answer = client.post(f"{URL}soat/", sent | {f"{one.pk}-note": "Ghi chú muộn"}, follow=True)
    assert "đã gửi nên không sửa được nữa" in answer.content.decode()
    assert "Ghi chú muộn" in answer.content.decode()


def test_words_that_cannot_stand_are_told_at_their_box(morning, digest, client):
    one = entries(digest)[0]
    with pytest.raises(InvalidInput):
        edit(morning.analyst, digest, {f"{one.pk}-headline": " "})
    client.force_login(morning.analyst)
    answer = client.post(f"{URL}soat/", {f"{one.pk}-summary": "x" * 401})
    assert answer.status_code == 422 and "nhiều nhất là 400" in answer.content.decode()


def test_nobody_touched_it_or_a_person_lets_it_stand(morning, digest):
    assert page_of(digest).editor == ""
    services.approve_digest(actor=morning.analyst, digest=digest)
    assert page_of(Digest.objects.get(pk=digest.pk)).editor == "Trần Thị Trực"


def test_readers_do_not_edit(morning, digest):
    with pytest.raises(NotAllowed):
        edit(morning.leaders[0], digest, {"opening": "Lãnh đạo viết"})


def test_the_sheet_of_paper_ends_where_the_screen_says(morning, client):
    for number in range(30):
        make_story(f"Tin dài số {number} " + "về nhiều việc trong tỉnh " * 6, outlets=2,
                   lead="Câu đầu của bài báo dài vừa phải để đầy dòng. " * 2)  # fmt: skip
    with clock.at(at(6, 20)):
        services.compose_digest(day=DAY)
    client.force_login(morning.analyst)
    with clock.at(at(6, 40)):
        html = client.get(f"{URL}soat/").content.decode()
    assert html.count("hết tờ giấy một trang") == 1
    assert dt.date(2026, 11, 24) == DAY
