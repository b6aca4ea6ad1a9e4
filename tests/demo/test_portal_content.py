"""The portal's demo content: every file can be built as it stands, in every language it claims."""

import csv
import json
import re
import unicodedata
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "src/phohien"
PORTAL = DATA / "demo/data/portal"
LOCALES = ("vi", "en", "zh-hans", "ko", "ja")
KINDS = {
    *("news", "feature", "reportage", "video"),
    *("photo_story", "statement", "correction", "page"),
}
PLACE_KINDS = {"temple", "pagoda", "beach", "village", "park", "port", "museum", "nature"}
BLOCKS = {
    "text": {"html"},
    "heading": {"text"},
    "quote": {"text", "who"},
    "figures": {"rows", "caption", "source"},
    "picture": {"name", "alt", "caption"},
    "gallery": {"pictures"},
}
TAGS = {"p", "strong", "em", "a", "ul", "ol", "li", "h3"}
# Letters only Vietnamese uses: a Vietnamese text without any has lost its marks.
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
SCRIPT = {"zh-hans": "[\u4e00-\u9fff]", "ko": "[\uac00-\ud7a3]", "ja": "[\u3040-\u30ff]"}
PLACEHOLDER = re.compile(r"lorem|todo|tbd|xxx|\?\?\?|\.\.\.\.|placeholder|chưa viết", re.I)
LIMITS = {"title": 200, "slug": 60, "lead": 600, "byline": 200}
LIMITS |= {"picture_alt": 300, "picture_caption": 300}


