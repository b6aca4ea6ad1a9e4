"""Search finds what is live, with or without marks, in every language, and nothing else."""

import re

import pytest
from django.test import Client

from phohien.portal.models import SearchEntry, SearchWord
from phohien.portal.search import correcting, index, marking, tokens
from tests.portal import items

pytestmark = pytest.mark.django_db


def text(words: str) -> dict:
    return {"body": [{"type": "text", "html": f"<p>{words}</p>"}]}


def page(query: str, locale: str = "vi", **filters) -> str:
    word = "tim-kiem" if locale == "vi" else "search"
    response = Client().get(f"/{locale}/{word}/", {"q": query, **filters})
    assert response.status_code == 200
    return response.content.decode()


def found(query: str, locale: str = "vi", **filters) -> list[str]:
    """Paths of the hits, the best first."""
    html = page(query, locale, **filters)
    hits = html.split('<ol class="hits">')[1].split("</ol>")[0] if '"hits"' in html else ""
    return re.findall(r'<h2><a href="([^"]+)"', hits)


@pytest.mark.parametrize(
    ("query", "title"),
    [("hung yen", "Hưng Yên mùa sen"), ("doi ngoai", "Công tác đối ngoại"),
     ("dong chau", "Biển Đồng Châu"), ("ĐỒNG CHÂU", "Biển Đồng Châu"),
     ("đồng châu", "Biển Đồng Châu"),
     ("mua se", "Hưng Yên mùa sen"), ("Đối  ngoại!", "Công tác đối ngoại")],
)  # fmt: skip
def test_words_are_found_with_and_without_marks(query, title):
    rows = [items.make(title=name) for name in
            ("Hưng Yên mùa sen", "Công tác đối ngoại", "Biển Đồng Châu")]  # fmt: skip
    wanted = next(row for row in rows if row.current.snapshot["title"] == title)
    assert found(query)[0] == wanted.path
    assert "<mark>" in page(query)


def test_what_is_written_alike_stands_first():
    plain = items.make(title="Dong chau la gi")
    marked = items.make(title="Biển Đồng Châu")
    body = items.make(**text("Đường ra Đồng Châu"))
    assert found("đồng châu")[0] == marked.path
    assert set(found("dong chau")) == {plain.path, marked.path, body.path}


def test_a_phrase_stands_before_scattered_words():
    scattered = items.make(**text("Sen ở đây, còn hội ở kia; mùa khác."))
    phrase = items.make(**text("Đến hội sen đầu hè."))
    assert found("hoi sen") == [phrase.path, scattered.path]


@pytest.mark.parametrize(
    ("locale", "title", "query", "wrong"),
    [("zh-hans", "兴安省的莲花节", "莲花", "花莲"),
     ("ja", "フンイエンの蓮まつり", "蓮まつり", "まつ蓮"),
     ("ko", "흥옌성 연꽃 축제를", "축제", "제축"), ("zh-hans", "兴安省的莲花节", "兴安省", "安兴"),
     ("zh-hans", "兴安省的莲花节", "节", "龙")],
)  # fmt: skip
def test_east_asian_text_is_found_by_its_letters(locale, title, query, wrong):
    row = items.make(locale=locale, title=title)
    assert found(query, locale) == [row.path]
    assert found(wrong, locale) == []


def test_a_typing_error_is_mended():
    items.make(title="Lễ hội chùa Keo", **text("Chùa Keo ở xã Vũ Thư, có gác chuông."))
    html = page("chua keoo")
    assert "chùa keo" in html.lower().split('class="suggestion"')[1][:300]
    assert 'class="suggestion"' not in page("chua keo")


def test_an_index_follows_change_and_withdrawal_at_once():
    row = items.make(title="Hội vật Phù Ủng")
    assert found("phu ung") == [row.path]
    items.change(row, title="Hội đua thuyền", slug=row.current.snapshot["slug"])
    assert found("phu ung") == [] and found("dua thuyen") == [row.path]
    items.withdraw(row)
    assert found("dua thuyen") == []
    assert not SearchEntry.objects.exists() and not SearchWord.objects.exists()


def test_what_was_missed_is_caught_up():
    row = items.make(title="Chưa vào mục lục", tell=False)
    assert found("muc luc") == []
    assert index.catch_up() == 1 and index.catch_up() == 0
    assert found("muc luc") == [row.path]


def test_filters_narrow_and_can_be_bookmarked():
    one = items.make(title="Sen hồng", agency="12904")
    items.make(title="Sen trắng", agency="so-vhttdl", section="dau-tu")
    assert found("sen", agency="12904") == [one.path]
    assert found("sen", section="van-hoa-du-lich") == [one.path]
    assert found("sen", year="2025") == []
    assert found("sen", type="place") == []
    html = page("sen")
    assert "q=sen&amp;section=dau-tu" in html


def test_other_languages_are_offered_with_their_number():
    items.make(title="Chùa Keo")
    items.make(locale="en", title="The bell tower of Keo")
    html = page("keo")
    assert re.search(r'href="/en/search/\?q=keo">English <small>1</small>', html)


@pytest.mark.parametrize("query", ['"', "'; DROP TABLE x; --", "*", "a AND OR (", "%",
                                   "NEAR(", "x" * 500, "- -", "sen:*", "𝔘", "\\"])  # fmt: skip
def test_nothing_that_can_be_typed_breaks_it(query):
    items.make(title="Sen")
    page(query)


def test_marks_never_let_a_tag_through():
    items.make(title="<script>sen</script>", **text("&lt;img src=x onerror=alert(1)&gt; sen"))
    html = page("sen script")
    assert "<script>sen" not in html and "<img src=x" not in html
    assert "&lt;<mark>script</mark>&gt;<mark>sen</mark>" in html


def test_marks_stand_on_the_asked_words_only():
    question = tokens.question("doi ngoai")
    assert marking.marked("Đối ngoại, nước ngoài", question) == (
        "<mark>Đối</mark> <mark>ngoại</mark>, nước <mark>ngoài</mark>"
    )
    long = "chữ " * 200 + "công tác đối ngoại của tỉnh " + "chữ " * 200
    assert "<mark>đối</mark> <mark>ngoại</mark>" in marking.excerpt(long, question)
    assert len(marking.excerpt(long, question)) < 300


@pytest.mark.parametrize(("one", "other", "strokes"), [
    ("keo", "keo", 0), ("keoo", "keo", 1), ("koe", "keo", 1), ("sen", "son", 1), ("sen", "abc", 3),
])  # fmt: skip
def test_strokes_between_words(one, other, strokes):
    assert correcting.distance(one, other, 2) == strokes


def test_a_search_costs_the_same_however_much_is_found(django_assert_num_queries):
    items.make(title="Sen một")
    page("sen")
    with django_assert_num_queries(9):
        page("sen")
    for _number in range(15):
        items.make(title="Sen nữa")
    with django_assert_num_queries(9):
        page("sen")
