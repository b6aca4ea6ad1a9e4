"""Translation by a real local server of each protocol: batches, harm, time, secrets."""

import time

import pytest

from phohien.assist import configured
from phohien.assist.errors import AssistFailed, NotConfigured
from phohien.assist.translation import translate
from phohien.clearance.errors import SecretSuspected
from tests.assist.conftest import chat, libre

VI_EN = {"source": "vi", "target": "en"}
ITEM = '<p>Chùa Keo có <b>17 công trình</b>, <a href="/x/?a=1&amp;b=2">rộng 58.000 m²</a>.</p>'


def upper(text: str) -> str:
    """A translator that shouts: words change, tags and walls stay."""
    import re

    parts = re.split(r'(<span translate="no">.*?</span>|<[^>]+>|&\w+;)', text)
    return "".join(part if part[:1] in "<&" else part.upper() for part in parts)


def test_without_a_server_it_says_so_and_buttons_are_hidden(settings):
    settings.TRANSLATION_URL = settings.ASSIST_URL = ""
    assert not configured.can_translate() and not configured.can_suggest()
    with pytest.raises(NotConfigured) as refused:
        translate(["Chùa Keo"], **VI_EN)
    assert "Chưa cấu hình" in refused.value.message


@pytest.mark.parametrize("protocol", ["by_libre", "by_chat"])
def test_both_protocols_translate_html_and_keep_its_tags(request, protocol):
    machine = request.getfixturevalue(protocol)
    machine.reply = (libre if protocol == "by_libre" else chat)(upper)
    found = translate([ITEM, "Hội chùa"], **VI_EN)
    assert found.texts == (
        '<p>CHÙA KEO CÓ <b>17 CÔNG TRÌNH</b>, <a href="/x/?a=1&amp;b=2">RỘNG 58.000 M²</a>.</p>',
        "HỘI CHÙA",
    )
    assert found.missing == 0
    assert found.engine == ("libretranslate" if protocol == "by_libre" else "openai model-a")
    assert len(machine.asked) == 1


def test_the_key_and_the_codes_are_those_of_the_protocol(by_libre, settings):
    settings.TRANSLATION_KEY = "schluessel"
    by_libre.reply = libre(upper)
    translate(["Chùa"], source="vi", target="zh-hans")
    path, question, _headers = by_libre.asked[0]
    assert (path, question["target"], question["source"]) == ("/translate", "zh-Hans", "vi")
    assert question["api_key"] == "schluessel"


def test_chat_is_asked_as_its_protocol_wants(by_chat):
    by_chat.reply = chat(upper)
    translate(["Chùa"], source="vi", target="ko")
    _path, question, headers = by_chat.asked[0]
    assert headers["Authorization"] == "Bearer " + "k" * 8
    assert question["model"] == "model-a" and question["temperature"] == 0
    assert "Korean" in question["messages"][0]["content"]
    assert question["response_format"] == {"type": "json_object"}


def test_json_in_a_fence_is_understood(by_chat):
    def fenced(path, question):
        status, answer = chat(upper)(path, question)
        message = answer["choices"][0]["message"]
        message["content"] = f"```json\n{message['content']}\n```"
        return status, answer

    by_chat.reply = fenced
    assert translate(["Chùa", "Hội"], **VI_EN).texts == ("CHÙA", "HỘI")


def test_plain_text_comes_back_plain(by_libre):
    by_libre.reply = libre(upper)
    found = translate(["A < b & c", "%(count)s tin của {name}"], html=False, **VI_EN)
    assert found.texts == ("A < B & C", "%(count)s TIN CỦA {name}")


def test_placeholders_addresses_numbers_of_documents_and_names_are_walled(by_libre):
    by_libre.reply = libre(upper)
    text = "Theo 72/2015/NĐ-CP, xem https://vi.du/a?b=1, tỉnh Hưng Yên, gửi lien.he@vi.du."
    found = translate([text], names={"Hưng Yên": "Hung Yen"}, **VI_EN)
    assert found.texts == (
        "THEO 72/2015/NĐ-CP, XEM https://vi.du/a?b=1, TỈNH Hung Yen, GỬI lien.he@vi.du.",
    )
    assert by_libre.asked[0][1]["q"][0].count('<span translate="no">') == 4


