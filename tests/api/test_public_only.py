"""What the portal would not show never comes out: by no list, no filter, no number."""

import json

import pytest

from phohien.media.models import MediaUse
from phohien.newsroom import services as newsroom
from phohien.newsroom.enums import ItemKind
from phohien.organisation.enums import Role
from phohien.portal import languages
from tests.api.worlds import SECRET, forge, use_photo, world
from tests.factories import make_user
from tests.newsroom.factories import live_publication
from tests.portal import items

pytestmark = pytest.mark.django_db
LISTS = ("/items", "/places", "/events", "/media", "/changes", "/statistics")


def everything(ask, **query) -> str:
    return "".join(ask(path, **query).content.decode() for path in LISTS)


def test_no_list_tells_of_drafts_withdrawn_words_or_changed_words(ask):
    known = world()
    forge(items.make())
    told = everything(ask) + ask("/items", detail="full").content.decode()
    assert SECRET not in told
    listed = {row["id"] for row in ask("/items").json()["data"]}
    assert listed == {
        known.vietnamese.pk, known.english.pk, known.place.pk, known.event.pk, known.corrected.pk
    }  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        *({"language": code} for code in languages.codes()),
        *({"kind": kind} for kind in ItemKind.values),
        {"section": "van-hoa-du-lich"}, {"agency": "12904"}, {"topic": "van-hoa-du-lich"},
        {"commune": "12904"}, {"type": "item"}, {"since": "2020-01-01T00:00:00Z"},
        {"until": "2030-01-01T00:00:00+07:00"}, {"information_kind": "promotion"},
        {"detail": "full"}, {"limit": "100"},
    ],
)  # fmt: skip
def test_no_filter_opens_what_is_not_public(ask, query):
    known, forged = world(), forge(items.make())
    response = ask("/items", **query)
    hidden = {known.withdrawn.pk, known.draft.pk, forged.pk}
    assert response.status_code == 200
    assert not hidden & {row["id"] for row in response.json()["data"]}
    assert SECRET not in response.content.decode()


def test_numbers_of_what_is_not_public(ask):
    known, forged = world(), forge(items.make())
    assert ask(f"/items/{known.draft.pk}").status_code == 404
    assert ask(f"/items/{known.draft.pk}/versions").status_code == 404
    assert ask(f"/items/{forged.pk}").status_code == 404
    gone = ask(f"/items/{known.withdrawn.pk}")
    assert gone.status_code == 410
    assert gone.json()["reason"] == "Số liệu chưa được kiểm tra."
    assert SECRET not in gone.content.decode()


def test_a_withdrawn_item_keeps_its_history_without_its_words(ask):
    known = world()
    told = ask(f"/items/{known.withdrawn.pk}/versions")
    assert told.json()["state"] == "withdrawn"
    assert [row["number"] for row in told.json()["data"]] == [1]
    assert SECRET not in told.content.decode()


def test_a_corrected_item_says_what_was_wrong(ask):
    known = world()
    rows = ask(f"/items/{known.corrected.pk}/versions").json()["data"]
    assert [(row["number"], row["is_correction"]) for row in rows] == [(2, True), (1, False)]
    assert rows[0]["note"] == "Sửa số mẫu đầm từ 8 thành 10."


def test_one_item_comes_with_its_other_languages(ask):
    known = world()
    told = ask(f"/items/{known.english.pk}").json()
    assert told["title"] == "Lotus season"
    assert told["translation_of"] == known.vietnamese.pk
    assert [row["id"] for row in told["languages"]] == [known.vietnamese.pk]
    kinds = [row["type"] for row in told["languages"][0]["body"]]
    assert kinds == ["heading", "text", "picture", "gallery", "quote", "figures", "video",
                     "document", "note"]  # fmt: skip


def test_addresses_are_absolute_everywhere(ask, settings):
    settings.BASE_URL = "https://doingoai.example"
    known = world()
    told = ask(f"/items/{known.vietnamese.pk}").json()
    assert told["url"].startswith("https://doingoai.example/vi/")
    assert told["picture"]["src"].startswith("https://doingoai.example/tep/")
    assert all(row["url"].startswith("https://") for row in told["picture"]["sources"])
    assert 'href="https://doingoai.example/vi/lien-he/"' in told["body"][1]["html"]
    assert 'href="/' not in told["html"] and 'src="/' not in told["html"]


