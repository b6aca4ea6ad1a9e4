"""English: every sentence has it, and a screen in English speaks no Vietnamese of its own."""

import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from types import SimpleNamespace

import polib
import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import translation

from phohien.kernel import clock
from phohien.notices.models import Notice
from phohien.organisation import services as organisation
from phohien.organisation.enums import Role
from phohien.organisation.models import AgencyGroup
from phohien.plans.enums import EvidenceKind
from phohien.reports.compiling import compile_round
from phohien.reports.composing import gather
from phohien.reports.documents import agency_document, consolidated_document
from phohien.reports.filling import fill
from phohien.reports.models import AgencyReport, ReportRound
from scripts import check_translations as english
from tests import factories
from tests.intake.conftest import private_files, upload  # noqa: F401
from tests.locale.visible_text import folded, visible_texts
from tests.reports.conftest import NOW, Province, build

VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
# Proper names, the language switch, words to search for, symbols of documents.
NAMES = (
    "Phố Hiến", "Hưng Yên", "Việt Nam", "Hoàng Sa", "Trường Sa", "Hà Nội", "Tiếng Việt",
    "đối ngoại, xa nam thuy anh, họp báo", "NĐ-CP",
)  # fmt: skip
QUOTED = re.compile(r'<p class="list-excerpt" lang="vi">.*?</p>', re.S)
CODE = re.compile(r"^[IVX]+[.\w]* ")
INITIALS = re.compile(r"[^\W\d_a-z]{1,4}")  # of communes, on the tile map
SCREENS = {
    "officer": (
        "web:home", "web:inbox", "web:contents", "web:account", "web:search?q=doi ngoai",
        "web:search?q=khong co gi", "plans:plans", "plans:plan", "plans:task", "plans:assignments",
        "plans:assignment", "plans:evidence_list", "plans:evidence", "plans:change_evidence",
        "plans:legal_bases", "reports:index", "reports:report", "reports:preview",
        "organisation:agency", "organisation:roster", "organisation:name_focal_point",
        *(f"plans:record_evidence {kind}" for kind in EvidenceKind.values),
    ),
    "leader": ("web:home", "reports:report"),
    "coordinator": (
        "web:home", "web:matrix", "web:inbox", "plans:plan", "plans:plan waiting", "plans:adopt",
        "plans:task", "plans:unfold", "plans:differences", "plans:assignment", "plans:evidence",
        "reports:index", "reports:agencies", "reports:compiled", "reports:write_compiled",
        "reports:regimes", "reports:regime", "organisation:agencies", "organisation:roster",
        "organisation:read_roster", "intake:index", "intake:review", "intake:header",
        "intake:tasks", "intake:task", "intake:add_task",
    ),
    "provincial": ("web:home", "plans:plans", "reports:compiled"),
    "administrator": (
        "web:home", "organisation:users", "organisation:user", "organisation:open_account",
        "security:audit",
    ),
}  # fmt: skip


def english_entries() -> list[polib.POEntry]:
    return [entry for domain in english.DOMAINS for entry in english.read(domain)]


@pytest.mark.parametrize("domain", english.DOMAINS)
def test_every_sentence_has_its_english_and_nothing_is_left_over(domain):
    assert english.faults(english.read(domain), english.wanted(domain)) == []


def test_the_english_is_not_vietnamese():
    """The words to search for are an example of typing; all else with a tone mark is a name."""
    left = {text for entry in english_entries() for text in english.english_of(entry)}
    assert sorted(text for text in left if VIETNAMESE.search(without(text, NAMES))) == []


@pytest.mark.needs_gettext
def test_msgfmt_finds_the_english_formats_right():
    source = english.CATALOGUES / "django.po"
    command = ["msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", source]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize(
    ("source", "text", "fault"),
    [
        ("Còn %(count)s việc", "%(count)s left", ""),
        ("Còn %(count)s việc", "%(n)s left", "khác chỗ điền"),
        (" và ", "and", "khác chỗ điền"),
        ("Đọc <b>kỹ</b>", "Read carefully", "khác chỗ điền"),
        ("Trang", "", "chưa dịch"),
    ],
)
def test_the_check_sees_what_is_wrong(source, text, fault):
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid=source, msgstr=text))
    found = english.faults(catalogue, {("", source): ""})
    assert found == ([f"{fault}: {source!r}"] if fault else [])


