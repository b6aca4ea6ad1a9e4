"""The public side without scripts or account: filing, errors that keep words, following, limits."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.test import Client

from phohien.kernel import clock
from phohien.portal.views import foreign_press
from phohien.press_desk import services
from phohien.press_desk.models import Message, Paper, PressRequest
from phohien.press_desk.sealing import unseal
from tests.press_desk.factories import MAIL, NAME, moment, pdf

pytestmark = pytest.mark.django_db
ASK = "/en/foreign-press/activity/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()


def answers(client: Client, path: str = ASK, **changes) -> dict:
    """A filled-in form with its proof."""
    token = TOKEN.search(client.get(path).content.decode())[1]
    filled = {
        "csrfmiddlewaretoken": token, "rows": "3", "outlet": "The Delta Post", "country": "GB",
        "contact_name": NAME, "contact_email": MAIL, "contact_phone": "",
        "purpose": "A report on craft villages", "content": "Incense makers at work",
        "places": "Cao Thôn, 14 December, 8:30", "questions": "", "broadcast": "",
        "starts_on": "2026-12-14", "ends_on": "2026-12-16", "p1_full_name": NAME,
        "p1_position": "Reporter", "p1_card": "PC-1", "declares": "on", "website": "",
    }  # fmt: skip
    return {name: value for name, value in (filled | changes).items() if value is not None}


def test_a_request_is_filed_and_followed_in_english(client):
    sent = client.post(ASK, answers(client))
    assert sent.status_code == 302 and sent["Location"].startswith("/en/foreign-press/r/")
    request = PressRequest.objects.get()
    assert (request.language, request.country, request.people_count) == ("en", "GB", 1)
    page = client.get(sent["Location"])
    body = page.content.decode()
    assert page["Cache-Control"] == "no-store" and page["X-Robots-Tag"] == "noindex"
    assert request.code in body and sent["Location"].split("?")[0] in body
    assert "Answer due by:" in body and "How the time limit is counted" in body
    assert NAME not in body and MAIL not in body, "the page of a link shows nobody's data"
    assert "Set-Cookie" not in page and not page.cookies


def test_vietnamese_has_the_same_form(client):
    path = "/vi/bao-chi-nuoc-ngoai/activity/"
    sent = client.post(path, answers(client, path))
    body = client.get(sent["Location"]).content.decode()
    assert "Trả lời chậm nhất:" in body and PressRequest.objects.get().language == "vi"


def test_a_notice_of_an_office_asks_for_no_last_day(client):
    path = "/en/foreign-press/office_address/"
    assert 'name="ends_on"' not in client.get(path).content.decode()
    filled = answers(client, path, office="The Delta Post, Viet Nam bureau", address="Phố Hiến",
                     starts_on="2027-01-11", ends_on=None)  # fmt: skip
    assert client.post(path, filled).status_code == 302
    request = PressRequest.objects.get()
    assert request.kind == "office_address" and request.ends_on == dt.date(2027, 1, 11)


def test_errors_keep_everything_typed(client):
    wrong = answers(
        client, outlet="", contact_email="nobody", ends_on="2026-12-01", declares=None,
        p2_full_name="Jean Exemple",
    )  # fmt: skip
    page = client.post(ASK, wrong)
    body = page.content.decode()
    assert page.status_code == 422 and not PressRequest.objects.exists()
    for text in (
        NAME,
        "Incense makers at work",
        "nobody",
        "2026-12-01",
        "Jean Exemple",
        "Reporter",
    ):
        assert text in body
    assert '<option value="GB" selected>' in body
    for told in ("The last day must come after", "fill in all boxes", "id_outlet", "id_declares"):
        assert told in body


def test_rows_grow_without_scripts(client):
    page = client.post(ASK, answers(client, more="1"))
    body = page.content.decode()
    assert page.status_code == 200 and "id_p8_full_name" in body and NAME in body
    assert "Not sent yet" not in body and not PressRequest.objects.exists()
    page = client.post(ASK, answers(client, more="1", rows="38"))
    assert "id_p40_full_name" in page.content.decode()
    assert "id_p41_full_name" not in page.content.decode()


def test_an_old_or_foreign_form_is_refused_with_its_words(client):
    with clock.at(clock.now()):
        filled = answers(client)
    for wrong in ({"csrfmiddlewaretoken": "x"}, {"csrfmiddlewaretoken": ""}):
        page = client.post(ASK, filled | wrong)
        assert page.status_code == 400 and "Incense makers at work" in page.content.decode()
    page = client.post(ASK, filled, headers={"Origin": "https://evil.example"})
    assert page.status_code == 400
    assert client.post(ASK, filled, headers={"Origin": "http://testserver"}).status_code == 302
    assert PressRequest.objects.count() == 1


def test_a_machine_that_fills_everything_leaves_nothing(client):
    sent = client.post(ASK, answers(client, website="https://spam.example"))
    assert sent.status_code == 302 and not PressRequest.objects.exists()


def test_one_address_files_only_so_often_and_loses_no_word(client, monkeypatch):
    monkeypatch.setattr(foreign_press, "EACH_HOUR", 2)
    filled = answers(client)
    assert [client.post(ASK, filled).status_code for _n in range(3)] == [302, 302, 429]
    page = client.post(ASK, filled)
    assert "Incense makers at work" in page.content.decode()
    other = Client(REMOTE_ADDR="203.0.113.9")
    assert other.post(ASK, answers(other)).status_code == 302


def test_what_is_filed_elsewhere_has_no_form_here(client):
    for kind in (
        "non_resident",
        "delegation_local",
        "correspondent_opinion",
        "exhibition",
        "nothing",
    ):
        assert client.get(f"/en/foreign-press/{kind}/").status_code == 404
    body = client.get("/en/foreign-press/").content.decode()
    assert "at least 10 days before entering Viet Nam" in body
    assert client.get("/ko/foreign-press/activity/")["Location"] == "/en/foreign-press/"
    for locale in ("zh-hans", "ko", "ja"):
        page = client.get(f"/{locale}/foreign-press/")
        assert (
            page.status_code == 200
            and 'href="/en/foreign-press/activity/"' in page.content.decode()
        )


def test_the_page_cache_keeps_the_guide_and_never_a_form(client, settings):
    settings.PORTAL_PAGES_KEPT = 1024 * 1024
    link = client.post(ASK, answers(client))["Location"].split("?")[0]
    assert "ETag" in client.get("/en/foreign-press/")
    assert "ETag" not in client.get(ASK) and "ETag" not in client.get(link)
    first, second = (TOKEN.search(client.get(ASK).content.decode())[1] for _n in range(2))
    assert first and second


def test_applicants_attach_answer_and_withdraw(client, desk, vault):
    link = client.post(ASK, answers(client))["Location"].split("?")[0]
    body = client.get(link).content.decode()
    step = {"csrfmiddlewaretoken": TOKEN.search(body)[1]}
    assert client.post(link, step | {"step": "form", "files": pdf("form.pdf")}).status_code == 302
    assert Paper.objects.get().key == "form"
    assert "1 file received" in client.get(link).content.decode()
    wrong = client.post(link, step | {"step": "form", "files": pdf("virus.exe")})
    assert wrong.status_code == 422 and "Only PDF" in wrong.content.decode()
    request = PressRequest.objects.get()
    services.claim(actor=desk.officer, request=request)
    services.ask(actor=desk.officer, request=request, papers=["form"], words="Page 2 is missing.")
    body = client.get(link).content.decode()
    assert "Page 2 is missing." in body and "Waiting for your papers" in body
    assert client.post(link, step | {"step": "answer", "words": "Here it is"}).status_code == 302
    assert unseal(Message.objects.order_by("-pk").first().sealed) == "Here it is"
    refused = client.post(link, step | {"step": "answer", "words": "again"})
    assert refused.status_code == 422
    assert client.post(link, {"step": "withdraw"}).status_code == 400, "no proof, no deed"
    assert client.post(link, step | {"step": "withdraw"}).status_code == 302
    request.refresh_from_db()
    assert request.state == "withdrawn"
    assert "Withdrawn by the applicant" in client.get(link).content.decode()


def test_the_decision_is_read_with_its_letter(client, desk):
    request, link = desk.with_link()
    path = f"/en/foreign-press/r/{link}/"
    assert client.get(f"{path}letter.docx").status_code == 404
    services.claim(actor=desk.officer, request=request)
    services.propose(
        actor=desk.officer, request=request, outcome="refusal",
        reason="Làng nghề đang tu sửa.", reason_en="The village is being repaired.",
    )  # fmt: skip
    body = client.get(path).content.decode()
    assert "The village is being repaired." not in body, "a draft is nobody's answer"
    request.refresh_from_db()
    services.decide(actor=desk.leader, request=request, signer="vice_chair")
    services.issue(
        actor=desk.officer, request=request, number=7, symbol="UBND-NGV", issued_on=clock.today()
    )
    body = client.get(path).content.decode()
    assert "The request is not granted." in body and "The village is being repaired." in body
    assert "Letter No. 7/UBND-NGV" in body and "Courtesy translation" in body
    letter = client.get(f"{path}letter.docx")
    assert letter.status_code == 200 and letter.content[:2] == b"PK"
    assert letter["Cache-Control"] == "no-store"


def test_a_wrong_link_tells_nothing(client):
    for path in ("r/x/", "r/" + "a" * 43 + "/", "r/x/letter.docx"):
        assert client.get(f"/en/foreign-press/{path}").status_code == 404
        assert client.post(f"/en/foreign-press/{path}").status_code in (404, 405)


def test_the_page_of_a_link_carries_it_nowhere_else(client, desk):
    _request, link = desk.with_link()
    body = client.get(f"/en/foreign-press/r/{link}/").content.decode()
    places = [
        found for found in re.findall(r'(?:href|action|content)="([^"]*)"', body) if link in found
    ]
    assert places and all(re.fullmatch(rf"/(en|vi)/[a-z-]+/r/{link}/", one) for one in places)
    assert 'name="robots" content="noindex"' in body


def test_a_day_of_tet_is_told_in_english(client, desk):
    with clock.at(moment("2026-02-13 20:15")):
        _request, link = desk.with_link(starts_on=dt.date(2026, 3, 9), ends_on=dt.date(2026, 3, 10))
    body = client.get(f"/en/foreign-press/r/{link}/").content.decode()
    assert "Friday 13/02/2026: received after office hours" in body
    assert "Monday 02/03/2026: day 5, end of the time limit" in body


def test_the_section_for_reporters_leads_to_the_guide(client):
    body = client.get("/en/reporters/").content.decode()
    assert 'href="/en/foreign-press/"' in body and "Send a request for press work" in body
    assert "Send a request for press work" not in client.get("/en/contact/").content.decode()


def test_a_form_sent_twice_is_one_request(client):
    filled = answers(client)
    first, second = client.post(ASK, filled), client.post(ASK, filled)
    assert PressRequest.objects.count() == 1
    assert client.get(second["Location"]).status_code == 200
    assert client.get(first["Location"]).status_code == 404, "one link opens it"
    client.post(ASK, filled | {"content": "Other words"})
    assert PressRequest.objects.count() == 2


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [("2020-01-01", "2020-01-02"), ("0001-01-01", "0001-01-02"), ("2026-12-14", "9999-12-31")],
)
def test_days_that_are_over_or_years_ahead_are_asked_again(client, starts_on, ends_on):
    page = client.post(ASK, answers(client, starts_on=starts_on, ends_on=ends_on))
    assert page.status_code == 422 and ends_on in page.content.decode()
    assert not PressRequest.objects.exists()


@pytest.mark.parametrize("begins", ["2026-01-01T08:00", "0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_press_conference_that_is_over_is_not_allowed_by_silence(client, begins):
    path = "/en/foreign-press/press_conference/"
    filled = answers(
        client, path, leader_of_event="Embassy", invited="All", event_at=begins, p1_full_name=None
    )
    page = client.post(path, filled)
    assert page.status_code == 422 and "id_event_at" in page.content.decode()
    assert not PressRequest.objects.exists()
