"""Search: with or without accents, the exact first, only what one may see, the index in step."""

import pytest
from django.db import connection

from phohien.plans.models import Assignment, Evidence
from phohien.plans.services import change_evidence
from phohien.web import search_index
from phohien.web.highlight import excerpt_around, mark_found
from phohien.web.selectors import searching
from tests import factories
from tests.web.conftest import SEARCH, page


@pytest.fixture
def proofs(world) -> list[Evidence]:
    """Two pieces of one commune that differ in accents only, and one of the next commune."""
    own, other = (
        Assignment.objects.filter(plan=world.plan, agency=agency).first()
        for agency in (world.commune, world.other)
    )
    titles = ["Hội nghị đổi ngoái vụ", "Hội nghị đối ngoại xã"]
    made = [factories.make_evidence(world.officer, own, title=title) for title in titles]
    return [*made, factories.make_evidence(world.stranger, other, title="Đối ngoại xã bên")]


def titles(actor, text: str) -> list[str]:
    query = searching.parse(text)
    return [
        hit.title for hit in searching.show_evidence(actor, searching.find_evidence(actor, query))
    ]


@pytest.mark.parametrize("who", ["officer", "coordinator"])
@pytest.mark.parametrize("text", ["doi ngoai", "DOI NGOAI", "hoi nghi doi ngo", "ngoai doi"])
def test_without_accents_everything_alike_is_found(world, proofs, who, text):
    found = titles(getattr(world, who), text)
    assert {"Hội nghị đổi ngoái vụ", "Hội nghị đối ngoại xã"} <= set(found)


@pytest.mark.parametrize("who", ["officer", "coordinator"])
def test_with_accents_the_very_same_come_first(world, proofs, who):
    found = titles(getattr(world, who), "đối ngoại")
    assert found[-1] == "Hội nghị đổi ngoái vụ" and len(found) >= 2


def test_an_agency_finds_nothing_of_another(world, proofs):
    assert "Đối ngoại xã bên" not in titles(world.officer, "doi ngoai")
    assert "Đối ngoại xã bên" in titles(world.coordinator, "doi ngoai")
    assert "Đối ngoại xã bên" not in page(world.officer, SEARCH, q="đối ngoại")


def test_tasks_agencies_and_evidence_are_grouped_and_marked(world, proofs):
    html = page(world.officer, SEARCH, q="doi ngoai")
    assert "<mark>đối ngoại</mark>" in html and "<mark>Đối ngoại</mark>" not in html
    assert 'id="loai-nhiem-vu"' in html and 'id="loai-minh-chung"' in html
    assert 'id="loai-don-vi"' in page(world.officer, SEARCH, q="nam thuy anh")


def test_one_kind_alone_in_pages(world, proofs):
    html = page(world.coordinator, SEARCH, q="doi ngoai", loai="minh-chung")
    assert 'id="loai-minh-chung"' in html and 'id="loai-nhiem-vu"' not in html


@pytest.mark.parametrize("text", ["", "   ", "'", '"', "%", "*", "a OR b", "NEAR(", "-", "đ:*|&!("])
def test_nothing_that_is_typed_breaks_it(world, proofs, text):
    for who in (world.officer, world.coordinator):
        page(who, SEARCH, q=text)


def test_what_is_typed_is_never_markup(world):
    html = page(world.officer, SEARCH, q="<script>alert(1)</script>")
    assert "<script>alert" not in html


def test_the_index_follows_a_changed_title(world, proofs):
    change_evidence(actor=world.officer, evidence=proofs[0], title="Lễ hội nhãn lồng")
    assert "Lễ hội nhãn lồng" in titles(world.coordinator, "le hoi nhan")
    assert titles(world.coordinator, "doi ngoai vu") == []


def test_lost_triggers_are_made_anew_and_the_index_filled(world, proofs):
    if connection.vendor != "sqlite":
        pytest.skip("triggers are SQLite's way")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {search_index.INDEX}_update")
        cursor.execute("UPDATE plans_evidence SET title_folded = 'bao tang tinh'")
    search_index.ensure()
    assert len(titles(world.coordinator, "bao tang")) == 3


def test_taken_back_evidence_is_not_found(world, proofs):
    Evidence.objects.filter(pk=proofs[1].pk).update(withdrawn_at="2026-11-01T00:00:00Z")
    assert "Hội nghị đối ngoại xã" not in titles(world.coordinator, "doi ngoai")


def test_search_takes_few_queries(world, proofs, django_assert_max_num_queries, client):
    client.force_login(world.coordinator)
    with django_assert_max_num_queries(25):
        client.get(SEARCH, {"q": "doi ngoai"})


def test_marks_fall_on_whole_accented_letters():
    assert mark_found("Đẩy mạnh đối ngoại", "doi ngoai") == "Đẩy mạnh <mark>đối ngoại</mark>"
    assert mark_found("a < b", "b") == "a &lt; <mark>b</mark>"
    assert mark_found("Ngoại giao, đối nội", "doi ngoai") == (
        "<mark>Ngoại</mark> giao, <mark>đối</mark> nội"
    )


def test_an_excerpt_surrounds_the_first_match():
    text = "đầu " * 100 + "chuyến thăm của đoàn Nhật Bản " + "cuối " * 100
    piece = excerpt_around(text, "nhat ban")
    assert "Nhật Bản" in piece and piece.startswith("… ") and piece.endswith(" …")
    assert len(piece) < 200
