"""What the public reads of an answer: the page, the data for machines, the plain page, the list."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from django.test import Client

from phohien.clarifications.enums import Matter, Outcome
from phohien.newsroom import services as newsroom
from phohien.organisation.enums import Role
from phohien.portal.baking import targets
from tests import factories

LIST = "/vi/cai-chinh/"


def text(path: str, status: int = 200) -> str:
    response = Client().get(path)
    assert response.status_code == status, (path, response.status_code)
    return response.content.decode()


def data(html: str) -> dict[str, dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return {row["@type"]: row for row in map(json.loads, found)}


def test_the_page_has_the_quotation_the_answer_and_the_evidence(case):
    html = text(case.publication.path)
    for part in (
        case.quotation,
        case.outlet,
        case.said_url,
        "215/KQ-TTQT",
        "Thông tin không đúng sự thật",
        "Trung tâm Quan trắc Mẫu",
        case.agency.name,
    ):
        assert part in html
    html = html[html.index("<body") :]
    assert html.index(case.quotation) < html.index("<h2>Trả lời</h2>") < html.rindex("215/KQ-TTQT")


def test_claim_review_says_what_schema_org_defines(case):
    found = data(text(case.publication.path))
    review, article = found["ClaimReview"], found["NewsArticle"]
    assert review["claimReviewed"] == case.quotation
    claim = review["itemReviewed"]
    assert claim["@type"] == "Claim"
    assert claim["author"] == {
        "@type": "Organization",
        "name": case.outlet,
        "url": case.outlet_home,
    }
    assert claim["appearance"]["url"] == case.said_url and claim["datePublished"]
    rating = review["reviewRating"]
    assert rating["@type"] == "Rating" and "ratingValue" not in rating
    assert rating["alternateName"] == "Thông tin không đúng sự thật" and rating["ratingExplanation"]
    assert review["author"]["@type"] == article["author"]["@type"] == "GovernmentOrganization"
    assert review["url"] == article["mainEntityOfPage"] and review["datePublished"]
    assert article["citation"][0]["identifier"] == "215/KQ-TTQT"
    assert '"Person"' not in json.dumps(found)


def test_a_question_is_answered_but_not_rated(room):
    case = room.case(matter=Matter.PRESS_ASKS)
    room.fact(case)
    room.publish(room.answer(case, Outcome.ANSWERED))
    html = text(case.publication.path)
    assert "ClaimReview" not in data(html) and "Câu hỏi" in html


def test_other_items_stay_as_they_were(room):
    from tests.newsroom.factories import live_publication

    found = data(text(live_publication().path))
    assert set(found) == {"NewsArticle", "BreadcrumbList"}


def test_the_english_page_shows_the_translation_and_the_exact_words(case, english):
    html = text(english.path)
    assert "Well water exceeds" in html
    assert re.search(rf'lang="vi"[^>]*>{re.escape(case.quotation)}', html)
    assert data(html)["ClaimReview"]["itemReviewed"]["text"] == case.quotation


def test_the_plain_page_stands_alone(case):
    address = f"{case.publication.path}ban-chu/"
    html = text(address)
    assert address in text(case.publication.path)
    assert not re.search(r"<(script|style|img|link rel=.stylesheet)", html)
    assert not re.search(r"\sstyle=|\sclass=\"[^\"]*menu", html)
    for part in (case.quotation, case.outlet, "215/KQ-TTQT", "Kết luận:", case.agency.name):
        assert part in html
    assert address in list(targets.items())


def test_the_plain_page_exists_for_live_answers_only(room, case):
    from tests.newsroom.factories import live_publication

    other = live_publication()
    text(f"{other.path}ban-chu/", 404)
    newsroom.withdraw(actor=room.leader, publication=case.publication, reason="Nhầm.")
    text(f"{case.publication.path}ban-chu/", 404)


def entry(html: str, title: str) -> ET.Element:
    items = re.findall(r"<li>(?:(?!</li>).)*</li>", html, re.S)
    found = next(row for row in items if title in row)
    return ET.fromstring(re.sub(r"<use href=\"[^\"]*\"></use>", "<use/>", found))


def shape(element: ET.Element) -> list[str]:
    """Tags and classes in order: how prominent something is."""
    return [f"{one.tag}.{one.get('class', '')}" for one in element.iter()]


def test_our_own_mistakes_stand_as_prominently_as_those_of_others(room, case):
    ours = room.case(
        matter=Matter.OWN_WORDS,
        outlet="Cổng thông tin đối ngoại tỉnh Hưng Yên",
        corrects=case.publication,
    )
    room.fact(ours)
    room.publish(room.answer(ours, Outcome.WE_WERE_WRONG, title="Chúng tôi ghi sai số mẫu nước"))
    html = text(LIST)
    mine, theirs = entry(html, ours.publication.title), entry(html, case.publication.title)
    assert shape(mine) == shape(theirs)
    assert html.index(ours.publication.title) < html.index(case.publication.title)
    assert "Chúng tôi đã nói sai" in "".join(mine.itertext())
    page = text(ours.publication.path)
    assert case.publication.path in page and data(page)["ClaimReview"]


def test_a_corrected_item_leads_to_its_correction_while_that_is_public(room, case):
    before = text(case.publication.path)
    assert "Đọc bài cải chính" not in before
    ours = room.case(matter=Matter.OWN_WORDS, corrects=case.publication)
    room.fact(ours)
    room.answer(ours, Outcome.WE_WERE_WRONG, title="Chúng tôi ghi sai số mẫu nước")
    assert text(case.publication.path) == before, "a draft is nobody's business"
    room.publish(ours)
    page = text(case.publication.path)
    assert "Đọc bài cải chính" in page and f'href="{ours.publication.path}"' in page
    ours.publication.refresh_from_db()
    newsroom.withdraw(actor=room.leader, publication=ours.publication, reason="Xem lại số liệu")
    assert "Đọc bài cải chính" not in text(case.publication.path)


@pytest.mark.parametrize(
    ("locale", "word"),
    [
        ("en", "corrections"),
        ("zh-hans", "corrections"),
        ("ko", "corrections"),
        ("ja", "corrections"),
    ],
)
def test_the_list_is_complete_in_every_language(case, english, locale, word):
    """What is not translated stands in English, else in Vietnamese, and says so."""
    html = text(f"/{locale}/{word}/")
    assert english.path in html and case.publication.path not in html
    tagged = re.search(rf'href="{english.path}"[^>]*lang="en"', html)
    assert bool(tagged) is (locale != "en")


def test_an_untranslated_answer_is_listed_abroad_in_vietnamese(case):
    html = text("/ko/corrections/")
    assert re.search(rf'href="{case.publication.path}"[^>]*lang="vi"', html)


def test_signers_read_the_claim_and_its_evidence(room):
    case = room.case()
    room.fact(case)
    room.answer(case)
    cleared = newsroom.request_clearance(actor=room.officer, publication=case.publication)
    client = Client()
    client.force_login(factories.make_user(Role.SPOKESPERSON, case.agency))
    html = client.get(f"/lam-viec/duyet/{cleared.pk}/").content.decode()
    assert case.quotation in html and "215/KQ-TTQT" in html
    assert "thông tin không đúng sự thật" in html
