"""The OpenAPI document, the catalogue, the pages for people."""

import re

import pytest

from phohien.api.v1 import openapi
from phohien.api.v1.catalogue import DATASETS
from phohien.api.v1.routes import OPERATIONS
from tests.portal import items

pytestmark = pytest.mark.django_db


def test_the_document_is_openapi_3_1_and_says_every_refusal(ask):
    told = ask("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert len(told["paths"]) == len(OPERATIONS) == 13
    assert told["security"] == [{}, {"Bearer": []}, {"ApiKey": []}]
    for path in told["paths"].values():
        answers = path["get"]["responses"]
        assert {"200", "304", "401", "403", "404", "422", "429"} <= set(answers)
        assert set(answers["422"]["content"]) == {"application/problem+json"}
        assert "Retry-After" in answers["429"]["headers"]


def test_every_parameter_says_its_meaning_in_both_languages():
    for name in OPERATIONS:
        for row in openapi.parameters(name):
            assert row["description"], (name, row["name"])


def test_the_front_door_knows_people_from_programs(ask):
    person = ask("/", headers={"Accept": "text/html,*/*;q=0.8"})
    assert person["Location"] == "/api/v1/tai-lieu"
    assert ask("/", headers={"Accept": "application/json"})["Location"] == "/api/v1/openapi.json"


@pytest.mark.parametrize(
    ("path", "lang", "words"),
    [("/tai-lieu", "vi", "Khóa của đối tác"), ("/docs", "en", "Keys of partners")],
)
def test_the_page_lists_every_operation_and_parameter(ask, path, lang, words):
    items.make()
    response = ask(path)
    html = response.content.decode()
    assert f'<html lang="{lang}">' in html and words in html
    assert response["Content-Language"] == lang
    for name, operation in OPERATIONS.items():
        assert f'id="{name}"' in html and operation.path in html
        assert all(f"<code>{row['name']}</code>" in html for row in openapi.parameters(name))


@pytest.mark.parametrize("path", ["/tai-lieu", "/docs"])
def test_the_page_asks_nobody_else_and_runs_nothing_inline(ask, path):
    response = ask(path)
    html = response.content.decode()
    loaded = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"', html)
    away = [url for url in loaded if "://" in url and not url.startswith("http://127.0.0.1")]
    assert away == []
    scripts = re.findall(r"<script(?![^>]*(?:src=|application/ld\+json))[^>]*>", html)
    assert scripts == [] and " style=" not in html and not re.search(r"\son\w+=", html)
    assert "unsafe-inline" not in response["Content-Security-Policy"]


def test_the_catalogue_describes_every_dataset_and_its_distributions(ask, settings):
    settings.BASE_URL = "https://doingoai.example"
    items.make()
    response = ask("/catalog.jsonld")
    told = response.json()
    assert response["Content-Type"] == "application/ld+json"
    assert told["@type"] == "dcat:Catalog"
    names = [row["dct:identifier"] for row in told["dcat:dataset"]]
    assert names == list(DATASETS)
    for dataset in told["dcat:dataset"]:
        for name in ("dct:title", "dct:description", "dcat:contactPoint", "dct:publisher"):
            assert dataset[name]
        for row in dataset["dcat:distribution"]:
            address = row["dcat:accessURL"]["@id"]
            assert address.startswith("https://doingoai.example/")
            assert client_status(ask, address) == 200


def client_status(ask, address: str) -> int:
    path = address.removeprefix("https://doingoai.example")
    if path.startswith("/api/v1"):
        return ask(path.removeprefix("/api/v1")).status_code
    from django.test import Client

    return Client().get(path).status_code


def test_every_number_in_the_catalogue_is_unique(ask):
    told = ask("/catalog.jsonld").json()
    found = [row["@id"] for row in told["dcat:dataset"]]
    found += [one["@id"] for row in told["dcat:dataset"] for one in row["dcat:distribution"]]
    assert len(found) == len(set(found))
