"""What surrounds every request: health, ids and log lines, error pages, content security policy."""

import json
import logging
import sys

import pytest
from django.db import connection
from django.http import Http404, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

import config.urls
from phohien.kernel import clock
from phohien.kernel.errors import NotAllowed, NotVisible, RuleBroken
from phohien.kernel.logs import JsonLines
from phohien.kernel.models import WorkerBeat


def allowed(_request, code):
    raise NotAllowed("not-yours", f"Bạn chưa được phân công việc <{code}> này.")


def hidden(_request):
    raise NotVisible


def broken(_request):
    raise RuleBroken("closed", "Kế hoạch đã đóng.")


def crash(_request):
    raise ValueError("nguyen.van.a@example.vn")


urlpatterns = [
    path("allowed/<str:code>", allowed),
    path("hidden", hidden),
    path("broken", broken),
    path("crash", crash),
    path("cms/page", lambda _request: HttpResponse("cms")),
    path("page", lambda _request: HttpResponse("ok")),
    *config.urls.urlpatterns,
]
ours = override_settings(ROOT_URLCONF=__name__)


@pytest.fixture
def lines():
    """What the formatter writes for the records of the root logger."""
    written = []
    handler = logging.Handler()
    handler.emit = lambda record: written.append(JsonLines().format(record))
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


@pytest.mark.django_db
def test_health_names_the_part_that_fails(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["parts"]["worker"]) == (503, "failing")
    WorkerBeat.objects.create(worker="a:1", seen_at=clock.now())
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_health_survives_a_database_that_is_away(client, monkeypatch):
    monkeypatch.setattr(connection, "cursor", lambda: 1 / 0)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["parts"]["database"] == "failing"
    assert set(answer.json()) == {"status", "parts"}


def test_liveness_needs_no_database(client):
    assert client.get("/healthz/live").json() == {"status": "ok"}


@pytest.mark.django_db
@pytest.mark.parametrize(("url", "status"), [("hidden", 404), ("broken", 409), ("allowed/x", 403)])
@ours
def test_a_domain_error_has_its_status_and_sentence(client, url, status):
    page = client.get(f"/{url}")
    assert page.status_code == status
    data = client.get(f"/{url}", headers={"Accept": "application/json"})
    assert data.status_code == status
    assert data.json()["message"].endswith(".")


@pytest.mark.django_db
@ours
def test_the_sentence_is_escaped(client):
    page = client.get("/allowed/<script>").content.decode()
    assert "<<script" not in page
    assert "&lt;&lt;script&gt;&gt;" in page


@pytest.mark.django_db
@ours
def test_what_one_may_not_see_looks_like_what_is_not_there(client):
    hidden_page, absent = client.get("/hidden"), client.get("/nowhere")
    assert (hidden_page.status_code, absent.status_code) == (404, 404)


@pytest.mark.django_db
@ours
def test_inline_scripts_are_allowed_under_cms_only(client):
    strict = client.get("/page").headers["Content-Security-Policy"]
    cms = client.get("/cms/page").headers["Content-Security-Policy"]
    assert "script-src 'self';" in strict + ";"
    assert "unsafe-inline" not in strict
    assert "'unsafe-inline'" in cms


@pytest.mark.parametrize(
    ("given", "kept"),
    [("abcd-1234-efgh", True), ("x", False), ("a b\nc: d", False), ("é" * 20, False)],
)
@pytest.mark.django_db
@ours
def test_a_request_id_of_a_proxy_is_kept_when_it_is_one(given, kept):
    from django.test import Client

    answer = Client().get("/page", headers={"X-Request-ID": given})
    assert (answer.headers["X-Request-ID"] == given) is kept
    assert len(answer.headers["X-Request-ID"]) >= 8


@pytest.mark.django_db
@ours
def test_a_request_line_has_the_route_and_no_person(client, lines):
    client.get("/allowed/nguyen-van-a?email=a@example.vn")
    event = next(json.loads(line) for line in lines if '"request"' in line)
    assert event["route"] == "allowed/<str:code>"
    assert (event["method"], event["status"]) == ("GET", 403)
    assert event["request_id"]
    assert "nguyen" not in "".join(line for line in lines if '"request"' in line)


@pytest.mark.django_db
@ours
def test_an_error_is_logged_by_place_not_by_message(client, lines):
    client.raise_request_exception = False
    assert client.get("/crash").status_code == 500
    event = next(json.loads(line) for line in lines if '"error"' in line)
    assert event["error"] == "builtins.ValueError"
    assert any("crash" in frame for frame in event["trace"])
    assert "nguyen.van.a" not in "".join(lines)


def test_a_log_line_is_one_line():
    record = logging.LogRecord("x", logging.INFO, "f", 1, "a\nb %s", ("c",), None)
    assert json.loads(JsonLines().format(record))["message"] == "a\nb c"
    assert "\n" not in JsonLines().format(record)
    try:
        raise Http404
    except Http404:
        record.exc_info = sys.exc_info()
    assert "\n" not in JsonLines().format(record)


def test_the_api_answers_in_json_and_other_errors_pass():
    from phohien.kernel.error_pages import DomainErrorMiddleware

    middleware = DomainErrorMiddleware(lambda _request: HttpResponse())
    request = RequestFactory().get("/api/x")
    answer = middleware.process_exception(request, RuleBroken("closed", "Đã đóng."))
    assert json.loads(answer.content) == {"code": "closed", "message": "Đã đóng."}
    assert middleware.process_exception(request, ValueError()) is None