@pytest.mark.parametrize(
    "harmful",
    [
        lambda text: text.replace("<b>", "").replace("</b>", ""),
        lambda text: text.replace('href="/x/', 'href="//evil.example/x/'),
        lambda text: text + "<script>alert(1)</script>",
        lambda text: text.replace("58.000", "85.000"),
        lambda text: text.replace("17", "71"),
        lambda text: "<p><b></b><a href='/x/?a=1&amp;b=2'></a></p>",
        lambda text: "",
    ],
)
def test_a_harmed_text_counts_as_not_translated_and_the_others_stay(by_libre, harmful):
    by_libre.reply = libre(lambda text: harmful(text) if "58.000" in text else upper(text))
    found = translate(["Hội chùa", ITEM], **VI_EN)
    assert found.texts == ("HỘI CHÙA", None)
    assert found.missing == 1


def test_numbers_may_be_grouped_as_the_language_does_and_months_be_named(by_libre):
    english = "58,000 m² on 14 September 2026, 1.5 million"
    by_libre.reply = libre(lambda text: english)
    found = translate(["58.000 m² ngày 14 tháng 9 năm 2026, 1,5 triệu"], **VI_EN)
    assert found.texts == (english,)


def test_many_texts_go_in_batches_and_keep_their_order(by_libre):
    by_libre.reply = libre(upper)
    texts = [f"đoạn văn {number + 100}" for number in range(95)] + ["x" * 5000, "", "   "]
    found = translate(texts, **VI_EN)
    assert found.texts == tuple(text.upper() if text.strip() else text for text in texts)
    sizes = [len(question["q"]) for _path, question, _headers in by_libre.asked]
    assert max(sizes) <= 40 and sum(sizes) == 96


def test_a_wrong_count_is_asked_again_one_by_one(by_libre):
    def miscounting(path, question):
        status, answer = libre(upper)(path, question)
        return status, {"translatedText": answer["translatedText"][:1]}

    by_libre.reply = miscounting
    assert translate(["một", "hai", "ba"], **VI_EN).texts == ("MỘT", "HAI", "BA")
    assert len(by_libre.asked) == 4


def test_a_server_that_breaks_half_way_leaves_what_came(by_libre):
    def tiring(path, question):
        if len(by_libre.asked) > 1:
            return 500, {"error": "out of memory"}
        return libre(upper)(path, question)

    by_libre.reply = tiring
    texts = [f"đoạn {number + 100}" for number in range(80)]
    found = translate(texts, **VI_EN)
    assert found.texts[:40] == tuple(text.upper() for text in texts[:40])
    assert found.missing == 40
    assert len(by_libre.asked) == 4  # three failures in a row, then it is left alone


@pytest.mark.parametrize(
    "answer",
    [
        (429, {"error": "Slowdown"}),
        (200, b"<html>"),
        (200, {"translatedText": "x"}),
        (200, []),
        (200, {"error": "x"}),
    ],
)
def test_nothing_usable_is_told_in_words(by_libre, answer):
    by_libre.reply = lambda _path, _question: answer
    with pytest.raises(AssistFailed) as failed:
        translate(["một", "hai"], **VI_EN)
    assert "Chưa có gì thay đổi" in failed.value.message


def test_a_slow_server_meets_the_limit(by_libre, settings):
    settings.TRANSLATION_SECONDS = 0.4

    def slow(path, question):
        time.sleep(1.5)
        return libre(upper)(path, question)

    by_libre.reply = slow
    with pytest.raises(AssistFailed):
        translate(["một"] * 5, **VI_EN)


def test_a_host_that_is_not_listed_is_not_asked(by_libre, settings):
    settings.OUTBOUND_ALLOWED_HOSTS = []
    with pytest.raises(AssistFailed) as failed:
        translate(["một"], **VI_EN)
    assert "host" in failed.value.reason and by_libre.asked == []


def test_a_text_with_a_mark_of_secrecy_is_never_sent(by_libre):
    by_libre.reply = libre(upper)
    with pytest.raises(SecretSuspected):
        translate(["Chùa Keo", "<p>TUYỆT MẬT</p>"], **VI_EN)
    assert by_libre.asked == []


@pytest.mark.django_db
def test_and_is_audited_when_the_person_is_known(by_libre):
    from phohien.security.models import AuditEntry
    from tests import factories

    with pytest.raises(SecretSuspected):
        translate(["TUYỆT MẬT"], actor=factories.make_user(), **VI_EN)
    assert AuditEntry.objects.filter(action="clearance.refuse_secret").count() == 1