def test_the_check_reads_code_templates_and_plurals(tmp_path):
    pages = tmp_path / "room" / "templates"
    pages.mkdir(parents=True)
    (tmp_path / "room" / "code.py").write_text('_("Một")\nngettext_lazy("%(n)s cây", "các cây", 2)')
    (pages / "a.html").write_text(
        "{% load i18n %}{% translate 'Hai' %}{% blocktranslate count n=x %}{{ n }} lá"
        "{% plural %}{{ n }} các lá{% endblocktranslate %}{% translate 'Ba' context 'số' %}"
    )
    assert english.wanted("django", tmp_path) == {
        ("", "Một"): "", ("", "%(n)s cây"): "các cây", ("", "Hai"): "",
        ("", "%(n)s lá"): "%(n)s các lá", ("số", "Ba"): "",
    }  # fmt: skip


@pytest.fixture(autouse=True)
def _language_given_back() -> Iterator[None]:
    """A request leaves its language with the thread; the next test is to find its own."""
    with translation.override(translation.get_language()):
        yield


@pytest.fixture
def world(db, compiled):
    """A province at work: something of every kind is on the screens."""
    cache.clear()
    with clock.at(NOW):
        yield furnish(build())


def furnish(province: Province) -> SimpleNamespace:
    report = province.submitted()
    done = factories.make_evidence(province.officer, province.duty(code="II.3.a"))
    intake = upload(province.coordinator)
    people = {"officer": province.officer, "leader": province.leader}
    people["coordinator"] = province.coordinator
    people["provincial"] = factories.make_user(Role.PROVINCIAL_LEADER)
    people["administrator"] = factories.make_user(Role.SYSTEM_ADMINISTRATOR)
    organisation.name_focal_point(
        actor=province.leader, agency=province.commune, kind="leader", full_name="Trần Văn Bình"
    )
    waiting = factories.make_plan(
        [province.commune], year=2027, adopt=False, previous=province.plan
    )
    return SimpleNamespace(
        province=province, report=report, done=done, intake=intake, people=people, waiting=waiting
    )


def address(world: SimpleNamespace, screen: str) -> str:
    """The address of ``route``, ``route?query`` or ``route word`` in this world."""
    route, _mark, query = screen.partition("?")
    route, _space, word = route.partition(" ")
    url = reverse(route, kwargs=_arguments(world, route, word))
    return f"{url}?{query}" if query else url


def _arguments(world: SimpleNamespace, route: str, word: str) -> dict[str, object]:
    duty = world.province.duty(code="II.3.a")
    of_intake = {"pk": world.intake.pk}
    plan = world.waiting if word == "waiting" else world.province.plan
    named = {
        "plans:plan": {"pk": plan.pk},
        "plans:adopt": {"pk": world.waiting.pk},
        "plans:differences": {"pk": world.waiting.pk},
        "plans:task": {"pk": duty.task_id},
        "plans:unfold": {"pk": duty.task_id, "group": AgencyGroup.objects.earliest("pk").pk},
        "plans:assignment": {"pk": duty.pk},
        "plans:record_evidence": {"pk": duty.pk, "kind": word},
        "plans:evidence": {"pk": world.done.pk},
        "plans:change_evidence": {"pk": world.done.pk},
        "reports:report": {"pk": world.report.pk},
        "reports:preview": {"pk": world.report.pk},
        "reports:regime": {"pk": world.province.round.regime_id},
        "organisation:agency": {"pk": world.province.commune.pk},
        "organisation:name_focal_point": {"pk": world.province.commune.pk, "kind": "officer"},
        "organisation:user": {"pk": world.people["officer"].pk},
        "intake:task": {"pk": world.intake.pk, "task_pk": world.intake.tasks.first().pk},
    }
    for name in ("agencies", "compiled", "write_compiled"):
        named[f"reports:{name}"] = {"pk": world.province.round.pk}
    for name in ("review", "header", "tasks", "add_task"):
        named[f"intake:{name}"] = of_intake
    return named.get(route, {})


