"""The screens: what they say, that filters are addresses, and how many questions they ask."""

import datetime as dt
import re
from html import unescape

import pytest
from django.urls import reverse

from phohien.kernel import clock
from phohien.kernel.models import Job
from phohien.organisation.enums import Role
from phohien.press_monitoring import services
from phohien.press_monitoring.enums import Health, Mark, Relevance
from phohien.press_monitoring.models import PressSource, Story
from tests.factories import make_user
from tests.press_monitoring.factories import (
    BRIDGE,
    BRIDGE_AGAIN,
    LONGAN,
    make_article,
    make_source,
    switch_on,
)

pytestmark = pytest.mark.django_db
RIVER = reverse("press_monitoring:river")
SOURCES = reverse("press_monitoring:sources")


@pytest.fixture
def page(client, analyst):
    """GET as the analyst; the text of a page that answered well."""
    client.force_login(analyst)

    def get(address: str, status: int = 200) -> str:
        answer = client.get(address)
        assert answer.status_code == status
        return answer.content.decode()

    return get


def two_of_one_event() -> Story:
    now = clock.now()
    make_article(BRIDGE, at=now - dt.timedelta(hours=6))
    return make_article(BRIDGE_AGAIN, at=now - dt.timedelta(hours=2)).story


def fill(count: int) -> None:
    """Stories of two articles each, with a source of its own for every article."""
    for number in range(count):
        first = make_article(BRIDGE | {"title": f"{BRIDGE['title']} {number}"})
        story = Story.objects.create(
            title=first.title, first_at=first.published_at, last_at=first.published_at,
            articles_count=1, outlets_count=1, first_article=first,
        )  # fmt: skip
        first.story = story
        first.save()


@pytest.mark.parametrize("count", [1, 24])
def test_the_river_asks_as_often_for_many_as_for_one(
    count, client, analyst, django_assert_num_queries
):
    fill(count)
    Job.objects.all().delete()
    client.force_login(analyst)
    client.get(RIVER)
    with django_assert_num_queries(16):
        assert client.get(RIVER).status_code == 200


@pytest.mark.parametrize("count", [1, 50])
def test_the_sources_ask_as_often_for_many_as_for_one(
    count, client, analyst, django_assert_num_queries
):
    for _number in range(count):
        make_source()
    client.force_login(analyst)
    client.get(SOURCES)
    with django_assert_num_queries(10):
        assert client.get(SOURCES).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_a_story_asks_as_often_for_many_articles_as_for_one(
    count, client, analyst, django_assert_num_queries
):
    story = make_article(BRIDGE).story
    for number in range(count):
        row = make_article(LONGAN | {"title": f"{LONGAN['title']} {number}"})
        row.story, row.nearest = story, None
        row.save()
    client.force_login(analyst)
    address = reverse("press_monitoring:story", args=[story.pk])
    client.get(address)
    with django_assert_num_queries(17):
        assert client.get(address).status_code == 200


def test_the_river_tells_who_came_first_and_how_many_followed(page):
    story = two_of_one_event()
    text = page(RIVER)
    first = story.articles.earliest("published_at").source.outlet
    assert f"{first} đưa đầu tiên lúc" in text and "2 bài của 2 báo" in text
    assert '<svg class="spread"' in text and "2 bài, từ" in text


def test_an_empty_river_says_that_reading_is_off_and_nobody_failed(page):
    load = make_source()
    text = page(RIVER)
    assert "đang tắt" in text and "Chưa có tin nào về tỉnh" in text
    assert load.name not in text and "không đọc được" not in text


def test_a_river_with_broken_sources_says_so_before_anything_else(page):
    switch_on()
    make_source(health=Health.FAILED)
    make_source(health=Health.OK)
    text = page(RIVER)
    assert "1 trên 2 nguồn không đọc được, nên có thể thiếu tin." in text


def test_filters_are_addresses_and_wrong_ones_are_told(page):
    row = f'id="tin-{two_of_one_event().pk}"'
    assert row in page(f"{RIVER}?q=cau+song+luoc&ngay=1&dau=none&khu_vuc=central")
    assert row not in page(f"{RIVER}?dau=good_news")
    assert row not in page(f"{RIVER}?lien_quan=rejected")
    text = page(f"{RIVER}?khu_vuc=sao-hoa&ngay=xyz&dau=la&trang=99")
    assert row in text and "Khu vực" in text.split("đã bỏ qua")[1][:80]


def test_a_button_of_the_river_marks_and_leads_back_to_the_story(client, analyst):
    story = two_of_one_event()
    client.force_login(analyst)
    back = f"{RIVER}?ngay=3#tin-{story.pk}"
    given = {"lam": "needs_answer", "ban": story.revision, "ve": back}
    answer = client.post(reverse("press_monitoring:decide", args=[story.pk]), given)
    assert answer.status_code == 302 and answer["Location"] == back
    story.refresh_from_db()
    assert story.mark == Mark.NEEDS_ANSWER
    again = client.post(reverse("press_monitoring:decide", args=[story.pk]), given, follow=True)
    assert "Chưa lưu gì" in again.content.decode(), "the form was older than the decision"
    away = client.post(
        reverse("press_monitoring:decide", args=[story.pk]),
        {"lam": "nothing", "ve": "//ngoai.example/"},
    )
    assert away["Location"] == reverse("press_monitoring:story", args=[story.pk])


