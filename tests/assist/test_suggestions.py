"""Suggestions: asked of a real local server, kept with their origin, never sent with a secret."""

import base64

import pytest

from phohien.assist.enums import SuggestionKind
from phohien.assist.errors import AssistFailed, NotConfigured
from phohien.assist.models import Suggestion
from phohien.assist.suggestions import choose, is_assisted, suggest, suggestions_for
from phohien.clearance.errors import SecretSuspected
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible
from phohien.organisation.enums import Role
from phohien.security.models import AuditEntry
from tests import factories
from tests.assist.conftest import chat

pytestmark = pytest.mark.django_db
ABOUT = {"subject_type": "publication", "subject_id": 7, "locale": "vi"}
TEXT = "Hội chùa Keo mở từ ngày 10 đến ngày 15 tháng 9 âm lịch."


@pytest.fixture
def editor():
    return factories.make_user(Role.EDITOR, "11953")


@pytest.mark.parametrize("kind", SuggestionKind.values)
def test_each_kind_is_asked_and_kept(by_chat, editor, kind):
    by_chat.reply = chat(lambda text: f"Đề xuất cho: {text}")
    row = suggest(actor=editor, kind=kind, text=TEXT, **ABOUT)
    kept = Suggestion.objects.get()
    assert kept == row and kept.output == f"Đề xuất cho: {TEXT}"
    assert (kept.engine, kept.by, len(kept.input_sha256)) == ("openai model-a", editor, 64)
    _path, question, _headers = by_chat.asked[0]
    assert "Vietnamese" in question["messages"][0]["content"]
    assert question["messages"][1]["content"] == TEXT
    assert AuditEntry.objects.filter(action="assist.suggest").count() == 1


def test_a_picture_goes_along_for_its_description(by_chat, editor):
    by_chat.reply = chat(lambda text: "Gác chuông gỗ ba tầng.")
    picture = b"\xff\xd8\xff\xe0 jpeg"
    suggest(actor=editor, kind="alt", text="Gác chuông", picture=picture, **ABOUT)
    parts = by_chat.asked[0][1]["messages"][1]["content"]
    address = parts[1]["image_url"]["url"]
    assert base64.b64decode(address.removeprefix("data:image/jpeg;base64,")) == picture


def test_off_by_default(editor, settings):
    settings.ASSIST_URL = ""
    with pytest.raises(NotConfigured):
        suggest(actor=editor, kind="summary", text=TEXT, **ABOUT)


def test_a_secret_is_never_sent_and_is_audited(by_chat, editor):
    by_chat.reply = chat(str)
    with pytest.raises(SecretSuspected):
        suggest(actor=editor, kind="summary", text=f"MẬT\n{TEXT}", **ABOUT)
    assert by_chat.asked == [] and not Suggestion.objects.exists()
    assert AuditEntry.objects.filter(action="clearance.refuse_secret").count() == 1


@pytest.mark.parametrize("role", [Role.FINANCE_APPRAISER, None])
def test_who_writes_no_content_does_not_ask(by_chat, role):
    with pytest.raises(NotAllowed):
        suggest(actor=factories.make_user(role), kind="summary", text=TEXT, **ABOUT)
    assert by_chat.asked == []


@pytest.mark.parametrize(
    ("kind", "text"), [("poem", TEXT), ("summary", " "), ("summary", "x" * 40_001)]
)
def test_what_cannot_be_asked_is_told(by_chat, editor, kind, text):
    with pytest.raises(InvalidInput):
        suggest(actor=editor, kind=kind, text=text, **ABOUT)
    assert by_chat.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        (500, {}),
        (200, {"choices": []}),
        (200, {"choices": [{"message": {"content": "  "}}]}),
        (200, {"choices": [{"message": {"content": "x" * 201}}]}),
    ],
)
def test_an_unusable_answer_leaves_nothing(by_chat, editor, answer):
    by_chat.reply = lambda _path, _question: answer
    with pytest.raises(AssistFailed):
        suggest(actor=editor, kind="headline", text=TEXT, **ABOUT)
    assert not Suggestion.objects.exists()


def test_suggestion_and_final_words_are_both_kept(by_chat, editor):
    by_chat.reply = chat(lambda text: "Hội chùa Keo mùa thu")
    row = suggest(actor=editor, kind="headline", text=TEXT, **ABOUT)
    choose(actor=editor, suggestion=row, final="Hội chùa Keo năm 2026")
    row.refresh_from_db()
    assert (row.output, row.final) == ("Hội chùa Keo mùa thu", "Hội chùa Keo năm 2026")
    assert row.final_by == editor and row.final_at
    assert not is_assisted(**ABOUT)
    choose(actor=editor, suggestion=row, final=row.output)
    assert is_assisted(**ABOUT)
    with pytest.raises(InvalidInput):
        choose(actor=editor, suggestion=row, final=" ")


def test_others_see_only_what_policy_lets_them(by_chat):
    by_chat.reply = chat(lambda text: "x")
    writer = factories.make_user(Role.AGENCY_OFFICER, "11953")
    row = suggest(actor=writer, kind="headline", text=TEXT, **ABOUT)
    found = {"subject_type": "publication", "subject_id": 7}
    stranger = factories.make_user(Role.AGENCY_OFFICER, "11977")
    assert list(suggestions_for(actor=writer, **found)) == [row]
    assert not suggestions_for(actor=stranger, **found)
    with pytest.raises(NotVisible):
        choose(actor=stranger, suggestion=row, final="y")
    with pytest.raises(NotAllowed):
        choose(actor=factories.make_user(Role.AUDITOR), suggestion=row, final="y")
