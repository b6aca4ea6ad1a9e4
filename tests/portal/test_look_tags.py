"""How pictures, dates, blocks and data for machines are printed, language by language."""

import datetime as dt
import json
import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from phohien.portal import pages
from phohien.portal.templatetags import portal_page as tags
from tests.portal import samples

FIRST, LAST = dt.date(2026, 10, 22), dt.date(2026, 10, 24)


def words(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("vi", "22–24/10/2026"),
        ("en", "22–24 October 2026"),
        ("zh-hans", "2026年10月22日至24日"),
        ("ko", "2026년 10월 22일–24일"),
        ("ja", "2026年10月22日～24日"),
    ],
)
def test_days_of_one_month_name_it_once(locale, told):
    with translation.override(locale):
        assert words(tags.span(FIRST, LAST)) == told
        assert words(tags.span(FIRST, FIRST)) == words(tags.day(FIRST))


@pytest.mark.parametrize("locale", samples.TAGS)
def test_days_of_two_months_are_both_written_out(locale):
    end = dt.date(2026, 11, 2)
    with translation.override(locale):
        told = words(tags.span(FIRST, end))
        assert told == f"{words(tags.day(FIRST))} – {words(tags.day(end))}"


def test_a_moment_is_told_in_the_time_of_viet_nam():
    late = dt.datetime(2026, 12, 31, 18, 30, tzinfo=dt.UTC)
    with translation.override("vi"):
        assert words(tags.day(late)) == "01/01/2027"
    assert 'datetime="2027-01-01T01:30:00+07:00"' in tags.day(late)


def test_a_picture_offers_its_sizes_by_type_and_says_what_it_shows():
    sources = [
        {"url": "/tep/a-480.webp", "width": 480, "type": "image/webp"},
        {"url": "/tep/a-800.webp", "width": 800, "type": "image/webp"},
        {"url": "/tep/a-800.jpg", "width": 800, "type": "image/jpeg"},
    ]
    shown = {
        "src": "/tep/a.jpg", "alt": 'Sen "hồng"', "width": 1600, "height": 1000,
        "sources": sources,
    }  # fmt: skip
    with translation.override("vi"):  # numbers in attributes are not written the local way
        html = tags.picture(shown, "50vw")
    webp = 'type="image/webp" srcset="/tep/a-480.webp 480w, /tep/a-800.webp 800w" sizes="50vw"'
    assert html.index(webp) < html.index("image/jpeg")
    assert 'alt="Sen &quot;hồng&quot;" width="1600" height="1000" loading="lazy"' in html
    assert "fetchpriority" in tags.picture(shown, first=True)
    assert tags.picture(None) == ""


def test_data_for_machines_cannot_end_its_script():
    html = tags.json_ld(({"name": "</script><script>alert(1)</script>&"},))
    assert html.count("</script>") == 1
    inner = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inner) == {"name": "</script><script>alert(1)</script>&"}


def test_a_block_of_a_later_version_shows_its_words_or_nothing():
    assert tags.block_template({"type": "hologram"}) == "portal/blocks/unknown.html"
    with_words = render_to_string("portal/blocks/unknown.html", {"value": {"html": "<p>a</p>"}})
    assert with_words.strip() == '<div class="text"><p>a</p></div>'
    assert render_to_string("portal/blocks/unknown.html", {"value": {"x": 1}}).strip() == ""


def test_words_in_another_language_are_marked():
    assert tags.other_tag("vi", "en") == ' lang="vi"'
    assert tags.other_tag("en", "en") == tags.other_tag("", "en") == ""


@pytest.mark.parametrize("locale", samples.TAGS)
def test_the_manifest_is_json_in_the_language_of_the_page(locale):
    with translation.override(locale):
        frame = samples.frame(locale, "front", description='Nói "thẳng"')
        page = pages.Manifest(frame)
        told = json.loads(render_to_string(page.template, {"page": page}))
    assert told["lang"] == samples.TAGS[locale] and told["description"] == 'Nói "thẳng"'
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}
    assert told["start_url"] == f"/{locale}/"


def test_the_service_worker_never_answers_for_the_workspace():
    page = pages.ServiceWorker("7", (("/vi/", "/vi/ngoai-tuyen/"),), ("/vi/ban-do/",))
    script = render_to_string(page.template, {"page": page})
    never = json.loads(re.search(r"const NEVER = (\[.*\]);", script)[1])
    assert {"/lam-viec/", "/cms/", "/dang-nhap/", "/api/"} <= set(never)
    assert json.loads(re.search(r"const OFFLINE = (\[.*\]);", script)[1]) == [
        ["/vi/", "/vi/ngoai-tuyen/"]
    ]