def test_a_story_says_why_it_belongs_and_why_it_is_ours(page):
    story = two_of_one_event()
    text = page(reverse("press_monitoring:story", args=[story.pk]))
    first, second = story.articles.order_by("published_at")
    assert f"Giống nhất bài của {first.source.outlet}" in text
    assert second.why[0].split(",")[0] in text and first.judgement["why"][0] in text
    assert "Phần mềm không chấm điểm khen, chê" in text


def test_a_story_that_needs_an_answer_leads_to_a_case(page, analyst):
    story = two_of_one_event()
    services.mark_story(actor=analyst, story=story, mark=Mark.NEEDS_ANSWER)
    text = page(reverse("press_monitoring:story", args=[story.pk]))
    assert f"{reverse('clarifications:create')}?story={story.pk}" in text
    services.mark_story(actor=analyst, story=story, mark=Mark.GOOD_NEWS)
    assert reverse("newsroom:write") not in page(reverse("press_monitoring:story", args=[story.pk]))


def test_good_news_leads_a_writer_to_a_form_that_is_begun(client, analyst):
    story = two_of_one_event()
    services.mark_story(actor=analyst, story=story, mark=Mark.GOOD_NEWS)
    client.force_login(make_user(Role.EDITOR, "so-vhttdl"))
    text = client.get(reverse("press_monitoring:story", args=[story.pk])).content.decode()
    address = unescape(re.search(rf'href="({reverse("newsroom:write")}[^"]*)"', text)[1])
    form = unescape(client.get(address).content.decode())
    assert f'value="{story.title}"' in form
    for row in story.articles.select_related("source"):
        assert row.source.outlet in form


def test_the_morning_pages_are_offered_to_their_readers_only(client, analyst):
    two_of_one_event()
    address = reverse("press_monitoring:digests")
    for person in (analyst, make_user(Role.EDITOR, "so-vhttdl")):
        client.force_login(person)
        text = client.get(reverse("press_monitoring:river")).content.decode()
        offered = f'class="button primary" href="{address}"' in text
        assert offered == (client.get(address).status_code == 200)


def test_split_merge_topics_and_undo_by_hand(client, analyst):
    story = two_of_one_event()
    client.force_login(analyst)

    def where(name: str, pk: int) -> str:
        return reverse(f"press_monitoring:{name}", args=[pk])

    late = story.articles.latest("published_at")
    answer = client.post(where("split", story.pk), {"bai": late.pk, "ban": story.revision})
    new = Story.objects.exclude(pk=story.pk).get()
    assert answer["Location"] == where("story", new.pk)
    client.post(where("merge", story.pk), {"tin": new.pk})
    new.refresh_from_db()
    assert new.merged_into == story
    assert client.get(where("story", new.pk))["Location"] == where("story", story.pk)
    topic = story.topics.model.objects.get(code="bien-dao")
    client.post(where("tag", story.pk), {"topics": topic.pk})
    assert list(story.topics.all()) == [topic]
    last = story.decisions.first()
    client.post(where("undo", last.pk))
    assert not story.topics.exists()


def test_the_screen_of_sources_says_health_in_words(page, analyst):
    switch_on()
    since = clock.now() - dt.timedelta(days=2)
    make_source(
        health=Health.FAILED, failures=3, failing_since=since, last_success=since,
        error_what="Máy chủ không trả lời xong trong 30 giây.", error_todo="Hệ thống sẽ thử lại.",
    )  # fmt: skip
    make_source(health=Health.EMPTY)
    text = page(SOURCES)
    assert "Máy chủ không trả lời xong trong 30 giây." in text and "3 lần liên tiếp" in text
    assert "Đây không phải là lỗi" in text
    assert "2 nguồn: 1 đọc được, 1 không đọc được, 0 chưa đọc lần nào." in text
    only = page(f"{SOURCES}?tinh_trang=broken")
    assert "Đây không phải là lỗi" not in only


def test_adding_a_source_keeps_what_was_typed_when_it_is_refused(client, analyst):
    client.force_login(analyst)
    given = {
        "name": "Báo Mới", "outlet": "Báo Mới", "address": "http://192.168.1.4/rss",
        "language": "vi", "region": "central",
    }  # fmt: skip
    answer = client.post(reverse("press_monitoring:add_source"), given)
    text = answer.content.decode()
    assert answer.status_code == 422 and "nội bộ" in text and 'value="Báo Mới"' in text
    given["address"] = "https://bao-moi.example/rss"
    answer = client.post(reverse("press_monitoring:add_source"), given)
    row = PressSource.objects.get(name="Báo Mới")
    assert answer["Location"] == reverse("press_monitoring:source", args=[row.pk])
    address = reverse("press_monitoring:change_source", args=[row.pk])
    client.post(address, given | {"address": "http://10.1.1.1/rss", "name": "Khác"})
    row.refresh_from_db()
    assert (row.name, row.address) == ("Báo Mới", "https://bao-moi.example/rss")


def test_a_person_of_no_commune_in_the_news_sees_an_empty_river(client):
    two_of_one_event()
    client.force_login(make_user(Role.AGENCY_OFFICER, "12904"))
    text = client.get(RIVER).content.decode()
    assert BRIDGE["title"] not in text and "đang tắt" not in text
    assert client.get(SOURCES).status_code == 403


def test_what_the_machine_doubts_waits_under_its_own_filter(page):
    story = two_of_one_event()
    Story.objects.update(relevance=Relevance.DOUBTFUL)
    text = page(RIVER)
    assert story.title not in text and "Máy chưa chắc có liên quan" in text
    assert story.title in page(f"{RIVER}?lien_quan=doubtful")