def test_only_media_in_live_use_with_their_rights(ask):
    known = world()
    (row,) = ask("/media").json()["data"]
    assert (row["id"], row["licence"], row["credit"]) == ("photo:7", "cc-by", "Người Chụp Mẫu")
    assert [link["id"] for link in row["used_in"]] == [known.vietnamese.pk]
    assert ask("/media/photo/7").json() == row
    assert ask("/media/photo/8").status_code == 404
    items.withdraw(known.vietnamese)
    MediaUse.objects.update(live=False)
    assert ask("/media").json()["data"] == []
    assert ask("/media/photo/7").status_code == 404


def test_media_of_changed_words_are_not_told(ask):
    forged = forge(items.make(main_picture=items.PICTURE))
    use_photo(7, forged)
    assert ask("/media").json()["data"] == []
    assert ask("/media/photo/7").status_code == 404


def test_the_flow_of_changes_says_what_happened_last(ask):
    known = world()
    rows = {row["id"]: row for row in ask("/changes").json()["data"]}
    assert rows[known.vietnamese.pk]["change"] == "published"
    assert rows[known.corrected.pk]["change"] == "corrected"
    assert rows[known.withdrawn.pk]["change"] == "withdrawn"
    assert rows[known.withdrawn.pk]["reason"] == "Số liệu chưa được kiểm tra."
    assert known.draft.pk not in rows


def test_changes_go_on_after_the_last_number(ask):
    world()
    first = ask("/changes", limit=2).json()
    assert first["more"] and len(first["data"]) == 2
    rest = ask("/changes", after=first["last"]).json()
    numbers = [row["sequence"] for row in first["data"] + rest["data"]]
    assert numbers == sorted(set(numbers)) and not rest["more"]
    assert ask("/changes", after=rest["last"]).json()["data"] == []


def test_statistics_count_only_what_is_live(ask):
    world()
    told = ask("/statistics").json()
    assert told["by_language"] == [{"language": "en", "items": 1}, {"language": "vi", "items": 4}]
    assert sum(row["items"] for row in told["by_section"]) == told["items"] == 5
    assert ask("/statistics", language="en").json()["items"] == 1


def test_places_and_events_carry_their_facts(ask):
    known = world()
    (place,) = ask("/places").json()["data"]
    assert (place["id"], place["latitude"], place["commune"]) == (known.place.pk, 20.45, "12904")
    (event,) = ask("/events", since="2026-12-03", until="2026-12-31").json()["data"]
    assert (event["starts_on"], event["ends_on"]) == ("2026-12-01", "2026-12-03")
    assert ask("/events", since="2026-12-04").json()["data"] == []
    assert ask("/events", until="2026-11-30").json()["data"] == []


def test_agencies_sections_topics(ask):
    items.make()
    one = ask("/agencies/12904").json()
    assert one["commune_code"] == "12904" and one["pages"]["vi"].endswith("/vi/don-vi/12904/")
    assert ask("/agencies/khong-co").status_code == 404
    assert {"code", "titles", "pages"} <= set(ask("/sections").json()["data"][0])
    topics = ask("/topics").json()["data"]
    assert len(topics) == 13 and "is_sensitive" not in json.dumps(topics)


def test_all_agencies_by_following_next(ask):
    items.make()
    found, query = [], {"limit": 100}
    while True:
        page = ask("/agencies", **query).json()
        found += [row["code"] for row in page["data"]]
        if page["next"] is None:
            break
        query["cursor"] = page["next"].split("cursor=")[1].split("&")[0]
    assert len(found) == len(set(found)) == 130


def test_the_real_way_through_signatures_and_back(ask):
    publication = live_publication(title="Lễ hội làng hoa")
    told = ask(f"/items/{publication.pk}").json()
    assert told["title"] == "Lễ hội làng hoa"
    coordinator = make_user(Role.COORDINATOR)
    newsroom.withdraw(actor=coordinator, publication=publication, reason="Sai ngày.")
    assert ask(f"/items/{publication.pk}").status_code == 410
    assert ask("/items").json()["data"] == []


def test_no_name_of_staff_nor_inner_state_comes_out(ask):
    known = world()
    told = everything(ask) + ask(f"/items/{known.vietnamese.pk}").content.decode()
    for word in ("published_by", "responsible", "review_by", "plan_task", "writer_ids", "case"):
        assert f'"{word}"' not in told