def test_the_screens_speak_no_vietnamese_of_their_own(world):
    known = {*NAMES, *stored_texts(), *document_words(world.province.round, world.report)}
    stored = sorted(known, key=len, reverse=True)
    leaks = {}
    for who, screens in SCREENS.items():
        client = Client()
        client.force_login(world.people[who])
        client.cookies["django_language"] = "en"
        for screen in screens:
            page = client.get(address(world, screen))
            assert page.status_code == 200, (who, screen, page.status_code)
            body = QUOTED.sub("", page.content.decode())  # pieces of stored texts
            found = spoken(body, stored)
            leaks |= {f"{who} {screen}": found} if found else {}
    assert leaks == {}, "\n".join(f"{at}: {found}" for at, found in leaks.items())


def spoken(page: str, stored: list[str]) -> list[str]:
    """Vietnamese on the page that is not data: tone marks left over, or a sentence of ours."""
    untranslated = {e.msgid for e in english_entries() if e.msgid not in english.english_of(e)}
    whole = page.replace("<mark>", "").replace("</mark>", "")  # words found by the search
    texts = set(visible_texts(unicodedata.normalize("NFC", whole)))  # Django's "Tiếng Việt" is not
    texts = {text for text in texts if not INITIALS.fullmatch(text)}
    marked = {text for text in texts if VIETNAMESE.search(without(whole_of(text, stored), stored))}
    return sorted(marked | (texts & untranslated - set(stored)))


def whole_of(text: str, stored: list[str]) -> str:
    """A text cut short with "…" is the one it was cut from, when it is one of ``stored``."""
    start = CODE.sub("", text.removesuffix("…").rstrip())
    is_cut = text.endswith("…") and len(start) > 10
    return next((full for full in stored if full.startswith(start)), text) if is_cut else text


def document_words(round: ReportRound, report: AgencyReport) -> Iterator[str]:
    """The wording of reports on screen: they are Vietnamese documents."""
    for text in gather(compile_round(round)).values():
        yield from (line.lstrip("-+ ") for line in [*text.splitlines(), folded(text)] if line)
    document = agency_document(report)
    signature = document.signature
    yield from (document.subject, signature.position.upper())
    yield f"TM. {signature.on_behalf_of.upper()}"


def without(text: str, known: Iterable[str]) -> str:
    """``text`` less every known piece; longest pieces first."""
    for piece in known:
        if not VIETNAMESE.search(text):
            break
        text = text.replace(piece, "")
    return text


def stored_texts() -> Iterator[str]:
    """What people typed or brought in: every text of the database, spaces folded."""
    for model in apps.get_models():
        if model.__module__.startswith("phohien."):
            kinds = (models.CharField, models.TextField, models.JSONField)
            names = [f.name for f in model._meta.fields if isinstance(f, kinds) and not f.choices]
            for row in model._default_manager.values_list(*names) if names else ():
                yield from _texts_in(list(row))


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from (" ".join(line.split()) for line in {value, *value.splitlines()} if line.strip())
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(part)


def test_documents_and_notices_stay_vietnamese_for_an_english_reader(province_at_work):
    province, round = province_at_work
    with translation.override("vi"):
        wanted = (fill(round, province.commune), consolidated_document(compile_round(round)))
    with translation.override("en"):
        got = (fill(round, province.commune), consolidated_document(compile_round(round)))
        report = province.submitted()
        letter = agency_document(report)
    assert got == wanted
    assert letter.subject.startswith("Kết quả công tác thông tin đối ngoại năm 2026")
    assert letter.appendices[0].title == "Số liệu của đơn vị"
    told = Notice.objects.get(recipient=province.coordinator, kind="report")
    assert told.subject == f"{province.commune} đã gửi báo cáo"


@pytest.fixture
def province_at_work(db, compiled) -> Iterator[tuple[Province, ReportRound]]:
    with clock.at(NOW):
        province = build()
        factories.make_evidence(province.officer, province.duty(code="II.3.a"))
        yield province, province.round


def test_an_english_screen_writes_days_first(world):
    client = Client()
    client.force_login(world.people["officer"])
    client.cookies["django_language"] = "en"
    page = client.get(address(world, "plans:assignments")).content.decode()
    assert "01/12/2026" in page and "12/01/2026" not in page
