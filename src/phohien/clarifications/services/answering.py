"""The answer: an item of the newsroom under the agency's name, with the claim and its evidence."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clarifications.claim_building import claim_of, translated, used_facts
from phohien.clarifications.enums import SPOKEN_OUTCOMES, CaseState, Outcome
from phohien.clarifications.models import Case
from phohien.clarifications.services.records import (
    cleaned,
    lock_case,
    record,
    require_pending,
)
from phohien.clarifications.workflow import CASE
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.newsroom import services as newsroom
from phohien.newsroom import snapshots, writing
from phohien.newsroom.enums import InformationKind, ItemKind
from phohien.newsroom.models import Publication, Section
from phohien.security import audit
from phohien.security.policies import require

SECTION = "lam-ro"


@transaction.atomic
def write_answer(
    *, actor, case: Case, outcome: str, title: str, lead: str, text: str, update: str = ""
) -> Case:
    """Write or change the answer as a draft of the newsroom; clearance begins there.

    ``lead`` is the short answer, ``text`` the whole one; ``update`` is added to what readers are
    told happened since. Raises RuleBroken("no-evidence") when no fact is chosen.
    """
    case = lock_case(case.pk)
    require(actor, "answer", case)
    require_pending(case)
    words = cleaned(actor, _("câu trả lời"), {"title": title, "lead": lead, "text": text})
    _require_answerable(case, outcome, words)
    first = case.publication_id is None
    publication = (_start if first else _change)(actor, case, outcome, words, update)
    changes = audit.changed(case, {"outcome": outcome, "publication": publication})
    if case.state == CaseState.OPEN:
        changes["state"] = transition(case, "answer", CASE)
    case.save()
    record(actor, "write_answer", case, changes, case.agency_id)
    return case


def _require_answerable(case: Case, outcome: str, words: dict) -> None:
    if outcome not in SPOKEN_OUTCOMES:
        raise InvalidInput("outcome", _("Hãy chọn kết luận của câu trả lời."))
    for name, message in (
        ("title", _("Hãy ghi tiêu đề.")),
        ("lead", _("Hãy viết câu trả lời ngắn: một, hai câu.")),
        ("text", _("Hãy viết câu trả lời.")),
    ):
        if not words[name]:
            raise InvalidInput(name, message)
    if not used_facts(case):
        raise RuleBroken(
            "no-evidence",
            _("Chưa có căn cứ nào được chọn. Không có căn cứ thì không trả lời và không duyệt."),
        )


def _start(actor, case: Case, outcome: str, words: dict, update: str) -> Publication:
    topics = list(case.topics.all())
    return newsroom.start_item(
        actor=actor,
        section=Section.objects.get(code=SECTION),
        agency=case.agency,
        title=words["title"],
        lead=words["lead"],
        body=writing.blocks_of(words["text"]),
        topics=topics,
        communes=case.places.all(),
        byline=case.agency.name,
        information_kind=InformationKind.CLARIFICATION,
        plan_task=case.plan_task,
        claim=claim_of(case, outcome=outcome, updates=_updates([], update)),
        **_kind(case, outcome),
    )


def _kind(case: Case, outcome: str) -> dict:
    """Our own mistake is a correction of our own words, and says of which."""
    if outcome == Outcome.WE_WERE_WRONG:
        return {"kind": ItemKind.CORRECTION, "corrects": case.corrects}
    return {"kind": ItemKind.STATEMENT, "corrects": None}


def _change(actor, case: Case, outcome: str, words: dict, update: str) -> Publication:
    publication = case.publication
    page = snapshots.latest(publication)
    told = (page.claim or {}).get("updates", [])
    newsroom.set_claim(
        actor=actor,
        publication=publication,
        claim=claim_of(case, outcome=outcome, updates=_updates(told, update)),
        title=words["title"],
        lead=words["lead"],
        body=writing.blocks_of(words["text"]),
        topics=list(case.topics.all()),
        communes=list(case.places.all()),
        plan_task=case.plan_task,
        **_kind(case, outcome),
    )
    return publication


def _updates(told: list[dict], update: str) -> list[dict]:
    new = {"on": clock.today().isoformat(), "text": update.strip()}
    if not new["text"] or (told and told[-1] == new):  # nothing, or the form was sent twice
        return told
    return [*told, new]


@transaction.atomic
def translate_answer(
    *, actor, case: Case, locale: str, title: str, lead: str, text: str, words: dict[str, str]
) -> Publication:
    """The published answer in another language, claim and evidence included.

    ``words``: see ``claim_building.translated``. Asked again it changes the draft.
    """
    case = lock_case(case.pk)
    require(actor, "view", case)
    source = case.publication
    if source is None or source.current_id is None:
        raise RuleBroken("no-source", _("Câu trả lời cần được đăng trước khi dịch."))
    told = cleaned(actor, _("bản dịch câu trả lời"), {"title": title, "lead": lead, "text": text})
    claim = translated(source.current.snapshot["claim"], locale=locale,
                       words=cleaned(actor, _("bản dịch câu trả lời"), words))  # fmt: skip
    fields = {
        "title": told["title"],
        "lead": told["lead"],
        "body": writing.blocks_of(told["text"]),
        "byline": case.agency.name_en or case.agency.name,
    }
    standing = source.translations.filter(locale=locale).first()
    if standing is not None:
        newsroom.set_claim(actor=actor, publication=standing, claim=claim, **fields)
        return standing
    return newsroom.write_translation(
        actor=actor, publication=source, locale=locale, claim=claim, **fields
    )
