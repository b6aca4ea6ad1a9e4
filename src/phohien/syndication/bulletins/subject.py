"""What of a bulletin is cleared: every word that is heard, and the very sound file."""

from phohien.clearance.subjects import Subject, fingerprint
from phohien.newsroom.models import Section
from phohien.syndication.models import Bulletin

TYPE = "bulletin"
HOME_SECTION = "tin-doi-ngoai"  # whose owner edits bulletins that come from no item


def snapshot_of(bulletin: Bulletin) -> dict:
    """The content that the signatures are for; days and communes may change without them."""
    return {
        "schema": 1,
        "type": TYPE,
        "title": bulletin.title,
        "summary": bulletin.summary,
        "text": bulletin.text,
        "locale": bulletin.locale,
        "agency": bulletin.agency.code,
        "source": bulletin.source,
        "topics": list(bulletin.topics),
        "audio": bulletin.audio_hash,
    }


def fingerprint_of(bulletin: Bulletin) -> str:
    return fingerprint(snapshot_of(bulletin))


def subject_of(bulletin: Bulletin) -> Subject:
    """The bulletin as clearance takes it."""
    return Subject(
        type=TYPE,
        id=bulletin.pk,
        locale=bulletin.locale,
        title=bulletin.title,
        agency_id=bulletin.agency_id,
        owner_id=_owner_id(bulletin),
        topic_codes=tuple(bulletin.topics),
        is_statement=False,
        snapshot=snapshot_of(bulletin),
        text="\n".join((bulletin.title, bulletin.summary, bulletin.text, bulletin.source)),
        writer_ids=frozenset(bulletin.writer_ids),
        address=f"/lam-viec/kenh/ban-tin/{bulletin.pk}/",
    )


def _owner_id(bulletin: Bulletin) -> int:
    if bulletin.publication_id:
        return bulletin.publication.section.owner_id
    return Section.objects.values_list("owner_id", flat=True).get(code=HOME_SECTION)
