"""Setting the claim of an item: by the room that keeps the case, never by a form of the CMS."""

from phohien.clearance import secrecy
from phohien.newsroom import claims, reading
from phohien.newsroom.models import Publication
from phohien.newsroom.services.drafting import save_draft


def set_claim(*, actor, publication: Publication, claim: dict, **fields) -> Publication:
    """A new draft with this claim and, together with it, other ``fields`` of the page.

    Raises InvalidInput("claim") for another shape, SecretSuspected for a mark of secrecy.
    """
    checked = claims.checked(claim)
    secrecy.require_clean_text(
        actor=actor, what="trích dẫn và căn cứ", text=reading.plain_text({"claim": checked})
    )
    return save_draft(actor=actor, publication=publication, claim=checked, **fields)
