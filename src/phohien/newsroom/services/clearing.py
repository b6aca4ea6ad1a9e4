"""Handing an item in for clearance, and what its outcome does to the item."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from phohien.clearance import services as clearance
from phohien.clearance.enums import CaseState
from phohien.clearance.events import CaseDecided, EmergencyStruckDown
from phohien.clearance.models import Case
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.media import services as media
from phohien.newsroom import snapshots
from phohien.newsroom.characters import printable
from phohien.newsroom.enums import Subject, WorkState
from phohien.newsroom.models import Publication
from phohien.newsroom.problems import problems
from phohien.newsroom.services.records import writers_of
from phohien.newsroom.workflow import WORK
from phohien.security import audit
from phohien.security.policies import require


class NotReady(RuleBroken):
    """Something is missing; ``found`` says what, one sentence each."""

    def __init__(self, found: list[str]) -> None:
        super().__init__("not-ready", _("Bài chưa trình duyệt được. ") + " ".join(found))
        self.found = found


@transaction.atomic
def request_clearance(
    *, actor, publication: Publication, note: str = "", is_correction: bool = False
) -> Case:
    """Hand in exactly what is written now. Raises NotReady with all that is missing.

    ``note`` is what readers will be told about the change; a correction must say what was wrong
    and what is right. It is cleared with the words.
    """
    publication = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    require(actor, "request", publication)
    _tell_readers(publication, printable(note).strip(), is_correction)
    draft = snapshots.draft_of(publication)
    found = problems(publication, draft)
    if found:
        raise NotReady(found)
    old, new = transition(publication, "request", WORK, field="work")
    about = subject(publication, actor, draft)
    case = clearance.request_clearance(actor=actor, subject=about)
    if case.state != CaseState.OPEN:  # these very words are cleared already: nobody is waited for
        new = transition(publication, "clear", WORK, field="work")[1]
    _show_to_signers(publication, draft)
    publication.save(update_fields=["work", "next_note", "next_is_correction"])
    audit.record(
        actor=actor,
        action="newsroom.request_clearance",
        on=publication,
        changes={"work": (old, new), "fingerprint": (None, case.fingerprint)},
        agency_id=publication.agency_id,
    )
    return case


def _tell_readers(publication: Publication, note: str, is_correction: bool) -> None:
    if is_correction and not note:
        raise InvalidInput("note", _("Cải chính phải nói rõ điều gì sai và điều đúng là gì."))
    publication.next_note, publication.next_is_correction = note, is_correction


def _show_to_signers(publication: Publication, draft: snapshots.Draft) -> None:
    media.note_draft_uses(
        subject_type=Subject.PUBLICATION,
        subject_id=publication.pk,
        photo_ids=draft.ids("photo"),
        clip_ids=draft.ids("clip"),
        paper_ids=draft.ids("paper"),
    )


def subject(publication: Publication, actor, draft: snapshots.Draft):
    """What clearance is asked about, with the people who may not clear it.

    Whoever wrote the note to readers has written too.
    """
    noted = {actor.pk} if publication.next_note and actor else set()
    return snapshots.subject_of(
        publication,
        draft,
        writer_ids=writers_of(publication) | noted,
        address=reverse("newsroom:item", args=[publication.pk]),
    )


MOVES = {
    CaseState.CLEARED: "clear",
    CaseState.RETURNED: "send_back",
    CaseState.CHANGES: "send_back",
}


def follow_case(event: CaseDecided) -> None:
    """The item goes the way its case went. A void case was the item's own doing."""
    move = MOVES.get(event.outcome)
    if event.subject_type != Subject.PUBLICATION or move is None:
        return
    publication = Publication.objects.select_for_update(of=("self",)).get(pk=event.subject_id)
    if publication.work != WorkState.IN_CLEARANCE:
        return
    transition(publication, move, WORK, field="work")
    publication.save(update_fields=["work"])


def follow_strike(event: EmergencyStruckDown) -> None:
    """An emergency publication that its reviewer struck down is taken down at once."""
    from phohien.newsroom.services.withdrawing import take_down

    if event.subject_type == Subject.PUBLICATION:
        publication = Publication.objects.select_for_update(of=("self",)).get(pk=event.subject_id)
        if publication.is_live:
            take_down(actor=None, publication=publication, reason=event.reason)
