"""The demo's cases: wrong news answered in two languages, our own mistake, and three on the desk.

Made through the services, cleared by the people who would sign. Stories of the demo's press are
used where they are there; otherwise the same words are typed in by hand.
"""

import datetime as dt
import json
from functools import cache
from pathlib import Path

from django.conf import settings

from phohien.clarifications import services
from phohien.clarifications.enums import LetterKind, Matter, Outcome
from phohien.clarifications.models import Case, FactRequest
from phohien.clearance.models import Topic
from phohien.demo import desk
from phohien.kernel import clock
from phohien.kernel.working_days import add_working_days
from phohien.newsroom.models import Publication
from phohien.organisation.models import Agency, User
from phohien.press_monitoring.models import Article

DATA = Path(__file__).with_name("data") / "clarifications.json"
TOPIC = "giai-thich-lam-ro"


def build(*, analyst: User) -> int:
    """Five cases in five states; how many there are. Done again, nothing is added.

    ``analyst`` holds the role of press analyst. The demo's people, press and site come first.
    """
    if not Case.objects.exists():
        desk.forget()
        told = json.loads(DATA.read_text(encoding="utf-8"))
        _fish(analyst, told["fish"])
        _names(analyst, told["names"])
        _sites(analyst, told["sites"])
        _opinion(analyst, told["opinion"])
        _letterbox(analyst, told["letterbox"])
    return Case.objects.count()


def _ago(hours: float):
    """The clock so many hours before now."""
    return clock.at(clock.now() - dt.timedelta(hours=hours))


@cache
def _agency(code: str) -> Agency:
    return Agency.objects.get(code=code)


def _open(analyst: User, told: dict, matter: str, **fields) -> Case:
    article = Article.objects.filter(url__contains=told.get("article", "-")).first()
    said = {
        "outlet": told.get("outlet", ""),
        "said_at": clock.now() - dt.timedelta(hours=3),
    }
    if article is not None:
        said = {
            "article": article, "story": article.story, "outlet": article.source.outlet,
            "outlet_home": article.source.homepage, "said_title": article.title,
            "said_url": article.url, "said_at": article.published_at,
        }  # fmt: skip
    return services.open_case(
        actor=analyst,
        agency=_agency(told["agency"]),
        matter=matter,
        received_at=fields.pop("received_at", clock.now()),
        topics=Topic.objects.filter(code=TOPIC),
        places=Agency.objects.filter(code__in=told.get("places", ())),
        title=told["title"],
        quotation=told["quotation"],
        asked=told["asked"],
        **(said | {"outlet": said["outlet"] or "Tin Nhanh 24"} | fields),
    )


def _ask(analyst: User, case: Case, told: dict, hours: int) -> FactRequest:
    return services.ask_agency(
        actor=analyst, case=case, agency=_agency(told["agency"]), question=told["question"],
        due_at=clock.now() + dt.timedelta(hours=hours),
    )  # fmt: skip


def _fact(actor: User, told: dict, **to) -> None:
    words = {name: told[name] for name in ("statement", "document", "number", "issuer")}
    services.add_fact(actor=actor, dated=clock.today(), **words, **to)


def _fish(analyst: User, told: dict) -> None:
    """Wrong news, answered in time in Vietnamese and English; the outlet was asked to correct."""
    with _ago(17):
        case = _open(analyst, told, Matter.MAJOR)
        services.write_dossier(actor=analyst, case=case, **told["dossier"])
        row = _ask(analyst, case, told["ask"], 6)
    expert = _agency(told["ask"]["agency"])
    with _ago(14):
        for fact in told["facts"]:
            _fact(desk.writer_of(expert), fact, request=row)
        services.prepare_request(
            actor=desk.writer_of(expert), request=row, answer=told["ask"]["answer"]
        )
        services.approve_request(actor=desk.leader_of(expert), request=row)
    with _ago(12):
        _answer(case, told)
    with _ago(9):
        _in_english(case, told)
    _demand(case, told)


def _answer(case: Case, told: dict) -> None:
    writer = desk.writer_of(case.agency)
    facts = case.facts.values_list("pk", flat=True)
    services.use_facts(actor=writer, case=case, facts=facts)
    services.write_answer(actor=writer, case=case, outcome=told["outcome"], **told["answer"])
    case.refresh_from_db()
    desk.put_out(case.publication)


def _in_english(case: Case, told: dict) -> None:
    words = dict(told["en"])
    text = {name: words.pop(name) for name in ("title", "lead", "text")}
    for number, fact in enumerate(told["facts"]):
        words |= {f"{name}_{number}": word for name, word in fact["en"].items()}
    row = services.translate_answer(
        actor=desk.writer_of(case.agency), case=case, locale="en", words=words, **text
    )
    desk.put_out(row)


def _demand(case: Case, told: dict) -> None:
    """Signed and sent this morning; the outlet's answer is awaited."""
    letter = services.write_letter(
        actor=desk.writer_of(case.agency), case=case, kind=LetterKind.DEMAND, outlet=case.outlet,
        medium="online", said_title=case.said_title or case.title, said_url=case.said_url,
        said_on=clock.today() - dt.timedelta(days=1), wrong=case.quotation,
        right=told["letter"]["right"],
        grounds="\n".join(f"{fact['document']} số {fact['number']} của {fact['issuer']}"
                          for fact in told["facts"]),
    )  # fmt: skip
    services.send_letter(
        actor=desk.leader_of(case.agency), letter=letter, number="1206/VP-BC", sent_on=clock.today()
    )


def _names(analyst: User, told: dict) -> None:
    """The clock of 24 hours runs; the agency's officer has answered, its leader has to sign."""
    with _ago(19):
        received = clock.now()
    with _ago(5):
        case = _open(
            analyst, told, Matter.DIVIDED, received_at=received, impact_determined_at=clock.now()
        )
        row = _ask(analyst, case, told["ask"], 8)
    expert = desk.writer_of(_agency(told["ask"]["agency"]))
    with _ago(2):
        _fact(expert, told["fact"], request=row)
        services.prepare_request(actor=expert, request=row, answer=told["ask"]["answer"])


def _sites(analyst: User, told: dict) -> None:
    """We were wrong: a correction of our own words, as prominent as any other."""
    wrong = Publication.objects.filter(locale="vi", path__contains=told["slug_of"]).first()
    home = {} if wrong is None else {
        "corrects": wrong, "said_title": wrong.title, "said_at": wrong.first_published_at,
        "said_url": f"{settings.BASE_URL}{wrong.path}", "outlet_home": settings.BASE_URL,
    }  # fmt: skip
    with desk.day("2026-09-09", 9):
        case = _open(analyst, told, Matter.OWN_WORDS, **home)
        for fact in told["facts"]:
            _fact(desk.writer_of(case.agency), fact, case=case)
    with desk.day("2026-09-10", 10):
        _answer(case, told)
        services.close_case(actor=analyst, case=case)


def _opinion(analyst: User, told: dict) -> None:
    with _ago(52):
        case = _open(analyst, told, Matter.WRONG_PRESS)
    with _ago(46):
        services.close_case(
            actor=analyst, case=case, outcome=Outcome.NO_REPLY, reason=told["reason"]
        )


def _letterbox(analyst: User, told: dict) -> None:
    """Forwarded by an editorial office fourteen working days ago: the limit is near."""
    day = add_working_days(clock.today(), -14)
    with desk.day(day.isoformat(), 9):
        _open(analyst, told, Matter.FORWARDED)