@cache
def rows(name):
    with (PORTAL / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@cache
def illustrations():
    with (DATA / "demo/data/pictures/pictures.tsv").open(encoding="utf-8", newline="") as file:
        return {row["name"] for row in csv.DictReader(file, delimiter="\t")}


@cache
def agencies():
    with (DATA / "organisation/data/agencies.tsv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file, delimiter="\t")}


@cache
def tasks():
    """The sample plan's tasks by code: the names of agencies and groups each was given to."""
    plan = json.loads((DATA.parents[1] / "samples/ke-hoach-mau-2026.json").read_text("utf-8"))
    return {task["id"]: task["agencies"] for task in plan["tasks"]}


@cache
def items():
    return {
        str(path.relative_to(PORTAL).with_suffix("")): json.loads(path.read_text("utf-8"))
        for path in sorted(PORTAL.glob("*/*.json"))
    }


def strings(value):
    """Every string in a value as JSON gives it, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


every_item = pytest.mark.parametrize("name", items())


def test_topics_are_thirteen_and_the_sensitive_ones_name_a_reviewer():
    topics = rows("topics.tsv")
    assert [int(row["order"]) for row in topics] == list(range(1, 14))
    assert len({row["code"] for row in topics}) == 13
    for row in topics:
        assert bool(int(row["is_sensitive"])) == bool(row["reviewing_agency"]), row["code"]
        assert not row["reviewing_agency"] or row["reviewing_agency"] in agencies()


def test_sections_have_an_owner_a_rhythm_and_a_title_and_address_per_language():
    sections = rows("sections.tsv")
    intros = json.loads((PORTAL / "section_intros.json").read_text("utf-8"))
    assert {row["code"] for row in sections} == set(intros) and len(sections) == 12
    for locale in LOCALES:
        slugs = [row["slug_" + locale.replace("-", "_")] for row in sections]
        assert len(set(slugs)) == 12 and all(re.fullmatch("[a-z0-9-]+", slug) for slug in slugs)
        assert all(row["title_" + locale.replace("-", "_")] for row in sections)
    for row in sections:
        assert row["owner"] in agencies() and int(row["rhythm_days"]) > 0
        assert set(intros[row["code"]]) == set(LOCALES)


@every_item
def test_an_item_is_filed_under_known_codes(name):
    item = items()[name]
    assert item["type"] in {"item", "place", "happening"} and item["kind"] in KINDS
    assert item["section"] == name.split("/")[0]
    assert item["section"] in {row["code"] for row in rows("sections.tsv")}
    assert item["agency"] in agencies()
    assert item["information_kind"] in {"official", "promotion", "clarification"}
    assert item["topics"] and set(item["topics"]) <= set(range(1, 14))
    assert item["places"]
    assert all(agencies()[code]["kind"] in {"commune", "ward"} for code in item["places"])
    assert date(2026, 1, 1) <= date.fromisoformat(item["published_on"]) < date(2026, 11, 23)
    assert item["picture"] in illustrations() and item["plan_task_hint"]
    assert item["sources"] and all(source["label"] for source in item["sources"])


@every_item
def test_an_item_serves_a_task_of_the_sample_plan_that_its_agency_was_given(name):
    item = items()[name]
    agency = agencies()[item["agency"]]
    groups = {"commune": "Ủy ban nhân dân xã, phường", "ward": "Ủy ban nhân dân xã, phường"}
    groups |= {"department": "Các sở, ban, ngành tỉnh", "press": "Các cơ quan báo chí tỉnh"}
    given = {given.casefold() for given in tasks()[item["plan_task_code"]]}
    assert given & {agency["name"].casefold(), groups.get(agency["kind"], "").casefold()}


@every_item
def test_an_item_is_in_vietnamese_and_english_each_in_its_own_script(name):
    languages = items()[name]["languages"]
    assert {"vi", "en"} <= set(languages) <= set(LOCALES)
    for locale, words in languages.items():
        for field, limit in LIMITS.items():
            assert 0 < len(words[field]) <= limit, (locale, field)
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", words["slug"]), (locale, words["slug"])
        for text in (words["title"] + words["lead"], words["body"][0].get("html", words["lead"])):
            assert re.search(SCRIPT.get(locale, VIETNAMESE if locale == "vi" else "[a-z]"), text)


@every_item
def test_a_body_has_only_blocks_and_tags_an_editor_could_have_made(name):
    for locale, words in items()[name]["languages"].items():
        assert words["body"], locale
        for block in words["body"]:
            assert set(block) - {"type"} == BLOCKS[block["type"]], (locale, block)
            check_block(block)


def check_block(block):
    if block["type"] == "text":
        tags = re.findall(r"</?([a-z0-9]+)[^>]*>", block["html"])
        assert set(tags) <= TAGS, tags
        opened = Counter(re.findall(r"<([a-z0-9]+)", block["html"]))
        assert opened == Counter(re.findall(r"</([a-z0-9]+)>", block["html"])), block["html"]
        assert not re.search("[<>]", re.sub(r"</?[a-z0-9]+[^<>]*>", "", block["html"]))
    if block["type"] == "figures":
        assert all(len(row) == 3 and row[0] and row[1] for row in block["rows"])
        assert all(len(cell) <= 60 for row in block["rows"] for cell in row[1:])
    for picture in block.get("pictures", [block] if block["type"] == "picture" else []):
        assert picture["name"] in illustrations() and picture["alt"] and picture["caption"]


@every_item
def test_every_word_is_composed_unicode_without_placeholders_or_telephone_numbers(name):
    for text in strings(items()[name]):
        assert text == unicodedata.normalize("NFC", text) == text.strip()
        assert not PLACEHOLDER.search(text), text
        assert not re.search(r"(?<!\d)0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?!\d)|[\w.]+@\w+", text), text
        assert "  " not in text, text


@every_item
def test_places_and_happenings_carry_the_facts_their_pages_show(name):
    item = items()[name]
    facts = item.get("facts", {})
    assert bool(facts) == (item["type"] != "item")
    if item["type"] == "place":
        commune = agencies()[facts["commune"]]
        assert facts["kind"] in PLACE_KINDS and set(facts["visiting"]) == set(item["languages"])
        assert facts["latitude"] == pytest.approx(float(commune["latitude"]), abs=0.05)
        assert facts["longitude"] == pytest.approx(float(commune["longitude"]), abs=0.05)
    if item["type"] == "happening":
        assert facts["organiser"] in agencies() and facts["commune"] in agencies()
        assert set(facts["place_name"]) == set(item["languages"])
        assert "2026-11-23" < facts["starts_on"] <= facts["ends_on"] < "2028"
        assert "dự kiến" in json.dumps(item["languages"]["vi"], ensure_ascii=False)


def test_addresses_are_unique_within_a_section_and_language():
    seen = Counter(
        (item["section"], locale, words["slug"])
        for item in items().values()
        for locale, words in item["languages"].items()
    )
    assert [address for address, count in seen.items() if count > 1] == []


def test_a_correction_names_words_that_are_in_the_text_now_and_wrong_ones_that_are_not():
    corrected = [item for item in items().values() if "correction" in item]
    assert corrected
    for item in corrected:
        correction = item["correction"]
        assert item["published_on"] < correction["on"] and correction["note"].keys() >= {"vi", "en"}
        for locale, words in item["languages"].items():
            body = json.dumps(words, ensure_ascii=False)
            assert correction["right"][locale] in body and correction["wrong"][locale] not in body


def test_the_collection_shows_every_section_and_every_kind():
    everything = items().values()
    per_section = Counter(item["section"] for item in everything)
    assert min(per_section[row["code"]] for row in rows("sections.tsv")) >= 3
    assert {item["kind"] for item in everything} == KINDS
    types = Counter(item["type"] for item in everything)
    assert len(everything) >= 44 and types["place"] >= 14 and types["happening"] >= 6
    assert sum(item["information_kind"] == "clarification" for item in everything) >= 2
    for locale in LOCALES[2:]:
        assert sum(locale in item["languages"] for item in everything) >= 10
    withdrawn = [item["withdrawn"] for item in everything if "withdrawn" in item]
    assert withdrawn and all(
        row["on"] and {"vi", "en"} <= row["reason"].keys() for row in withdrawn
    )
    videos = [item["video"] for item in everything if item["kind"] == "video"]
    assert videos and all({"vi", "en"} <= video["transcript"].keys() for video in videos)
