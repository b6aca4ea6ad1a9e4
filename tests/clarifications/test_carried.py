"""An answer that leaves the portal takes the words it answers and its evidence with it."""

import json

import pytest
from django.test import Client

from phohien.clarifications.enums import Matter, Outcome
from phohien.syndication.rendering import article_of, newsml, ninjs
from phohien.syndication.rendering.pages import text_file


def in_order(text: str, *parts: str) -> bool:
    """Whether ``parts`` stand in ``text`` one after another."""
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
    return True


def expected(case) -> tuple[str, ...]:
    return (
        "Điều đã được nói", case.quotation, case.outlet, case.said_url, "Kết luận:",
        "Thông tin không đúng sự thật", "Trả lời", "Căn cứ", "215/KQ-TTQT",
    )  # fmt: skip


@pytest.mark.parametrize("form", ["rss.xml", "atom.xml", "feed.json"])
def test_a_feed_says_what_is_answered(case, form):
    shown = Client().get(f"/vi/{form}").content.decode()
    assert in_order(shown, *expected(case)), shown


def test_every_form_of_a_parcel_says_what_is_answered(case):
    article = article_of(case.publication.current)
    bodies = [row["value"] for row in ninjs.item(article)["bodies"]]
    forms = [*bodies, newsml.message(article, sent=article.published_at).decode()]
    for form in [*forms, text_file(article)]:
        assert in_order(form, *expected(case)), form


def test_lines_of_a_quotation_stay_lines(room):
    case = room.published(quotation="Nước giếng nhiễm bẩn.\nDân không dám dùng.")
    html = "nhiễm bẩn.<br>Dân không dám dùng."
    assert html in article_of(case.publication.current).html
    assert html in Client().get("/vi/feed.json").json()["items"][0]["content_html"]


def test_the_api_gives_the_claim_as_fields(case):
    item = Client().get(f"/api/v1/items/{case.publication.pk}").json()
    claim = item["claim"]
    assert claim["quotation"] == case.quotation and claim["quotation_language"] == "vi"
    assert (claim["verdict"], claim["outlet"]) == ("wrong_fact", case.outlet)
    assert claim["verdict_text"] == "Thông tin không đúng sự thật"
    assert claim["evidence"][0]["number"] == "215/KQ-TTQT"
    assert claim["corrects"] is None and in_order(item["html"], *expected(case))
    assert "claim" in json.dumps(Client().get("/api/v1/openapi.json").json()["components"])


def test_a_question_and_our_own_mistake_are_called_what_they_are(room, case):
    asked = room.case(matter=Matter.PRESS_ASKS)
    room.fact(asked)
    room.publish(room.answer(asked, Outcome.ANSWERED))
    article = article_of(asked.publication.current)
    assert in_order(article.text, "Câu hỏi", asked.quotation, "Kết luận: Trả lời câu hỏi")
    ours = room.case(matter=Matter.OWN_WORDS, corrects=case.publication)
    room.fact(ours)
    room.publish(room.answer(ours, Outcome.WE_WERE_WRONG, title="Chúng tôi ghi sai số mẫu nước"))
    assert case.publication.path in article_of(ours.publication.current).html
    corrects = Client().get(f"/api/v1/items/{ours.publication.pk}").json()["claim"]["corrects"]
    assert corrects["url"].endswith(case.publication.path)


def test_abroad_it_is_told_in_the_language_of_the_item(case, english):
    article = article_of(english.current)
    assert in_order(
        article.text, "Well water exceeds", case.quotation, "All samples met the standard."
    )
    assert f'<p lang="vi">{case.quotation}' in article.html
    assert "Kết luận" not in article.text and "Căn cứ" not in article.text


def test_other_items_carry_no_claim(room):
    from tests.newsroom.factories import live_publication

    live = live_publication()
    assert Client().get(f"/api/v1/items/{live.pk}").json()["claim"] is None
    assert "Căn cứ" not in article_of(live.current).text
