"""Small files at fixed addresses, and the satisfaction form."""

import datetime as dt
import json

import pytest
from django.test import Client

from phohien.portal.models import DailySatisfaction
from tests.portal import items

pytestmark = pytest.mark.django_db


def get(path: str):
    response = Client().get(path)
    assert response.status_code == 200
    return response


def test_robots_names_the_sitemap_and_closes_the_workspace(settings):
    settings.BASE_URL = "https://doingoai.example"
    rows = get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /lam-viec/" in rows
    assert "Sitemap: https://doingoai.example/sitemap.xml" in rows


def test_security_txt_follows_rfc_9116():
    rows = get("/.well-known/security.txt").content.decode().splitlines()
    fields = dict(row.split(": ", 1) for row in rows if row)
    assert fields["Contact"].startswith("mailto:")
    expires = dt.datetime.fromisoformat(fields["Expires"].replace("Z", "+00:00"))
    assert dt.timedelta(0) < expires - items.clock.now() < dt.timedelta(days=365)


def test_the_manifest_is_json_of_its_own_type():
    response = get("/en/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = json.loads(response.content)
    assert manifest["start_url"] == "/en/" and manifest["display"] == "standalone"
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}


def test_the_service_worker_stands_at_the_root():
    response = get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert "no-cache" in response["Cache-Control"]
    script = response.content.decode()
    assert "/vi/ngoai-tuyen/" in script and "/ja/offline/" in script


def token() -> str:
    html = get("/vi/y-kien/?page=/vi/ban-do/").content.decode()
    return html.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def send(**fields):
    client = Client(enforce_csrf_checks=True)
    headers = {"origin": fields.pop("origin", "http://testserver")}
    given = {"page": "/vi/ban-do/", "score": "4", "csrfmiddlewaretoken": token()} | fields
    return client.post("/vi/y-kien/", given, headers=headers)


def test_satisfaction_is_counted_by_day_and_page_only():
    for _number in range(3):
        assert send().status_code == 200
    send(score="1")
    rows = DailySatisfaction.objects.values_list("day", "path", "score", "count")
    day = dt.date(2026, 11, 23)
    assert sorted(rows) == [(day, "/vi/ban-do/", 1, 1), (day, "/vi/ban-do/", 4, 3)]
    fields = {field.name for field in DailySatisfaction._meta.get_fields()}
    assert fields == {"id", "day", "locale", "path", "score", "count"}


def test_satisfaction_sets_no_cookie_and_is_not_stored():
    response = send()
    assert not response.cookies and response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "wrong",
    [{"csrfmiddlewaretoken": ""}, {"csrfmiddlewaretoken": "giả:mạo"}, {"score": "6"}, {"score": ""},
     {"origin": "https://elsewhere.example"}],
)  # fmt: skip
def test_a_forged_or_empty_answer_is_not_counted(wrong):
    response = send(**wrong)
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()
    assert not DailySatisfaction.objects.exists()


def test_only_our_own_addresses_are_counted():
    send(page="https://elsewhere.example/")
    send(page="/vi/tim-kiem/?q=riêng-tư")
    assert set(DailySatisfaction.objects.values_list("path", flat=True)) == {
        "/vi/",
        "/vi/tim-kiem/",
    }


def test_pages_that_name_no_icon_find_one():
    answer = Client().get("/favicon.ico")
    assert answer.status_code == 302 and answer["Location"].endswith("favicon.svg")
    assert "max-age" in answer["Cache-Control"]
